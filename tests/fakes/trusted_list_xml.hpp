// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/xml_signer.hpp"

#include <cunho/crypto/certificate.hpp>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

/// A trusted list as XML (TS 119 612, versions 5 and 6), to be signed by the xmlsec1 program:
///
///     TrustedListXml list;
///     list.services = {{"CA/QC", "Emissora", {pki.issuing()}}};
///     writeFile(file, list.signedBy(pki.leafKeyFile()));
struct TrustedListXml {
    struct Service {
        std::string type = "CA/QC";
        std::string name = "Emissora";
        std::vector<crypto::Certificate> certificates;
        std::string from = "2016-07-01T00:00:00Z";
        std::string status = "granted";
        std::vector<std::pair<std::string, std::string>> history{}; ///< time and status
        std::vector<std::string> uses{};
        std::string moreIdentity{}; ///< added to its digital identity
    };

    std::string version = "5";
    std::string number = "42";
    std::string territory = "PT";
    std::string nextUpdate = "<dateTime>2027-05-01T00:00:00Z</dateTime>";
    std::string provider = "<Name xml:lang=\"en\">Test provider</Name><Name xml:lang=\"pt\">Prestador de "
                           "teste</Name>";
    std::vector<Service> services;
    /// Territory and who signs its list; a list of lists has them.
    std::vector<std::pair<std::string, crypto::Certificate>> pointers{};
    XmlSignature signature;

    /// With the signature's template.
    std::string text() const {
        std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                          "<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\" Id=\"list\" "
                          "TSLTag=\"http://uri.etsi.org/19612/TSLTag\">\n" +
                          scheme();
        if (!services.empty()) {
            out += "<TrustServiceProviderList><TrustServiceProvider><TSPInformation><TSPName>" + provider +
                   "</TSPName></TSPInformation><TSPServices>\n";
            for (const Service& service : services)
                out += text(service);
            out += "</TSPServices></TrustServiceProvider></TrustServiceProviderList>";
        }
        return out + signature.text() + "</TrustServiceStatusList>\n";
    }

    std::string signedBy(const std::filesystem::path& key) const {
        return signer().sign(text(), key.string());
    }

    static XmlSigner signer() { return XmlSigner({"http://uri.etsi.org/02231/v2#:TrustServiceStatusList"}); }

  private:
    std::string scheme() const {
        return "<SchemeInformation><TSLVersionIdentifier>" + version +
               "</TSLVersionIdentifier><TSLSequenceNumber>" + number +
               "</TSLSequenceNumber>"
               "<TSLType>http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType>"
               "<SchemeTerritory>" +
               territory + "</SchemeTerritory>" + pointersText() +
               "<ListIssueDateTime>2026-11-01T10:00:00Z</ListIssueDateTime><NextUpdate>" + nextUpdate +
               "</NextUpdate></SchemeInformation>\n";
    }

    std::string pointersText() const {
        if (pointers.empty())
            return "";
        std::string out = "<PointersToOtherTSL>";
        for (const auto& [where, signer] : pointers)
            out += "<OtherTSLPointer><ServiceDigitalIdentities><ServiceDigitalIdentity><DigitalId>"
                   "<X509Certificate>" +
                   toBase64(signer.der()) +
                   "</X509Certificate></DigitalId></ServiceDigitalIdentity></ServiceDigitalIdentities>"
                   "<TSLLocation>https://lists.example/" +
                   where +
                   ".xml</TSLLocation><AdditionalInformation><OtherInformation><TSLType>"
                   "http://uri.etsi.org/TrstSvc/TrustedList/TSLType/EUgeneric</TSLType></OtherInformation>"
                   "<OtherInformation><SchemeTerritory>" +
                   where + "</SchemeTerritory></OtherInformation></AdditionalInformation></OtherTSLPointer>";
        return out + "</PointersToOtherTSL>";
    }

    static std::string statusUri(const std::string& status) {
        return "<ServiceStatus>http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/" + status +
               "</ServiceStatus>";
    }

    static std::string text(const Service& service) {
        const std::string head = "<ServiceTypeIdentifier>http://uri.etsi.org/TrstSvc/Svctype/" +
                                 service.type +
                                 "</ServiceTypeIdentifier><ServiceName><Name xml:lang=\"en\">" +
                                 service.name + "</Name></ServiceName>";
        std::string out = "<TSPService><ServiceInformation>" + head + "<ServiceDigitalIdentity>";
        for (const auto& certificate : service.certificates)
            out += "<DigitalId><X509Certificate>" + toBase64(certificate.der()) +
                   "</X509Certificate></DigitalId>";
        out += service.moreIdentity + "</ServiceDigitalIdentity>" + statusUri(service.status) +
               "<StatusStartingTime>" + service.from + "</StatusStartingTime>";
        if (!service.uses.empty())
            out += "<ServiceInformationExtensions>";
        for (const std::string& use : service.uses)
            out += "<Extension Critical=\"false\"><AdditionalServiceInformation><URI xml:lang=\"en\">"
                   "http://uri.etsi.org/TrstSvc/TrustedList/SvcInfoExt/" +
                   use + "</URI></AdditionalServiceInformation></Extension>";
        if (!service.uses.empty())
            out += "</ServiceInformationExtensions>";
        out += "</ServiceInformation>";
        if (!service.history.empty())
            out += "<ServiceHistory>";
        for (const auto& [from, status] : service.history)
            out += "<ServiceHistoryInstance>" + head + "<ServiceDigitalIdentity/>" + statusUri(status) +
                   "<StatusStartingTime>" + from + "</StatusStartingTime></ServiceHistoryInstance>";
        if (!service.history.empty())
            out += "</ServiceHistory>";
        return out + "</TSPService>\n";
    }
};

} // namespace cunho::test
