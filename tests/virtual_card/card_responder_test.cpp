// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/judges.hpp"
#include "virtual_card/card_folder.hpp"
#include "virtual_card/card_responder.hpp"
#include "virtual_card/emulated_card.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/certificate.hpp>

#include <chrono>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::test {
namespace {

using testing::HasSubstr;
using Kind = EmulatedCardChoice::Kind;

class CardResponding : public testing::TestWithParam<Kind> {
  protected:
    EmulatedCardChoice choice() const {
        EmulatedCardChoice choice;
        choice.kind = GetParam();
        choice.rsaBits = 2048;
        choice.url = state_.url();
        return choice;
    }

    std::filesystem::path issuer() const { return pki_.certificate(issuerName()); }
    std::string issuerName() const { return GetParam() == Kind::Cc1 ? "asc-0018" : "asc-0020"; }

    /// What openssl makes of the responder's answer.
    std::string asked(const std::filesystem::path& certificate, const std::filesystem::path& above,
                      const std::string& name) {
        const auto anchors = folder_.path() / "anchors.pem";
        std::ofstream(anchors) << std::ifstream(card_.root()).rdbuf()
                               << std::ifstream(card_.signatureAuthorities()).rdbuf();
        const Verdict verdict = ask("sh", {"-c", "exec openssl \"$@\" 2>&1", "sh", "ocsp", "-issuer",
                                           above.string(), "-cert", certificate.string(), "-url",
                                           state_.url() + "/ocsp/" + name, "-CAfile", anchors.string()});
        return verdict.report;
    }

    std::filesystem::path fetched(const std::string& path) {
        const auto file = folder_.path() / "fetched";
        EXPECT_TRUE(ask("curl", {"--silent", "--fail", "--max-time", "20", "--output", file.string(),
                                 state_.url() + path})
                        .good)
            << path;
        return file;
    }

    CardResponder state_{cardFolder()};
    CardPki pki_{cardFolder(), state_.url()};
    EmulatedCard card_{cardFolder(), choice()};
    TemporaryFolder folder_;
};

TEST_P(CardResponding, TellsOpensslWhetherTheCardIsGood) {
    const auto certificate = card_.signatureCertificate();
    EXPECT_THAT(asked(certificate, issuer(), issuerName()),
                testing::AllOf(HasSubstr("Response verify OK"), HasSubstr(".pem: good")));
    state_.revoke(certificate);
    EXPECT_THAT(asked(certificate, issuer(), issuerName()),
                testing::AllOf(HasSubstr("Response verify OK"), HasSubstr(".pem: revoked")));
    EXPECT_EQ(state_.asked("ocsp"), 2);
}

TEST_P(CardResponding, AnswersForTheAuthoritiesToo) {
    const std::string above = GetParam() == Kind::Cc1 ? "cc-007" : "cc-008";
    EXPECT_THAT(asked(issuer(), pki_.certificate(above), above),
                testing::AllOf(HasSubstr("Response verify OK"), HasSubstr(".pem: good")));
}

TEST_P(CardResponding, ListsWhatIsRevoked) {
    state_.revoke(card_.signatureCertificate());
    const auto list = fetched("/crl/" + issuerName() + ".crl");
    const Verdict verdict = ask("sh", {"-c", "exec openssl \"$@\" 2>&1", "sh", "crl", "-inform", "DER", "-in",
                                       list.string(), "-CAfile", issuer().string(), "-noout", "-text"});
    EXPECT_THAT(verdict.report, testing::AllOf(HasSubstr("verify OK"), HasSubstr("Revoked Certificates:")));
}

TEST_P(CardResponding, GivesIssuersWhoseChainCunhoTakes) {
    const auto read = [](const std::filesystem::path& pem) {
        return crypto::Certificate::fromPem(asText(readFile(pem)));
    };
    crypto::Certificate at = read(card_.signatureCertificate());
    std::vector<crypto::Certificate> above;
    while (!at.issuerUrls().empty() && above.size() < 4) {
        at = crypto::Certificate::fromDer(
            readFile(fetched(at.issuerUrls().front().substr(state_.url().size()))));
        above.push_back(at);
    }
    ASSERT_EQ(above.size(), 3U);
    const auto result = crypto::verifyChain(read(card_.signatureCertificate()), above, {read(card_.root())},
                                            std::chrono::sys_days(std::chrono::year(2026) / 11 / 26));
    EXPECT_EQ(result.status, crypto::ChainResult::Status::Trusted) << result.detail;
    EXPECT_EQ(result.path.size(), 4U);
}

INSTANTIATE_TEST_SUITE_P(Generations, CardResponding, testing::Values(Kind::Cc1, Kind::Cc2),
                         [](const auto& each) { return each.param == Kind::Cc1 ? "CC1" : "CC2"; });

TEST(CardResponder, LeavesNoCertificateBehind) {
    std::filesystem::path made;
    {
        const CardResponder state(cardFolder());
        made = CardPki(cardFolder(), state.url()).certificate("asc-0020");
        EXPECT_TRUE(std::filesystem::exists(made));
    }
    EXPECT_FALSE(std::filesystem::exists(made));
}

} // namespace
} // namespace cunho::test
