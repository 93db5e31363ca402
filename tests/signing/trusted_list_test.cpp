// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/test_pki.hpp"
#include "fakes/trusted_list_xml.hpp"

#include <cunho/core/error.hpp>
#include <cunho/signing/trusted_list.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using signing::TrustedList;
using signing::TrustService;
using testing::ElementsAre;

class TrustedListTest : public testing::Test {
  protected:
    using path = std::filesystem::path;
    using Certificates = std::vector<crypto::Certificate>;

    TrustedListXml small() const {
        TrustedListXml list;
        list.services = {{"CA/QC", "Emissora", {pki_.issuing()}}};
        return list;
    }

    path put(const std::string& content, const std::string& name = "list.xml") const {
        AtomicFile file(folder_.path() / name, AtomicFile::Existing::Replace);
        file.write(asBytes(content));
        file.commit();
        return folder_.path() / name;
    }

    TrustedList read(const std::string& content) const {
        return signing::readTrustedList(put(content), {pki_.leaf()});
    }
    TrustedList signedAndRead(const TrustedListXml& list) const {
        return read(list.signedBy(pki_.leafKeyFile()));
    }

    /// "Fault/REASON: first word of the detail" of what reading throws; the file is named each time.
    std::string refusal(const std::string& content) const {
        try {
            read(content);
        } catch (const Error& error) {
            EXPECT_EQ(error.params().at("file"), "list.xml");
            std::string out = std::string(faultName(error.fault())) + "/" + error.reason();
            if (error.fault() == Fault::Trust)
                out += " " + error.detail().substr(0, error.detail().find(':'));
            return out;
        }
        return "nothing";
    }

    static std::string replaced(std::string text, std::string_view from, std::string_view to) {
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            throw std::logic_error("nothing to replace: " + std::string(from));
        return text.replace(at, from.size(), to);
    }

    TestPki pki_;
    TemporaryFolder folder_{"cunho-list"};
};

TEST_F(TrustedListTest, ReadsVersionsFiveAndSixThatXmlsec1Verifies) {
    const XmlSigner judge = TrustedListXml::signer();
    for (const char* const version : {"5", "6"}) {
        TrustedListXml xml = small();
        xml.version = version;
        xml.signature.rootUri = xml.version == "6" ? "#list" : "";
        const std::string text = xml.signedBy(pki_.leafKeyFile());
        EXPECT_TRUE(judge.verifies(text, pki_.leafFile()));
        EXPECT_TRUE(judge.wellFormed(text));
        const TrustedList list = read(text);
        EXPECT_EQ(std::to_string(list.version), version);
        EXPECT_EQ(list.territory, "PT");
        EXPECT_EQ(list.sequenceNumber, "42");
        EXPECT_EQ(formatUtc(list.issued), "2026-11-01T10:00:00Z");
        ASSERT_TRUE(list.nextUpdate);
        EXPECT_EQ(formatUtc(*list.nextUpdate), "2027-05-01T00:00:00Z");
        ASSERT_EQ(list.services.size(), 1U);
        EXPECT_EQ(list.services[0].type, "CA/QC");
        EXPECT_EQ(list.services[0].provider, "Prestador de teste");
        EXPECT_EQ(list.services[0].name, "Emissora");
        EXPECT_EQ(list.services[0].certificates, Certificates{pki_.issuing()});
        EXPECT_EQ(list.anchors(), Certificates{pki_.issuing()});
    }
}

TEST_F(TrustedListTest, ReadsAListSignedByRsaPss) {
    const XmlSigner signer = TrustedListXml::signer();
    for (const char* const size : {"256", "512"}) {
        const std::string text = signer.signPss(small().text(), pki_.leafKeyFile(), size);
        EXPECT_EQ(refusal(text), "nothing");
        EXPECT_EQ(refusal(replaced(text, "granted", "Granted")),
                  "Trust/TRUSTED_LIST_SIGNATURE_WRONG DigestWrong");
    }
    EXPECT_EQ(refusal(signer.signPss(small().text(), pki_.tlsKeyFile(), "256")),
              "Trust/TRUSTED_LIST_SIGNATURE_WRONG SignatureWrong");
}

TEST_F(TrustedListTest, TellsTheStatusOfAServiceAtAnyTime) {
    TrustedListXml xml = small();
    xml.services[0].status = "withdrawn";
    xml.services[0].from = "2020-01-01T00:00:00Z";
    xml.services[0].history = {{"2010-01-01T00:00:00Z", "undersupervision"},
                               {"2016-07-01T00:00:00.000Z", "granted"}};
    xml.services[0].uses = {"ForeSignatures", "ForeSeals"};
    const TrustedList list = signedAndRead(xml);
    const TrustService& service = list.services.at(0);
    EXPECT_THAT(service.uses, ElementsAre("ForeSignatures", "ForeSeals"));
    ASSERT_EQ(service.periods.size(), 3U);
    const TimePoint change = day(2016, 7, 1);
    EXPECT_EQ(service.statusAt(day(2009, 12, 31)), std::nullopt);
    EXPECT_EQ(service.statusAt(change - std::chrono::milliseconds(1)), "undersupervision");
    EXPECT_EQ(service.statusAt(change), "granted");
    EXPECT_EQ(service.statusAt(day(2026, 1, 1)), "withdrawn");
    EXPECT_FALSE(service.isQualifiedAt(day(2009, 12, 31)));
    EXPECT_TRUE(service.isQualifiedAt(day(2012, 1, 1)));
    EXPECT_TRUE(service.isQualifiedAt(change));
    EXPECT_FALSE(service.isQualifiedAt(day(2020, 1, 1)));
}

