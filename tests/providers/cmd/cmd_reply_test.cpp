// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/scmd_replies.hpp"
#include "fakes/thrown.hpp"
#include "providers/cmd/reply.hpp"

#include <functional>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using namespace providers::cmd;

constexpr auto invalid = "Service/CMD_REPLY_INVALID";
constexpr auto unavailable = "Service/CMD_UNAVAILABLE";

std::string replaced(std::string text, std::string_view from, std::string_view to) {
    std::size_t count = 0;
    for (auto at = text.find(from); at != text.npos; at = text.find(from, at + to.size()), ++count)
        text.replace(at, from.size(), to);
    EXPECT_GT(count, 0U) << from;
    return text;
}

SignStatus status(const std::string& text) {
    return statusReply(asBytes(text), "SCMDSign");
}
SignResponse otp(const std::string& text) {
    return validateOtpReply(asBytes(text));
}

const std::string good = scmd::statusReply("SCMDSign", "200", "P1");
const std::string signedTwo =
    scmd::otpReply("200", scmd::hashStructure("1", "QUJD") + scmd::hashStructure("0", "REVG"), "");

std::string utf16(const std::string& ascii, bool bigEndian) {
    std::string out = bigEndian ? "\xFE\xFF" : "\xFF\xFE";
    for (const char c : ascii) {
        out.push_back(bigEndian ? '\0' : c);
        out.push_back(bigEndian ? c : '\0');
    }
    return out;
}

TEST(CmdReply, ReadsEachResult) {
    EXPECT_EQ(status(good).code, "200");
    EXPECT_EQ(status(good).processId, "P1");
    EXPECT_EQ(status(good).field, "");
    EXPECT_EQ(status(scmd::statusReply("SCMDSign", "820", "", "UserId")).field, "UserId");
    EXPECT_EQ(certificateReply(asBytes(scmd::certificateReply("\n PEM\n"))), "PEM");
    EXPECT_EQ(certificateReply(asBytes(scmd::certificateReply(""))), "");
    const auto two = otp(signedTwo);
    EXPECT_EQ(two.status.code, "200");
    EXPECT_FALSE(two.signature);
    ASSERT_EQ(two.values.size(), 2U);
    EXPECT_EQ(two.values[0].id, "1");
    EXPECT_EQ(asText(two.values[0].value), "ABC");
    const auto one = otp(scmd::otpReply("200", "", "QU\n JD"));
    ASSERT_TRUE(one.signature);
    EXPECT_EQ(asText(*one.signature), "ABC");
}

TEST(CmdReply, TakesNilAndMissingForEmpty) {
    EXPECT_EQ(status(replaced(good, "<a:ProcessId>P1</a:ProcessId>", "")).processId, "");
    EXPECT_EQ(status(replaced(good, "<a:ProcessId>P1</a:ProcessId>", "<a:ProcessId/>")).processId, "");
    EXPECT_EQ(status(replaced(good, "<a:ProcessId>P1", "<a:ProcessId i:nil='1'>P1")).processId, "");
    EXPECT_EQ(status(replaced(good, "<a:ProcessId>P1", "<a:ProcessId i:nil='false'>P1")).processId, "P1");
    const std::string missing = replaced(signedTwo, "<a:Hash>QUJD</a:Hash>", "<a:Hash i:nil='true'/>");
    ASSERT_EQ(otp(missing).values.size(), 1U);
    EXPECT_EQ(otp(missing).values[0].id, "0");
    const std::string nilStructure =
        replaced(signedTwo, "<a:HashStructure><a:Hash>QUJD", "<a:HashStructure i:nil='true'><a:Hash>QUJD");
    EXPECT_EQ(otp(nilStructure).values.size(), 1U);
    EXPECT_TRUE(otp(scmd::otpReply("200", "", "")).values.empty());
    EXPECT_EQ(otp(replaced(signedTwo, "<a:id>1</a:id>", "")).values[0].id, "");
}

