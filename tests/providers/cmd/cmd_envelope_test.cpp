// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "fakes/scmd_replies.hpp"
#include "providers/cmd/document_names.hpp"
#include "providers/cmd/envelope.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/utf8.hpp>

#include <gtest/gtest.h>
#include <map>
#include <set>

namespace cunho::test {
namespace {

using namespace providers::cmd;

const Sender sender{"appé", "VVNFUg=="};
const crypto::Digest digestOfA = crypto::sha256(asBytes("a"));
const std::string application = "YXBww6k=";
// SHA-256 with its prefix of 19 bytes (RFC 8017, 9.2)
const std::string hash = "MDEwDQYJYIZIAWUDBAIBBQAEIMqXgRLKG73K+sIxs5oj3E2nhu/4FHxOcrmAd4Wv7ki7";

std::string body(const std::string& content) {
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
           "<s:Envelope xmlns:s=\"http://schemas.xmlsoap.org/soap/envelope/\"><s:Body>" +
           content + "</s:Body></s:Envelope>\n";
}

std::string operationWith(const std::string& name, const std::string& members) {
    return body("<" + name +
                " xmlns=\"http://Ama.Authentication.Service/\""
                " xmlns:d=\"http://schemas.datacontract.org/2004/07/Ama.Structures.CCMovelSignature\">" +
                members + "</" + name + ">");
}

std::vector<Document> twoDocuments() {
    return {{"0", "A & <B>.pdf", digestOfA}, {"1", "Ação.pdf", digestOfA}};
}

std::vector<Bytes> sixBodies() {
    return {getCertificateBody(sender),
            getCertificateWithPinBody(sender, "UElO"),
            signBody(sender, "UElO", twoDocuments().front()),
            multipleSignBody(sender, "UElO", twoDocuments()),
            forceSmsBody(sender, "P1"),
            validateOtpBody(sender.applicationId, "P1", "Q09ERQ==")};
}

TEST(CmdEnvelope, HasTheMembersOfEachOperationInOrder) {
    EXPECT_EQ(asText(getCertificateBody(sender)),
              operationWith("GetCertificate",
                            "<applicationId>" + application + "</applicationId><userId>VVNFUg==</userId>"));
    EXPECT_EQ(asText(getCertificateWithPinBody(sender, "UElO")),
              operationWith("GetCertificateWithPin", "<applicationId>" + application +
                                                         "</applicationId><userId>VVNFUg==</userId>"
                                                         "<pin>UElO</pin>"));
    EXPECT_EQ(
        asText(signBody(sender, "UElO", twoDocuments().front())),
        operationWith("SCMDSign", "<request><d:ApplicationId>" + application +
                                      "</d:ApplicationId><d:DocName>A &amp; &lt;B&gt;.pdf</d:DocName>"
                                      "<d:Hash>" +
                                      hash +
                                      "</d:Hash><d:Pin>UElO</d:Pin><d:UserId>VVNFUg==</d:UserId></request>"));
    EXPECT_EQ(
        asText(multipleSignBody(sender, "UElO", twoDocuments())),
        operationWith("SCMDMultipleSign",
                      "<request><d:ApplicationId>" + application +
                          "</d:ApplicationId><d:Pin>UElO</d:Pin><d:UserId>VVNFUg==</d:UserId></request>"
                          "<documents><d:HashStructure><d:Hash>" +
                          hash +
                          "</d:Hash><d:Name>A &amp; &lt;B&gt;.pdf</d:Name><d:id>0</d:id></d:HashStructure>"
                          "<d:HashStructure><d:Hash>" +
                          hash +
                          "</d:Hash><d:Name>Ação.pdf</d:Name><d:id>1</d:id></d:HashStructure></documents>"));
    EXPECT_EQ(
        asText(forceSmsBody(sender, "P1")),
        operationWith("ForceSMS", "<processId>P1</processId><citizenId>VVNFUg==</citizenId><applicationId>" +
                                      application + "</applicationId>"));
    EXPECT_EQ(asText(validateOtpBody(sender.applicationId, "P1", "Q09ERQ==")),
              operationWith("ValidateOtp", "<code>Q09ERQ==</code><processId>P1</processId><applicationId>" +
                                               application + "</applicationId>"));
}

/// The schemas inside of the service's WSDL, as files that xmllint takes.
class CmdSchemas : public testing::Test {
  protected:
    void SetUp() override {
        const auto wsdl = std::filesystem::path(CUNHO_SHARED_REFERENCE) / "ama" / "SCMDService.wsdl";
        if (!std::filesystem::exists(wsdl))
            GTEST_SKIP() << "no WSDL at " << wsdl;
        const Bytes bytes = readFile(wsdl);
        std::string_view text = asText(bytes);
        for (auto at = text.find("<xs:schema"); at != text.npos; at = text.find("<xs:schema")) {
            const std::string_view end = "</xs:schema>";
            const auto stop = text.find(end, at) + end.size();
            cut(std::string(text.substr(at, stop - at)));
            text.remove_prefix(stop);
        }
    }

    void cut(std::string schema) {
        const std::string import = "<xs:import namespace=\"" + std::string(dataSpace) + "\"";
        if (const auto at = schema.find(import); at != schema.npos)
            schema.insert(at + import.size(), " schemaLocation=\"data.xsd\"");
        const bool isService =
            schema.find("targetNamespace=\"" + std::string(serviceSpace) + "\"") != schema.npos;
        const bool isData = schema.find("targetNamespace=\"" + std::string(dataSpace) + "\"") != schema.npos;
        if (isService || isData)
            write(isService ? "service.xsd" : "data.xsd", schema);
    }

