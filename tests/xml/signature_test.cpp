// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/test_pki.hpp"
#include "fakes/xml_signer.hpp"

#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/xml/signature.hpp>

#include <array>
#include <gtest/gtest.h>
#include <thread>

namespace cunho::test {
namespace {

using xml::SignatureResult;

constexpr auto exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
constexpr auto enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";

class XmlSignatureCheck : public testing::Test {
  protected:
    /// A small list with the signature's template at its end.
    static std::string list(const XmlSignature& signature) { return list(signature.text()); }
    static std::string list(const std::string& signature) {
        return "<list xmlns=\"urn:list\" Id=\"list\"><item Id=\"item\">um</item><item>dois</item>" +
               signature + "</list>";
    }

    std::string signedList(const XmlSignature& signature = {}) const {
        return signer_.sign(list(signature), pki_.leafKeyFile().string());
    }

    static std::string replaced(std::string text, std::string_view from, std::string_view to) {
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            throw std::logic_error("nothing to replace: " + std::string(from));
        return text.replace(at, from.size(), to);
    }

    SignatureResult verify(const std::string& text) const { return verify(text, {pki_.leaf().der()}); }
    static SignatureResult verify(const std::string& text, const std::vector<Bytes>& certificates) {
        return verifyEnvelopedSignature(xml::Document::parse(asBytes(text)), certificates);
    }
    std::string_view check(const std::string& text) const { return signatureCheckName(verify(text).check); }

