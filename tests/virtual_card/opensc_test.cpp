// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "virtual_card/running_cards.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

/// What OpenSC of the distribution makes of the virtual card: it knows the first generation.
namespace cunho::test {
namespace {

using testing::HasSubstr;

/// Both outputs of a program.
Verdict askAll(const std::vector<std::string>& command) {
    std::vector<std::string> arguments{"-c", "exec \"$@\" 2>&1", "sh"};
    arguments.insert(arguments.end(), command.begin(), command.end());
    return ask("sh", arguments);
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t times = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++times;
    return times;
}

class OpenSc : public testing::TestWithParam<const char*> {
  protected:
    /// The second token is that of the signature PIN.
    Verdict sign(const std::string& pin) const {
        return askAll({"pkcs11-tool", "--slot-index", "1", "--login", "--pin", pin, "--id", "46", "--sign",
                       "-m", "SHA256-RSA-PKCS", "-i", data().string(), "-o", value().string()});
    }

    bool signatureIsGood() const {
        const auto key = folder_.path() / "key.pem";
        std::ofstream(key)
            << ask("openssl", {"x509", "-pubkey", "-noout", "-in", cards_.certificate().string()}).report;
        return ask("openssl", {"dgst", "-sha256", "-verify", key.string(), "-signature", value().string(),
                               data().string()})
            .good;
    }

    std::filesystem::path data() const { return folder_.path() / "data"; }
    std::filesystem::path value() const { return folder_.path() / "value"; }

    void SetUp() override { std::ofstream(data()) << "o que se assina"; }

    RunningCards cards_{GetParam()};
    TemporaryFolder folder_;
};

TEST_P(OpenSc, KnowsTheCard) {
    EXPECT_EQ(ask("opensc-tool", {"-n"}).report, "GemSAFE V1\n");
    const std::string all = ask("pkcs15-tool", {"-D"}).report;
    EXPECT_THAT(all, HasSubstr("PKCS#15 Card [CARTAO DE CIDADAO]"));
    EXPECT_EQ(count(all, "PIN ["), 3U);
    EXPECT_EQ(count(all, "Tries left     : 3"), 3U);
    EXPECT_EQ(count(all, "Private RSA Key ["), 2U);
    EXPECT_EQ(count(all, "X.509 Certificate ["), 5U);
    EXPECT_THAT(all, HasSubstr("Usage          : [0x200], nonRepudiation"));
}

TEST_P(OpenSc, ReadsTheCertificates) {
    const auto read = folder_.path() / "read.pem";
    std::ofstream(read) << ask("pkcs15-tool", {"--read-certificate", "46"}).report;
    const auto print = [](const std::filesystem::path& file) {
        return ask("openssl", {"x509", "-noout", "-fingerprint", "-sha256", "-in", file.string()}).report;
    };
    EXPECT_EQ(print(read), print(cards_.certificate()));
}

TEST_P(OpenSc, SignsWithIt) {
    const Verdict verdict = sign("2222");
    EXPECT_TRUE(verdict.good) << verdict.report;
    EXPECT_TRUE(signatureIsGood());
    EXPECT_EQ(cards_.counters().at("signatures"), 1);
}

TEST_P(OpenSc, LocksItByThreeWrongPins) {
    EXPECT_THAT(sign("9999").report, HasSubstr("CKR_PIN_INCORRECT"));
    EXPECT_THAT(sign("9999").report, HasSubstr("CKR_PIN_INCORRECT"));
    EXPECT_EQ(cards_.counters().at("triesLeft"), 1);
    EXPECT_FALSE(sign("9999").good);
    EXPECT_EQ(cards_.counters().at("triesLeft"), 0);
    EXPECT_THAT(sign("2222").report, HasSubstr("CKR_PIN_LOCKED"));
    EXPECT_EQ(cards_.counters().at("signatures"), 0);
}

INSTANTIATE_TEST_SUITE_P(Protocols, OpenSc, testing::Values("cc1,bits=3072", "cc1,t0,bits=2048"),
                         [](const auto& each) {
                             return std::string(each.param).find("t0") == std::string::npos ? "T1" : "T0";
                         });

} // namespace
} // namespace cunho::test
