// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/spool_lock.hpp"
#include "app_signing.hpp"

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

TEST_F(AppSigning, ADocumentStaysIssuedWhenItsSignatureFails) {
    refuseEverything();
    const auto result = issue();
    EXPECT_FALSE(result.signature);
    ASSERT_TRUE(result.pending);
    EXPECT_EQ(result.pending->reason, "SAFE_UNAVAILABLE");
    EXPECT_EQ(services.documents.pending(), std::vector{result.document->id});
    EXPECT_TRUE(services.documents.rendering(result.document->id));
}

TEST_F(AppSigning, ADocumentStaysIssuedWithoutAnyProvider) {
    services.provider = nullptr;
    const auto result = issue();
    ASSERT_TRUE(result.pending);
    EXPECT_EQ(result.pending->reason, "NO_PROVIDER");
    EXPECT_EQ(services.documents.pending().size(), 1U);
}

TEST_F(AppSigning, PendingSignaturesAreMadeLater) {
    refuseEverything();
    const auto id = issue().document->id;
    provider.refuse = nullptr;
    const auto outcomes = signPending();
    ASSERT_EQ(outcomes.size(), 1U);
    const auto* record = std::get_if<invoicing::SignatureRecord>(&outcomes.at(id));
    ASSERT_NE(record, nullptr);
    EXPECT_EQ(record->file.filename(), "FT_2026A_1.pdf");
    EXPECT_TRUE(services.documents.pending().empty());
    const auto verdict = verifyFile(record->file, services, {});
    ASSERT_EQ(verdict.signatures.size(), 1U);
    EXPECT_EQ(verdict.signatures.front().indication, signing::Indication::TotalPassed);
    EXPECT_TRUE(signPending().empty());
}

TEST_F(AppSigning, AServiceThatFailsWhileResumingIsNamed) {
    provider.beforeSending = [](const signing::Dtbsr&) { throw Error(Fault::Network, "CONNECTION_FAILED"); };
    const auto id = issue().document->id;
    const auto outcomes = signPending();
    ASSERT_TRUE(outcomes.contains(id));
    EXPECT_EQ(std::get<Failure>(outcomes.at(id)).reason, "CONNECTION_FAILED");
    provider.beforeSending = nullptr;
    EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(signPending().at(id)));
    for (const auto& [digest, count] : service.signatures)
        EXPECT_EQ(count, 1) << digest;
}

/// A card whose holder does not want to type the PIN.
struct DecliningCard final : signing::SignatureProvider {
    explicit DecliningCard(signing::Credential given) : description(std::move(given)) {
        description.provider = "citizen-card";
    }
    signing::Credential credential(const JobContext&) override { return description; }
    void sign(std::span<const signing::Dtbsr>, signing::SignatureSink&, signing::Prompter&,
              const JobContext&) override {
        throw Error(Fault::Declined, "PIN_DECLINED");
    }
    signing::Credential description;
};

TEST_F(AppSigning, WhatACardWasNotAskedForIsSignedByAnotherProvider) {
    DecliningCard card(provider.description);
    services.provider = &card;
    const auto result = issue();
    ASSERT_TRUE(result.pending);
    EXPECT_EQ(result.pending->reason, "PIN_DECLINED");
    services.provider = &provider;
    const auto outcomes = signPending();
    EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(outcomes.at(result.document->id)));
    EXPECT_TRUE(services.journal.open().empty());
    EXPECT_EQ(service.signatures.size(), 1U);
    for (const auto& file : fs::directory_iterator(services.spool))
        EXPECT_NE(file.path().extension(), ".pdf") << file.path();
}

/// A PIN was declined; the next invoice asks for its own alone, and later one PIN may serve all that is left.
class AskingProviders : public AppSigning, public testing::WithParamInterface<const char*> {};