    TestPki pki_;
    XmlSigner signer_{{"urn:list:list", "urn:list:item"}};
};

TEST_F(XmlSignatureCheck, AcceptsWhatXmlsec1SignsAndVerifies) {
    XmlSignature byId;
    byId.rootUri = "#list";
    XmlSignature plain;
    plain.propertiesId.clear();
    XmlSignature inclusive;
    inclusive.transforms = {enveloped, "http://www.w3.org/TR/2001/REC-xml-c14n-20010315"};
    inclusive.canonicalization = "http://www.w3.org/2006/12/xml-c14n11";
    XmlSignature prefixes;
    prefixes.transforms = {enveloped, "<ds:Transform Algorithm=\"" + std::string(exclusive) +
                                          "\"><ec:InclusiveNamespaces xmlns:ec=\"" + exclusive +
                                          "\" PrefixList=\"xs\"/></ds:Transform>"};
    XmlSignature alone;
    alone.transforms = {enveloped};
    XmlSignature strong;
    strong.method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512";
    strong.digest = "http://www.w3.org/2001/04/xmlenc#sha512";
    XmlSignature medium;
    medium.method = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha384";
    medium.digest = "http://www.w3.org/2001/04/xmldsig-more#sha384";
    for (const XmlSignature& signature :
         {XmlSignature{}, byId, plain, inclusive, prefixes, alone, strong, medium}) {
        const std::string text = signedList(signature);
        EXPECT_TRUE(signer_.wellFormed(text));
        EXPECT_TRUE(signer_.verifies(text, pki_.leafFile())) << text;
        const SignatureResult result = verify(text);
        EXPECT_EQ(signatureCheckName(result.check), "Valid") << result.detail << "\n" << text;
        EXPECT_EQ(result.detail, "");
    }
}

TEST_F(XmlSignatureCheck, AcceptsAnEllipticCurve) {
    const TemporaryFolder folder("cunho-ec");
    const std::string key = (folder.path() / "key.pem").string();
    const std::string certificate = (folder.path() / "certificate.pem").string();
    ASSERT_TRUE(ask("openssl", {"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
                                "-nodes", "-keyout", key, "-out", certificate, "-subj", "/CN=EC"})
                    .good);
    XmlSignature signature;
    signature.method = "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256";
    const std::string text = signer_.sign(list(signature), key);
    EXPECT_TRUE(signer_.verifies(text, certificate));
    const Bytes der = crypto::Certificate::fromPem(asText(readFile(certificate))).der();
    EXPECT_EQ(signatureCheckName(verify(text, {der}).check), "Valid");
    // A key of another kind among the certificates neither helps nor hinders.
    const SignatureResult second = verify(text, {pki_.leaf().der(), der});
    EXPECT_EQ(signatureCheckName(second.check), "Valid");
    EXPECT_EQ(second.signer, 1U);
    EXPECT_EQ(check(text), "SignatureWrong");
}

TEST_F(XmlSignatureCheck, AcceptsRsaPssThatOpensslMade) {
    const auto port = [](const Bytes& certificate, std::string_view digest, ByteView data, ByteView value) {
        const auto algorithm = crypto::signatureAlgorithmNamed("RSASSA-PSS, " + std::string(digest));
        return crypto::verifySignature(crypto::Certificate::fromDer(certificate), algorithm.value(),
                                       crypto::digest(algorithm->digest, data), value);
    };
    const auto checkWith = [&](const std::string& text, const std::vector<Bytes>& certificates) {
        const auto document = xml::Document::parse(asBytes(text));
        return signatureCheckName(verifyEnvelopedSignature(document, certificates, port).check);
    };
    for (const char* const size : {"256", "384", "512"}) {
        const std::string text = signer_.signPss(list(XmlSignature{}), pki_.leafKeyFile(), size);
        EXPECT_EQ(checkWith(text, {pki_.leaf().der()}), "Valid");
        EXPECT_EQ(checkWith(text, {pki_.tls().der()}), "SignatureWrong");
        EXPECT_EQ(checkWith(replaced(text, "dois", "tres"), {pki_.leaf().der()}), "DigestWrong");
        EXPECT_EQ(checkWith(replaced(text, "2026-11-01", "2026-11-02"), {pki_.leaf().der()}), "DigestWrong");
        EXPECT_EQ(check(text), "ForbiddenAlgorithm"); // nobody who could check it
    }
    EXPECT_EQ(checkWith(replaced(signedList(), "xmldsig-more#rsa-sha256", "xmldsig-more#x"), {}),
              "ForbiddenAlgorithm");
    EXPECT_EQ(checkWith(replaced(signedList(), "2001/04/xmldsig-more#rsa-sha256",
                                 "2007/05/xmldsig-more#sha256-rsa-MGF1"),
                        {pki_.leaf().der()}),
              "SignatureWrong");
}

TEST_F(XmlSignatureCheck, TakesKeysFromTheGivenCertificatesAlone) {
    XmlSignature signature;
    signature.keyInfo = "<ds:X509Data/><ds:KeyValue/>";
    const std::string text =
        signer_.sign(list(signature), pki_.tlsKeyFile().string() + "," + pki_.tlsChainFile().string());
    ASSERT_NE(text.find("<ds:X509Certificate>"), std::string::npos);
    EXPECT_EQ(signatureCheckName(verify(text, {pki_.tls().der()}).check), "Valid");
    EXPECT_EQ(check(text), "SignatureWrong");
    EXPECT_EQ(signatureCheckName(verify(text, {}).check), "SignatureWrong");
    EXPECT_EQ(signatureCheckName(verify(text, {Bytes{0x30, 0x00}}).check), "SignatureWrong");
    // Its issuer signed the key inside the document, but no document.
    EXPECT_EQ(signatureCheckName(verify(text, {pki_.issuing().der(), pki_.root().der()}).check),
              "SignatureWrong");
}

TEST_F(XmlSignatureCheck, NamesWhatIsWrongWithASignature) {
    const std::string good = signedList();
    const std::string value = good.substr(good.find("<ds:SignatureValue>") + 19, 12);
    const std::string digest = good.substr(good.find("<ds:DigestValue>") + 16, 12);
    const std::string signature = good.substr(good.find("<ds:Signature "), good.find("</ds:Signature>") + 15 -
                                                                               good.find("<ds:Signature "));
    const std::string root = "<ds:Reference URI=\"\"";
    const std::string envelopedTransform = "<ds:Transform Algorithm=\"" + std::string(enveloped) + "\"/>";
    const auto method = [&](const std::string& uri) {
        return replaced(good, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256", uri);
    };
    const auto transform = [&](const std::string& uri) {
        return replaced(good, envelopedTransform,
                        envelopedTransform + "<ds:Transform Algorithm=\"" + uri + "\"/>");
    };
    const struct {
        const char* name;
        std::string text;
        const char* found;
    } cases[] = {
        {"good", good, "Valid"},
        {"unsigned", list(""), "NoSignature"},
        {"altered content", replaced(good, "dois", "tres"), "DigestWrong"},
        {"altered attribute", replaced(good, "Id=\"item\"", "Id=\"iten\""), "DigestWrong"},
        {"added element", replaced(good, "<item>", "<item/><item>"), "DigestWrong"},
        {"altered signing time", replaced(good, "2026-11-01", "2026-11-02"), "DigestWrong"},
        {"altered digest", replaced(good, digest, "AAAAAAAAAAAA"), "DigestWrong"},
        {"altered value", replaced(good, value, "AAAAAAAAAAAA"), "SignatureWrong"},
        {"no value",
         replaced(replaced(good, "<ds:SignatureValue>", "<ds:Value>"), "</ds:SignatureValue>", "</ds:Value>"),
         "Malformed"},
        {"empty template", list(XmlSignature{}), "SignatureWrong"},
        {"two signatures", replaced(good, signature, signature + signature), "SeveralSignatures"},
        {"root moved below a new root",
         "<list xmlns=\"urn:list\">" + good.substr(good.find("<list")) + "</list>", "NoSignature"},
        {"file reference", replaced(good, root, "<ds:Reference URI=\"file:///etc/hostname\""),
         "ForeignReference"},
        {"relative file", replaced(good, root, "<ds:Reference URI=\"a.xml\""), "ForeignReference"},
        {"http reference", replaced(good, root, "<ds:Reference URI=\"http://127.0.0.1:1/\""),
         "ForeignReference"},
        {"no address", replaced(good, root, "<ds:Reference"), "ForeignReference"},
        {"XPointer", replaced(good, root, "<ds:Reference URI=\"#xpointer(/)\""), "ForeignReference"},
        {"another element", replaced(good, root, "<ds:Reference URI=\"#item\""), "ForeignReference"},
        {"nobody's id", replaced(good, root, "<ds:Reference URI=\"#nobody\""), "ForeignReference"},
        {"an empty id", replaced(good, root, "<ds:Reference URI=\"#\""), "ForeignReference"},
        {"root twice", replaced(good, "URI=\"#xades-props\"", "URI=\"#list\""), "ForeignReference"},
        {"SHA-1 signature", method("http://www.w3.org/2000/09/xmldsig#rsa-sha1"), "ForbiddenAlgorithm"},
        {"HMAC", method("http://www.w3.org/2001/04/xmldsig-more#hmac-sha256"), "ForbiddenAlgorithm"},
        {"DSA", method("http://www.w3.org/2009/xmldsig11#dsa-sha256"), "ForbiddenAlgorithm"},
        {"no algorithm", method(""), "ForbiddenAlgorithm"},
        {"SHA-1 digest",
         replaced(good, "http://www.w3.org/2001/04/xmlenc#sha256", "http://www.w3.org/2000/09/xmldsig#sha1"),
         "ForbiddenAlgorithm"},
        {"odd canonicalization",
         replaced(good, "<ds:CanonicalizationMethod Algorithm=\"" + std::string(exclusive),
                  "<ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#base64"),
         "ForbiddenAlgorithm"},
        {"XSLT", transform("http://www.w3.org/TR/1999/REC-xslt-19991116"), "ForbiddenTransform"},
        {"XPath", transform("http://www.w3.org/TR/1999/REC-xpath-19991116"), "ForbiddenTransform"},
        {"XPath filter", transform("http://www.w3.org/2002/06/xmldsig-filter2"), "ForbiddenTransform"},
        {"base64", transform("http://www.w3.org/2000/09/xmldsig#base64"), "ForbiddenTransform"},
        {"enveloped twice", transform(enveloped), "ForbiddenTransform"},
        {"canonicalized thrice", transform(exclusive), "ForbiddenTransform"},
        {"not enveloped", replaced(good, envelopedTransform, ""), "ForbiddenTransform"},
        {"parameters of a method",
         replaced(good, "rsa-sha256\"/>",
                  "rsa-sha256\"><ds:HMACOutputLength>1</ds:HMACOutputLength>"
                  "</ds:SignatureMethod>"),
         "Malformed"},
        {"no SignedInfo", list("<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>"),
         "Malformed"},
    };
    for (const auto& [name, text, found] : cases) {
        const SignatureResult result = verify(text);
        EXPECT_EQ(signatureCheckName(result.check), found) << name << ": " << result.detail;
    }
}

TEST_F(XmlSignatureCheck, RefusesWrappedSignatures) {
    XmlSignature byId;
    byId.rootUri = "#list";
    const std::string good = signedList(byId);
    const std::string whole = good.substr(good.find("<list"));
    const std::size_t at = whole.find("<ds:Signature ");
    const std::string signature = whole.substr(at, whole.find("</ds:Signature>") + 15 - at);
    const std::string original = replaced(whole, signature, "");
    const auto below = [&](const std::string& id, const std::string& more) {
        return "<list xmlns=\"urn:list\"" + id + "><item>falso</item>" + more + "</list>";
    };
    const std::string inObject =
        replaced(signature, "</ds:Signature>", "<ds:Object>" + original + "</ds:Object></ds:Signature>");
    EXPECT_EQ(check(good), "Valid");
    EXPECT_EQ(check(below("", whole)), "NoSignature");
    EXPECT_EQ(check(below("", original + signature)), "ForeignReference");
    EXPECT_EQ(check(below(" Id=\"list\"", original + signature)), "DuplicateId");
    EXPECT_EQ(check(below(" ID=\"list\"", original + signature)), "DuplicateId");
    EXPECT_EQ(check(below(" xml:id=\"list\"", original + signature)), "DuplicateId");
    EXPECT_EQ(check(below(" Id=\"list\"", inObject)), "DuplicateId");
    EXPECT_EQ(check(below(" Id=\"other\"", inObject)), "ForeignReference");
    // Properties that are signed, but another element's; and none but those are signed.
    const std::string outside = "<xades:SignedProperties xmlns:xades=\"http://uri.etsi.org/01903/v1.3.2#\" "
                                "Id=\"xades-props\"/>";
    EXPECT_EQ(check(replaced(good, "<item>dois", outside + "<item>dois")), "DuplicateId");
    const std::size_t first = good.find("<ds:Reference ");
    const std::size_t second = good.find("<ds:Reference ", first + 1);
    EXPECT_EQ(check(good.substr(0, first) + good.substr(second)), "RootNotSigned");
}

TEST_F(XmlSignatureCheck, RefusesWhatXmlsec1WouldFollow) {
    const std::filesystem::path other = signer_.put("other.txt", "other");
    XmlSignature external;
    external.moreReferences = external.reference("file://" + other.string(), "", {});
    const std::string text = signedList(external);
    EXPECT_TRUE(signer_.verifies(text, pki_.leafFile()));
    EXPECT_EQ(check(text), "ForeignReference");

    XmlSignature nothing; // an XPath that keeps no node: the signature covers nothing and always holds
    nothing.transforms.insert(
        nothing.transforms.begin() + 1,
        "<ds:Transform "
        "Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>false()</ds:XPath>"
        "</ds:Transform>");
    const std::string empty = signedList(nothing);
    EXPECT_TRUE(signer_.verifies(replaced(empty, "dois", "mil"), pki_.leafFile()));
    EXPECT_EQ(check(empty), "ForbiddenTransform");
}

TEST_F(XmlSignatureCheck, WorksFromSeveralThreadsAndStaysSilent) {
    const std::string good = signedList();
    const std::string bad = replaced(good, "dois", "tres");
    testing::internal::CaptureStderr();
    std::vector<std::thread> threads;
    std::array<std::size_t, 4> right{};
    for (std::size_t& count : right) {
        threads.emplace_back([&] {
            for (int i = 0; i < 10; ++i)
                count += check(good) == "Valid" && check(bad) == "DigestWrong" ? 1U : 0U;
        });
    }
    for (std::thread& thread : threads)
        thread.join();
    for (const std::size_t count : right)
        EXPECT_EQ(count, 10U);
    EXPECT_EQ(verify(good, {pki_.tls().der(), Bytes{1}}).signer, 1U);
    EXPECT_EQ(testing::internal::GetCapturedStderr(), "");
}

} // namespace
} // namespace cunho::test
