// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/prism.hpp"
#include "safe_sandbox.hpp"

#include <cunho/signing/enrolment.hpp>

#include <iostream>

// Client and sandbox under the eyes of a program that knows nothing but the service's own API files.
namespace cunho::test {
namespace {

class SafeThroughPrism : public SandboxedSafeTest {
  protected:
    void SetUp() override {
        const auto files = std::filesystem::path(CUNHO_SHARED_REFERENCE) / "ama";
        if (!isOnPath("prism") || !std::filesystem::exists(files / "SAFE-SignatureService.json"))
            GTEST_SKIP() << "prism is not on PATH, or the service's API files are not here";
        signatures_ = start(files / "SAFE-SignatureService.json");
        account_ = start(files / "SAFE-AccountManagementService.json");
        signatures_->awaitStart();
        account_->awaitStart();
    }

    void TearDown() override {
        if (HasFailure())
            for (const auto& finding : prism_.findings)
                std::cout << finding << '\n';
    }

    std::unique_ptr<Prism> start(const std::filesystem::path& file) const {
        return std::make_unique<Prism>(file, access.baseUrl, access.rootCertificate);
    }

    void expectNoFinding() const {
        for (const auto& finding : prism_.findings)
            ADD_FAILURE() << finding;
        expectNoViolation();
    }

    std::unique_ptr<Prism> signatures_;
    std::unique_ptr<Prism> account_;
    PrismClient prism_{[this](const std::string& path) -> const Prism& {
        return path.starts_with("/signatureAccount") ? *account_ : *signatures_;
    }};
};

TEST_F(SafeThroughPrism, ABatchARotationAndTheCancellationKeepToTheFiles) {
    providers::SafeProvider provider(client, providers::SafeAccount{0, access.nipc, tokens}, prism_, journal,
                                     clock);
    const auto enrolment = providers::makeSafeEnrolment(client, prism_, clock);
    EXPECT_FALSE(enrolment->probe(JobContext{}).empty());
    const auto first = items(23);
    provider.sign(first, sink, prompter, JobContext{});
    fault("authorize", "expireAccess");
    fault("authorizeVerify", "pending:2");
    fault("signHashVerify", "status:503");
    const auto second = items(2);
    provider.sign(second, sink, prompter, JobContext{});
    EXPECT_EQ(tokens.rotations(), 1);
    for (const auto* list : {&first, &second})
        for (const auto& item : *list)
            EXPECT_TRUE(sink.values.contains(item.id)) << item.documentName;
    enrolment->cancel(tokens, provider.credential(JobContext{}).id, JobContext{});
    EXPECT_GE(prism_.calls, 3 * 4 + 1 + 2 + 1 + 4 + 1);
    RecordProperty("calls", prism_.calls);
    expectNoFinding();
}

// A judge that says yes to everything would prove nothing.
TEST_F(SafeThroughPrism, PrismFindsARequestAndAReplyThatDoNotFit) {
    http::Request request;
    request.method = "POST";
    request.url = access.baseUrl + "/credentials/list";
    request.contentType = "application/json";
    request.body = toBytes(R"({"clientData":{"clientName":7}})");
    prism_.send(std::move(request), JobContext{});
    EXPECT_EQ(prism_.findings.size(), 1U);
    prism_.findings.clear();
    fault("info", "truncateJson");
    EXPECT_ANY_THROW(providers::SafeProvider(client, providers::SafeAccount{0, access.nipc, tokens}, prism_,
                                             journal, clock)
                         .credential(JobContext{}));
    EXPECT_FALSE(prism_.findings.empty());
}

} // namespace
} // namespace cunho::test
