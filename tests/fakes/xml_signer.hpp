// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/judges.hpp"

#include <cunho/core/file.hpp>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace cunho::test {

/// An enveloped XAdES signature as a template for the xmlsec1 program, by default as trusted lists carry it.
struct XmlSignature {
    std::string rootUri; ///< "" or "#id"
    std::vector<std::string> transforms{"http://www.w3.org/2000/09/xmldsig#enveloped-signature",
                                        "http://www.w3.org/2001/10/xml-exc-c14n#"};
    std::string canonicalization = "http://www.w3.org/2001/10/xml-exc-c14n#";
    std::string method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    std::string digest = "http://www.w3.org/2001/04/xmlenc#sha256";
    std::string propertiesId = "xades-props"; ///< empty: XML Signature without XAdES
    std::string moreReferences;               ///< added after the others
    std::string keyInfo;                      ///< content of KeyInfo

    std::string reference(const std::string& uri, const std::string& type,
                          const std::vector<std::string>& by) const {
        std::string out = "<ds:Reference URI=\"" + uri + "\"" + type + ">";
        if (!by.empty()) {
            out += "<ds:Transforms>";
            for (const std::string& transform : by)
                out += transform.starts_with('<') ? transform
                                                  : "<ds:Transform Algorithm=\"" + transform + "\"/>";
            out += "</ds:Transforms>";
        }
        return out + "<ds:DigestMethod Algorithm=\"" + digest + "\"/><ds:DigestValue/></ds:Reference>";
    }

    std::string text() const {
        std::string out = "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\" Id=\"signature\">"
                          "<ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"" +
                          canonicalization + "\"/><ds:SignatureMethod Algorithm=\"" + method + "\"/>" +
                          reference(rootUri, "", transforms);
        if (!propertiesId.empty())
            out += reference("#" + propertiesId, " Type=\"http://uri.etsi.org/01903#SignedProperties\"",
                             {"http://www.w3.org/2001/10/xml-exc-c14n#"});
        out += moreReferences + "</ds:SignedInfo><ds:SignatureValue/>";
        if (!keyInfo.empty())
            out += "<ds:KeyInfo>" + keyInfo + "</ds:KeyInfo>";
        if (!propertiesId.empty())
            out += "<ds:Object><xades:QualifyingProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" "
                   "Target=\"#signature\"><xades:SignedProperties Id=\"" +
                   propertiesId +
                   "\"><xades:SignedSignatureProperties><xades:SigningTime>2026-11-01T10:00:00Z"
                   "</xades:SigningTime></xades:SignedSignatureProperties></xades:SignedProperties>"
                   "</xades:QualifyingProperties></ds:Object>";
        return out + "</ds:Signature>";
    }
};

/// Signs and judges by the xmlsec1 program. Elements named in `ids` have an Id that references may use.
class XmlSigner {
  public:
    explicit XmlSigner(std::vector<std::string> ids) {
        ids.emplace_back("http://uri.etsi.org/01903/v1.3.2#:SignedProperties");
        for (const std::string& id : ids)
            idOptions_.insert(idOptions_.end(), {"--id-attr:Id", id});
    }

    /// `xml` with the template inside, signed. `key` is a PEM file, or "key,certificate" to fill KeyInfo.
    std::string sign(const std::string& xml, const std::string& key) const {
        std::vector<std::string> arguments{"--sign", "--privkey-pem", key};
        arguments.insert(arguments.end(), idOptions_.begin(), idOptions_.end());
        arguments.push_back(put("template.xml", xml).string());
        const Verdict verdict = ask("xmlsec1", arguments);
        if (!verdict.good)
            throw std::runtime_error("xmlsec1 does not sign: " + verdict.report);
        return verdict.report;
    }

    /// Signs by RSASSA-PSS with SHA-`size`, which xmlsec1 1.2 cannot: it makes the digests, xmllint the
    /// canonical SignedInfo (exclusive), openssl the value. The template asks for rsa-sha256.
    std::string signPss(const std::string& xml, const std::filesystem::path& key,
                        const std::string& size) const {
        std::string text = sign(xml, key.string());
        const std::string usual = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
        text.replace(text.find(usual), usual.size(),
                     "http://www.w3.org/2007/05/xmldsig-more#sha" + size + "-rsa-MGF1");
        const std::size_t from = text.find("<ds:SignedInfo>");
        std::string signedInfo = text.substr(from, text.find("<ds:SignatureValue>") - from);
        signedInfo.insert(14, " xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"");
        const auto bare = put("bare.xml", signedInfo);
        const auto canonical = put("canonical.xml", ask("xmllint", {"--exc-c14n", bare.string()}).report);
        const Verdict made =
            ask("openssl", {"dgst", "-sha" + size, "-sign", key.string(), "-sigopt", "rsa_padding_mode:pss",
                            "-sigopt", "rsa_pss_saltlen:digest", canonical.string()});
        if (!made.good)
            throw std::runtime_error("openssl does not sign");
        const std::size_t value = text.find("<ds:SignatureValue>") + 19;
        return text.substr(0, value) + toBase64(asBytes(made.report)) +
               text.substr(text.find("</ds:SignatureValue>"));
    }

    /// Whether xmlsec1 verifies it with the key of a certificate in a PEM file.
    bool verifies(const std::string& xml, const std::filesystem::path& certificate) const {
        std::vector<std::string> arguments{"--verify", "--pubkey-cert-pem", certificate.string()};
        arguments.insert(arguments.end(), idOptions_.begin(), idOptions_.end());
        arguments.push_back(put("signed.xml", xml).string());
        return ask("xmlsec1", arguments).good;
    }

    /// Whether xmllint finds it well-formed.
    bool wellFormed(const std::string& xml) const {
        return ask("xmllint", {"--noout", "--nonet", put("lint.xml", xml).string()}).good;
    }

    std::filesystem::path put(const std::string& name, const std::string& content) const {
        AtomicFile file(folder_.path() / name, AtomicFile::Existing::Replace);
        file.write(asBytes(content));
        file.commit();
        return folder_.path() / name;
    }

  private:
    TemporaryFolder folder_{"cunho-xmlsec"};
    std::vector<std::string> idOptions_;
};

} // namespace cunho::test
