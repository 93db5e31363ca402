// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "core_test.hpp"

#include <cunho/core/log.hpp>

#include <algorithm>
#include <ostream>

namespace cunho {
namespace {

struct Redaction {
    const char* text;
    const char* shown;
};

void PrintTo(const Redaction& redaction, std::ostream* out) {
    *out << redaction.text;
}

class Redact : public ::testing::TestWithParam<Redaction> {};

TEST_P(Redact, Shows) {
    EXPECT_EQ(log::redact(GetParam().text), GetParam().shown);
}

INSTANTIATE_TEST_SUITE_P(Nif, Redact,
                         ::testing::Values(Redaction{"cliente 501442600 criado", "cliente [nif] criado"},
                                           Redaction{"501442600", "[nif]"}, Redaction{"PT501442600", "[nif]"},
                                           Redaction{"nif=501 442 600;", "nif=[nif];"},
                                           Redaction{"501442600,123456789", "[nif],[nif]"},
                                           Redaction{"501442600 123456789", "[nif] [nif]"},
                                           Redaction{"501442600-FT.pdf", "[nif]-FT.pdf"},
                                           Redaction{"FT-501442600.pdf", "FT-[nif].pdf"},
                                           Redaction{"nif.501442600", "nif.[nif]"},
                                           Redaction{"(501442600)", "([nif])"}));

INSTANTIATE_TEST_SUITE_P(
    Phone, Redact,
    ::testing::Values(Redaction{"+351 912345678", "[phone]"}, Redaction{"+351912345678.", "[phone]."},
                      Redaction{"+351 912 345 678", "[phone]"}, Redaction{"00351912345678", "[phone]"},
                      Redaction{"351912345678", "[phone]"}, Redaction{"912 345 678", "[phone]"},
                      Redaction{"912-345-678", "[phone]"}, Redaction{"tel 912345678", "tel [nif]"}));

INSTANTIATE_TEST_SUITE_P(
    Credentials, Redact,
    ::testing::Values(Redaction{"Authorization: Bearer abc.def-1", "Authorization: Bearer [credential]"},
                      Redaction{"authorization: bearer x", "authorization: bearer [credential]"},
                      Redaction{"Basic dXNlcjpwYXNz", "Basic [credential]"},
                      Redaction{"jwt eyJhbGciOi.eyJzdWIi.c2ln end", "jwt [jwt] end"},
                      Redaction{"eyJhbGciOi.eyJzdWIi.", "[jwt]"},
                      Redaction{"access_token=abc&x=1", "access_token=[secret]&x=1"},
                      Redaction{R"({"accessToken": "abc", "a": 1})",
                                R"({"accessToken": "[secret]", "a": 1})"},
                      Redaction{R"("refreshToken":"abc")", R"("refreshToken":"[secret]")"},
                      Redaction{"client_secret=abc", "client_secret=[secret]"},
                      Redaction{"PIN: 1234", "PIN: [secret]"}, Redaction{"sad=zzz", "sad=[secret]"},
                      Redaction{"otp=123456", "otp=[secret]"}));

INSTANTIATE_TEST_SUITE_P(
    Base64Runs, Redact,
    ::testing::Values(Redaction{"sig QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlq= end",
                                "sig [base64] end"},
                      Redaction{"QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlq", "[base64]"}));

INSTANTIATE_TEST_SUITE_P(
    WhatMayBeRead, Redact,
    ::testing::Values(Redaction{"", ""},
                      Redaction{"2026-11-23T09:15:00Z issued FT A/1", "2026-11-23T09:15:00Z issued FT A/1"},
                      Redaction{"12345678", "12345678"}, Redaction{"1763885700000 ms", "1763885700000 ms"},
                      Redaction{"HTTP 503 in 1200 ms", "HTTP 503 in 1200 ms"},
                      Redaction{"0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50",
                                "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"},
                      Redaction{"/tmp/cunho/archive.pdf", "/tmp/cunho/archive.pdf"}));

TEST(RedactLong, CutsAtASpaceSoThatNoHalfSecretStays) {
    std::string text = "begin token";
    text.append(3950, ' ').append("501442600 ").append(100, 'T'); // the limit of 4000 falls among the T
    const std::string shown = log::redact(text);
    EXPECT_EQ(shown.substr(0, 11), "begin token");
    EXPECT_EQ(shown.find('T'), std::string::npos);
    EXPECT_EQ(shown.substr(shown.size() - 11), "[nif] [cut]");
}

TEST(RedactLong, SurvivesMegabytesWithoutASpace) {
    EXPECT_EQ(log::redact(std::string(8'000'000, 'A')), " [cut]");
}

class LogFile : public test::FolderTest {
  protected:
    ~LogFile() override { log::toStandardError(log::Level::Info); }
};

TEST_F(LogFile, HoldsRedactedLinesFromTheLeastLevelOn) {
    log::toFile(at("cunho.log"), log::Level::Info);
    log::debug("not wanted");
    log::warning("cliente 501442600");
    log::off();
    log::error("into the void");
    const std::string content = contentOf("cunho.log");
    EXPECT_NE(content.find("cliente [nif]"), std::string::npos);
    EXPECT_EQ(content.find("not wanted"), std::string::npos);
    EXPECT_EQ(content.find("void"), std::string::npos);
}

TEST_F(LogFile, KeepsAMessageOnOneLine) {
    log::toFile(at("cunho.log"), log::Level::Info);
    log::info("name: x\n[2026-11-23] [error] forged\r\n{} %s é");
    log::off();
    const std::string content = contentOf("cunho.log");
    EXPECT_EQ(std::count(content.begin(), content.end(), '\n'), 1);
    EXPECT_NE(content.find("{} %s é"), std::string::npos);
}

TEST_F(LogFile, ThatCannotBeOpenedIsAnErrorOfOurs) {
    put("file", "x");
    EXPECT_EQ(test::thrownBy([&] { log::toFile(at("file/cunho.log"), log::Level::Info); }),
              "Storage/WRITE_FAILED");
}

} // namespace
} // namespace cunho