    std::string write(const std::string& name, const std::string& text) {
        const auto path = folder_.path() / name;
        AtomicFile file(path, AtomicFile::Existing::Replace);
        file.write(asBytes(text));
        file.commit();
        return path.string();
    }

    /// What stands in the envelope's body.
    bool fits(std::string_view envelope) {
        const std::string_view begin = "<s:Body>";
        const auto at = envelope.find(begin) + begin.size();
        const std::string content(envelope.substr(at, envelope.find("</s:Body>") - at));
        return ask("xmllint", {"--nonet", "--noout", "--schema", (folder_.path() / "service.xsd").string(),
                               write("body.xml", content)})
            .good;
    }

  private:
    TemporaryFolder folder_{"cunho-cmd"};
};

TEST_F(CmdSchemas, AllSixBodiesFit) {
    for (const Bytes& one : sixBodies())
        EXPECT_TRUE(fits(asText(one))) << asText(one);
}

TEST_F(CmdSchemas, TheJudgeMindsOrderAndNamespaces) {
    std::string text(asText(signBody(sender, "UElO", twoDocuments().front())));
    const auto swapped = [&](const std::string& from, const std::string& to) {
        std::string out = text;
        for (auto at = out.find(from); at != out.npos; at = out.find(from, at + to.size()))
            out.replace(at, from.size(), to);
        return out;
    };
    EXPECT_FALSE(fits(swapped("d:DocName", "d:Zzz")));
    EXPECT_FALSE(fits(swapped("request>", "d:request>")));
    EXPECT_FALSE(fits(swapped("d:Pin", "Pin")));
    EXPECT_FALSE(fits(swapped("d:UserId", "d:AUserId")));
}

// What the tests answer is what the service may answer.
TEST_F(CmdSchemas, TheRepliesOfTheTestsFit) {
    for (const std::string& reply :
         {scmd::certificateReply("PEM"), scmd::certificateReply(""),
          scmd::statusReply("SCMDSign", "200", "P1"), scmd::statusReply("SCMDMultipleSign", "801", "", "Pin"),
          scmd::statusReply("ForceSMS", "200", "P1"), scmd::statusReply("GetCertificateWithPin", "200", "P1"),
          scmd::otpReply("200", "", "QQ=="),
          scmd::otpReply("200", scmd::hashStructure("0", "QQ==") + scmd::hashStructure("1", ""), "")})
        EXPECT_TRUE(fits(reply)) << reply;
}

TEST(CmdDocumentNames, AreCutToWhatAPhoneShows) {
    const std::string ring = "\xC3\xA5";
    std::string longest;
    for (std::size_t i = 0; i < longestName; ++i)
        longest += ring;
    EXPECT_EQ(phoneNames({longest}), std::vector{longest});
    EXPECT_EQ(phoneNames({longest + ring}), std::vector{longest});
    EXPECT_EQ(phoneNames({std::string(500, 'a')}), std::vector{std::string(44, 'a')});
    EXPECT_EQ(phoneNames({std::string(43, 'a') + " b"}), std::vector{std::string(43, 'a')});
}

TEST(CmdDocumentNames, AreNeverEmptyAndHoldNothingUnseen) {
    EXPECT_EQ(phoneNames({"", " ", "\t\n", "\xE2\x80\xAE"}),
              (std::vector<std::string>{"documento", "documento (2)", "documento (3)", "documento (4)"}));
    EXPECT_EQ(phoneNames({"a\nb\tc\x7F\xC2\x85.pdf"}), std::vector<std::string>{"a b c  .pdf"});
    EXPECT_EQ(phoneNames({"a\xE2\x80\xAE"
                          "fdp.exe"}),
              std::vector<std::string>{"a fdp.exe"});
    EXPECT_EQ(phoneNames({"a\xEF\xBF\xBF\xEF\xBF\xBE"
                          "b"}),
              std::vector<std::string>{"a  b"});
    EXPECT_EQ(phoneNames({"a\xC3(\xE9.pdf"}), std::vector<std::string>{"a\xEF\xBF\xBD(\xEF\xBF\xBD.pdf"});
    EXPECT_EQ(phoneNames({std::string("a\0b", 3)}), std::vector<std::string>{"a b"});
    EXPECT_EQ(phoneNames({"\xF0\x9F\x98\x80.pdf"}), std::vector<std::string>{"\xF0\x9F\x98\x80.pdf"});
}

/// Soft hyphen, Arabic letter mark, Mongolian vowel separator, a tag: two names that look alike are alike.
TEST(CmdDocumentNames, AreNotToldApartByWhatNobodySees) {
    EXPECT_EQ(
        phoneNames({"a.pdf",
                    "\xC2\xAD"
                    "a.pdf",
                    "\xD8\x9C"
                    "a.pdf",
                    "a.pdf\xE1\xA0\x8E", "a.pdf\xF3\xA0\x81\xA1", "a.pdf\xEF\xBF\xB9"}),
        (std::vector<std::string>{"a.pdf", "a.pdf (2)", "a.pdf (3)", "a.pdf (4)", "a.pdf (5)", "a.pdf (6)"}));
}

TEST(CmdDocumentNames, AreUniqueInABatch) {
    const std::vector<std::string> same(120, std::string(60, 'x'));
    const auto names = phoneNames(same);
    EXPECT_EQ(std::set<std::string>(names.begin(), names.end()).size(), same.size());
    for (const std::string& name : names)
        EXPECT_LE(codePoints(name).size(), longestName);
    EXPECT_EQ(names.at(119), std::string(38, 'x') + " (120)");
    EXPECT_EQ(phoneNames({"a", "a (2)", "a"}), (std::vector<std::string>{"a", "a (2)", "a (3)"}));
}

} // namespace
} // namespace cunho::test