TEST(CmdReply, PassesOverWhatItDoesNotKnow) {
    EXPECT_EQ(status(replaced(good, "<a:Field ", "<a:New>1</a:New><a:Field ")).processId, "P1");
    EXPECT_EQ(status(replaced(good, "<s:Body>", "<s:Header><x xmlns='urn:x'>1</x></s:Header><s:Body>")).code,
              "200");
    EXPECT_EQ(status(replaced(good, "<a:Code>200", "<a:Code><!-- c --> 200\n")).code, "200");
    EXPECT_EQ(status("<?xml version='1.0' encoding='utf-8'?>\n<?p q?>" + good).code, "200");
    EXPECT_EQ(status("\xEF\xBB\xBF" + good).code, "200");
}

TEST(CmdReply, KeepsToTheNamespaces) {
    const std::string data = "Ama.Structures.CCMovelSignature";
    EXPECT_EQ(status(replaced(good, data, data + "2")).code, ""); // members that it does not know
    for (const std::string& text :
         {replaced(good, "http://Ama.Authentication.Service/", "http://ama.authentication.service/"),
          replaced(good, "http://schemas.xmlsoap.org/soap/envelope/",
                   "http://www.w3.org/2003/05/soap-envelope"),
          replaced(good, " xmlns=\"http://Ama.Authentication.Service/\"", ""),
          replaced(good, "SCMDSignResponse", "SCMDMultipleSignResponse")})
        EXPECT_EQ(thrown([&] { status(text); }), invalid) << text;
    EXPECT_EQ(otp(replaced(signedTwo, data, data) + " ").values.size(), 2U);
    EXPECT_EQ(thrown([&] { otp(replaced(signedTwo, data, "x")); }), invalid); // no Status
}

TEST(CmdReply, RefusesWhatIsSaidTwice) {
    for (const std::string& text :
         {replaced(good, "<a:Code>200</a:Code>", "<a:Code>801</a:Code><a:Code>200</a:Code>"),
          replaced(good, "<a:ProcessId>P1</a:ProcessId>",
                   "<a:ProcessId>P1</a:ProcessId><a:ProcessId>P1</a:ProcessId>"),
          replaced(good, "<s:Body>", "<s:Body/><s:Body>"), replaced(good, "</s:Body>", "<b/></s:Body>"),
          replaced(good, "200</a:Code>", "<b>200</b></a:Code>")})
        EXPECT_EQ(thrown([&] { status(text); }), invalid) << text;
    EXPECT_EQ(
        thrown([] {
            otp(replaced(signedTwo, "<a:Hash>QUJD</a:Hash>", "<a:Hash>QUJD</a:Hash><a:Hash>REVG</a:Hash>"));
        }),
        invalid);
    const std::string status = "<a:Status><a:Code>200</a:Code></a:Status>";
    EXPECT_EQ(thrown([&] { otp(replaced(signedTwo, "<a:certificate ", status + "<a:certificate ")); }),
              invalid);
}

TEST(CmdReply, RefusesWhatLacksAResult) {
    EXPECT_EQ(thrown([] { status(scmd::response("SCMDSign", "")); }), invalid);
    EXPECT_EQ(thrown([] { otp(scmd::response("ValidateOtp", "")); }), invalid);
    EXPECT_EQ(thrown([] { otp(scmd::response("ValidateOtp", scmd::member("Status", ""))); }), invalid);
    EXPECT_EQ(thrown([] { status(scmd::envelope("")); }), invalid);
    EXPECT_EQ(thrown([] {
                  status(scmd::envelope("<SCMDSignResponse xmlns='http://Ama.Authentication.Service/'/>"));
              }),
              invalid);
}

TEST(CmdReply, KeepsTheOthersWhenOneValueIsNoBase64) {
    const auto two = otp(replaced(signedTwo, "QUJD", "Q!JD"));
    ASSERT_EQ(two.values.size(), 2U);
    EXPECT_TRUE(two.values[0].value.empty());
    EXPECT_EQ(asText(two.values[1].value), "DEF");
}