TEST_F(TrustedListTest, CallsOnlyQualifiedTypesQualified) {
    const TimePoint now = day(2026, 11, 25);
    const struct {
        const char* type;
        const char* status;
        bool qualified;
    } cases[] = {
        {"CA/QC", "granted", true},
        {"TSA/QTST", "granted", true},
        {"Certstatus/OCSP/QC", "granted", true},
        {"PSES/Q", "granted", true},
        {"CA/QC", "accredited", true},
        {"CA/QC", "supervisionincessation", true},
        {"CA/QC", "supervisionrevoked", false},
        {"CA/QC", "deprecatedatnationallevel", false},
        {"CA/PKC", "accredited", false},
        {"TSA", "granted", false},
        {"", "granted", false},
    };
    for (const auto& [type, status, qualified] : cases) {
        TrustService service;
        service.type = type;
        service.periods = {{day(2016, 7, 1), status}};
        EXPECT_EQ(service.isQualifiedAt(now), qualified) << type << " " << status;
    }
}

TEST_F(TrustedListTest, TakesAuthoritiesTimestampsAndRespondersAsAnchors) {
    TrustedListXml xml;
    xml.services = {
        {"TSA/QTST", "Selos", {pki_.leaf()}},
        {"CA/QC", "Emissora", {pki_.issuing(), pki_.root()}},
        {"Certstatus/OCSP/QC", "OCSP", {pki_.root()}}, // named twice
        {"EDS/REM/Q", "Correio", {pki_.tls()}},
    };
    EXPECT_EQ(signedAndRead(xml).anchors(), (Certificates{pki_.leaf(), pki_.issuing(), pki_.root()}));
}

TEST_F(TrustedListTest, SkipsIdentitiesThatAreNoReadableCertificate) {
    TrustedListXml xml = small();
    xml.services[0].moreIdentity = "<DigitalId><X509SubjectName>CN=Emissora</X509SubjectName></DigitalId>"
                                   "<DigitalId><X509SKI>AAAA</X509SKI></DigitalId>"
                                   "<DigitalId><X509Certificate>MAA=</X509Certificate></DigitalId>"
                                   "<DigitalId><X509Certificate>!</X509Certificate></DigitalId>"
                                   "<DigitalId><X509Certificate>\n" +
                                   toBase64(pki_.root().der()).insert(64, "\r\n  ") +
                                   "\n</X509Certificate></DigitalId>";
    xml.services.push_back({"CA/QC", "Sem certificado", {}});
    const TrustedList list = signedAndRead(xml);
    EXPECT_EQ(list.services.at(0).certificates, (Certificates{pki_.issuing(), pki_.root()}));
    EXPECT_TRUE(list.services.at(1).certificates.empty());
}

TEST_F(TrustedListTest, PrefersPortugueseThenEnglishNames) {
    const struct {
        const char* names;
        const char* chosen;
    } cases[] = {
        {"<Name xml:lang='en'>A</Name><Name xml:lang='pt-PT'> B\n</Name>", "B"},
        {"<Name xml:lang='fr'>A</Name><Name xml:lang='en'>B &amp; C</Name>", "B & C"},
        {"<Name xml:lang='fr'>Été</Name><Name xml:lang='de'>B</Name>", "Été"},
        {"<Name>A</Name>", "A"},
        {"", ""},
    };
    for (const auto& [names, chosen] : cases) {
        TrustedListXml xml = small();
        xml.provider = names;
        EXPECT_EQ(signedAndRead(xml).services.at(0).provider, chosen);
    }
}

TEST_F(TrustedListTest, ReadsAnEmptyAndAClosedList) {
    TrustedListXml xml;
    xml.nextUpdate.clear();
    const TrustedList list = signedAndRead(xml);
    EXPECT_TRUE(list.services.empty());
    EXPECT_TRUE(list.anchors().empty());
    EXPECT_EQ(list.nextUpdate, std::nullopt);
}

TEST_F(TrustedListTest, KeepsAddressesOfOthersWhole) {
    const std::string type = "http://uri.etsi.org/TrstSvc/Svctype/CA/QC";
    const std::string other = "http://example.org/Svctype/CA/QC";
    const std::string text = replaced(small().text(), type, other);
    const TrustedList list = read(TrustedListXml::signer().sign(text, pki_.leafKeyFile().string()));
    EXPECT_EQ(list.services.at(0).type, other);
    EXPECT_TRUE(list.anchors().empty());
}