TEST_P(AskingProviders, AskForNothingThatThePersonDoesNotWant) {
    DecliningCard declining(provider.description);
    declining.description.provider = GetParam();
    services.provider = &declining;
    const auto first = issue().document->id;
    test::ScriptedProvider card(pki.leafKey(), pki.chain(), service);
    card.description.provider = GetParam();
    services.provider = &card;
    EXPECT_TRUE(issue().signature);
    EXPECT_EQ(service.signatures.size(), 1U) << "it was asked for both";
    services.provider = &declining;
    issue();
    issue();
    services.provider = &card;
    card.calls = 0;
    EXPECT_EQ(SignPending(services).run({first}, prompter, JobContext{}).size(), 1U);
    EXPECT_EQ(signPending().size(), 2U);
    EXPECT_EQ(card.calls, 2);
    EXPECT_EQ(service.signatures.size(), 4U);
    EXPECT_TRUE(services.journal.open().empty());
}

INSTANTIATE_TEST_SUITE_P(All, AskingProviders, testing::Values("citizen-card", "pkcs11", "cmd"));

/// Its value was made, and the disk was full: it needs nobody.
TEST_F(AppSigning, WhatWasSignedIsFinishedWithTheNextInvoice) {
    provider.description.provider = "citizen-card";
    provider.beforeReply = [&](const signing::Dtbsr&) { fs::remove_all(services.archive); };
    const auto first = issue();
    ASSERT_TRUE(first.pending);
    provider.beforeReply = nullptr;
    EXPECT_TRUE(issue().signature);
    EXPECT_TRUE(services.documents.pending().empty());
    EXPECT_EQ(service.signatures.size(), 2U);
}

TEST_F(AppSigning, WhatAServiceMayHaveSignedWaitsForIt) {
    provider.beforeReply = [](const signing::Dtbsr&) { throw Error(Fault::Network, "CONNECTION_FAILED"); };
    const auto id = issue().document->id;
    DecliningCard card(provider.description);
    services.provider = &card;
    EXPECT_EQ(std::get<Failure>(signPending().at(id)).reason, "SIGNATURE_UNDER_WAY");
    provider.beforeReply = nullptr;
    services.provider = &provider;
    EXPECT_TRUE(std::holds_alternative<invoicing::SignatureRecord>(signPending().at(id)));
    for (const auto& [digest, count] : service.signatures)
        EXPECT_EQ(count, 1) << digest;
}

TEST_F(AppSigning, OneRunAtATimeSigns) {
    refuseEverything();
    issue();
    const SpoolLock other(services.spool);
    EXPECT_EQ(reasonOf([&] { signPending(); }), "SIGNING_ELSEWHERE");
    const auto result = issue();
    ASSERT_TRUE(result.pending);
    EXPECT_EQ(result.pending->reason, "SIGNING_ELSEWHERE");
    EXPECT_EQ(services.documents.pending().size(), 2U);
}

TEST_F(AppSigning, FilesAreNumberedWhenTheirNameIsTaken) {
    const auto one = test::writeSample(folder.path(), "a.pdf", test::samplePdf());
    fs::create_directory(folder.path() / "sub");
    const auto two = test::writeSample(folder.path() / "sub", "a.pdf", test::samplePdf());
    SignFilesOptions options;
    options.target.folder = folder.path();
    const auto before = readFile(one);
    test::ScriptedProvider local(pki.leafKey(), pki.chain(), service);
    const auto outcomes = SignFiles(*reader, local, clock).run({one, two}, options, prompter, JobContext{});
    ASSERT_EQ(outcomes.size(), 2U);
    const auto name = [&](std::size_t i) {
        return std::get<signing::SignedFile>(outcomes[i].outcome).path.filename();
    };
    EXPECT_EQ(name(0), "a-assinado.pdf");
    EXPECT_EQ(name(1), "a-assinado-2.pdf");
    EXPECT_EQ(readFile(one), before);
}

TEST_F(AppSigning, OneTargetNameServesOneFile) {
    SignFilesOptions options;
    options.target.file = folder.path() / "b.pdf";
    EXPECT_EQ(
        reasonOf([&] {
            SignFiles(*reader, provider, clock).run({"a.pdf", "c.pdf"}, options, prompter, JobContext{});
        }),
        "TARGET_NEEDS_ONE_FILE");
}

} // namespace
} // namespace cunho::app