TEST(CmdReply, ReadsUtf16WithItsMark) {
    for (const bool bigEndian : {true, false}) {
        const std::string text = utf16("<?xml version='1.0' encoding='utf-16'?>" + good, bigEndian);
        EXPECT_EQ(status(text).processId, "P1") << bigEndian;
        EXPECT_EQ(thrown([&] { status(text.substr(0, text.size() - 1)); }), invalid);
        EXPECT_EQ(thrown([&] { status(text.substr(2)); }), invalid); // without the mark
    }
    std::string accented = utf16(good, true); // an emoji, c cedilla and the euro sign go before P1
    accented.insert(accented.find("\0P\0"
                                  "1",
                                  0, 4),
                    std::string("\xD8\x3D\xDE\x00\x00\xE7\x20\xAC", 8));
    EXPECT_EQ(status(accented).processId, "\xF0\x9F\x98\x80\xC3\xA7\xE2\x82\xAC"
                                          "P1");
    for (const std::string_view half : {std::string_view("\xD8\x3D", 2), std::string_view("\xDE\x00", 2)}) {
        std::string broken = utf16(good, true);
        broken.insert(broken.find("\0P\0"
                                  "1",
                                  0, 4),
                      half);
        EXPECT_EQ(thrown([&] { status(broken); }), invalid);
    }
}

TEST(CmdReply, RefusesOtherEncodingsAndEverythingThatIsNoXml) {
    for (const std::string& text :
         {std::string(), std::string("{}"), std::string("<html><body>Em manutenção</body></html>"),
          std::string("\xFF\xFE"), std::string("\xFF\xFE\0\0", 4), std::string(1000, '\0'),
          std::string(100000, '<'), replaced(good, "P1", "\xE7"),
          "<?xml version='1.0' encoding='ISO-8859-1'?>" + replaced(good, "P1", "\xE7"),
          replaced(good, "P1", "&#0;"), replaced(good, "P1", "&processo;"), good + good})
        EXPECT_EQ(thrown([&] { status(text); }), invalid) << text.substr(0, 80);
}

TEST(CmdReply, RefusesEntitiesAndDocumentTypes) {
    for (const char* type :
         {"<!DOCTYPE a>", "<!DOCTYPE a [<!ENTITY e 'P1'>]>", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'>",
          "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://127.0.0.1:1/'>%p;]>"}) {
        const std::string text = type + replaced(good, "P1", "&e;");
        EXPECT_EQ(thrown([&] { status(text); }), invalid) << type;
        EXPECT_EQ(thrown([&] { status(utf16(text, false)); }), invalid) << type;
    }
}

TEST(CmdReply, CutAtAnyByteIsNoReply) {
    for (std::size_t size = 0; size < signedTwo.size(); ++size)
        EXPECT_EQ(thrown([&] { otp(signedTwo.substr(0, size)); }), invalid) << size;
    for (std::size_t size = 0; size < good.size(); ++size)
        EXPECT_EQ(thrown([&] { status(good.substr(0, size)); }), invalid) << size;
}

TEST(CmdReply, KnowsAFault) {
    EXPECT_EQ(faultCode(asBytes(scmd::fault())), "InternalServiceFault");
    EXPECT_EQ(faultCode(asBytes(scmd::fault("s:Client"))), "Client");
    EXPECT_EQ(faultCode(asBytes(scmd::fault("+351 912345678"))), "");
    EXPECT_EQ(faultCode(asBytes(good)), std::nullopt);
    EXPECT_EQ(faultCode(asBytes("<html/>")), std::nullopt);
    EXPECT_EQ(thrown([] { status(scmd::fault()); }), unavailable);
    EXPECT_EQ(thrown([] { otp(scmd::fault()); }), unavailable);
    EXPECT_EQ(thrown([] { certificateReply(asBytes(scmd::fault())); }), unavailable);
}

TEST(CmdReply, QuotesNothingOfWhatCame) {
    for (const std::string& text :
         {replaced(good, "<a:Code>", "<a:canary-4711>"), replaced(good, "SCMDSignResponse", "canary-4711"),
          "<canary-4711>" + good, scmd::fault("canary-4711")}) {
        try {
            status(text);
            FAIL() << text;
        } catch (const Error& error) {
            EXPECT_EQ(error.detail().find("canary"), std::string::npos) << error.detail();
            EXPECT_TRUE(error.params().empty());
        }
    }
}

} // namespace
} // namespace cunho::test