TEST_F(TrustedListTest, RefusesWhatItsSignerDidNotSign) {
    const std::string wrong = "Trust/TRUSTED_LIST_SIGNATURE_WRONG ";
    const std::string good = small().signedBy(pki_.leafKeyFile());
    const std::size_t at = good.find("<ds:Signature ");
    const std::string signature = good.substr(at, good.find("</ds:Signature>") + 15 - at);
    TrustedListXml bringsKey = small();
    bringsKey.signature.keyInfo = "<ds:X509Data/>";
    TrustedListXml sha1 = small();
    sha1.signature.method = "http://www.w3.org/2000/09/xmldsig#rsa-sha1";
    EXPECT_EQ(refusal(good), "nothing");
    EXPECT_EQ(refusal(replaced(good, signature, "")), wrong + "NoSignature");
    EXPECT_EQ(refusal(small().text()), wrong + "SignatureWrong");
    EXPECT_EQ(refusal(small().signedBy(pki_.tlsKeyFile())), wrong + "SignatureWrong");
    EXPECT_EQ(refusal(bringsKey.signedBy(pki_.tlsKeyFile().string() + "," + pki_.tlsChainFile().string())),
              wrong + "SignatureWrong");
    EXPECT_EQ(refusal(replaced(good, "granted", "Granted")), wrong + "DigestWrong");
    EXPECT_EQ(refusal(replaced(good, signature, signature + signature)), wrong + "SeveralSignatures");
    EXPECT_EQ(refusal(sha1.signedBy(pki_.leafKeyFile())), wrong + "ForbiddenAlgorithm");
    EXPECT_EQ(refusal("<TrustServiceStatusList xmlns=\"http://uri.etsi.org/02231/v2#\">" +
                      good.substr(good.find("<TrustServiceStatusList")) + "</TrustServiceStatusList>"),
              wrong + "NoSignature");
    EXPECT_THROW(signing::readTrustedList(put(good), {}), Error);
}

TEST_F(TrustedListTest, NamesWhatIsNoTrustedList) {
    const auto signedText = [&](std::string_view from, std::string_view to) {
        return TrustedListXml::signer().sign(replaced(small().text(), from, to), pki_.leafKeyFile().string());
    };
    TrustedListXml four = small();
    four.version = "4";
    const std::string good = small().signedBy(pki_.leafKeyFile());
    const std::string unreadable = "File/TRUSTED_LIST_UNREADABLE";
    EXPECT_EQ(refusal(four.signedBy(pki_.leafKeyFile())), "Unsupported/TRUSTED_LIST_VERSION");
    EXPECT_EQ(refusal(""), unreadable);
    EXPECT_EQ(refusal("%PDF-1.7"), unreadable);
    EXPECT_EQ(refusal("<html/>"), unreadable);
    EXPECT_EQ(refusal("<TrustServiceStatusList/>"), unreadable);
    EXPECT_EQ(refusal(good.substr(0, good.size() / 2)), unreadable);
    EXPECT_EQ(refusal(replaced(good, "\n", "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/hostname'>]>")),
              unreadable);
    EXPECT_EQ(refusal(signedText(">5<", ">five<")), unreadable);
    EXPECT_EQ(refusal(signedText("2026-11-01T10:00:00Z</List", "2026-11-01</List")), unreadable);
    EXPECT_EQ(refusal(signedText("2026-11-01T10:00:00Z</List", "2026-13-01T10:00:00Z</List")), unreadable);
    EXPECT_EQ(refusal(signedText("2026-11-01T10:00:00Z</List", "2026-11-01T10:00:00+01:00</List")),
              unreadable);
    EXPECT_EQ(refusal(signedText("StatusStartingTime>2016", "StatusStartingTime>soon 2016")), unreadable);
    EXPECT_EQ(refusal(signedText("<SchemeTerritory>PT</SchemeTerritory>", "")), unreadable);
    EXPECT_EQ(refusal(std::string(25U << 20U, ' ')), "File/FILE_TOO_LARGE");
    std::string deep;
    for (int i = 0; i < 10000; ++i)
        deep += "<a>";
    EXPECT_EQ(refusal(deep), unreadable);
    EXPECT_THROW(signing::readTrustedList(folder_.path() / "absent.xml", {pki_.leaf()}), Error);
}

TEST_F(TrustedListTest, ReadsAListOfManyServices) {
    TrustedListXml xml;
    const TrustedListXml::Service service{"CA/QC",           "Emissora",
                                          {pki_.issuing()},  "2016-07-01T00:00:00Z",
                                          "granted",         {{"2010-01-01T00:00:00Z", "accredited"}},
                                          {"ForeSignatures"}};
    xml.services.assign(2000, service);
    const TrustedList list = signedAndRead(xml);
    EXPECT_EQ(list.services.size(), 2000U);
    EXPECT_EQ(list.anchors().size(), 1U);
}

} // namespace
} // namespace cunho::test
