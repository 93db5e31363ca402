// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/spool_lock.hpp"
#include "fakes/fake_clock.hpp"
#include "fakes/sample_pdf.hpp"
#include "fakes/scripted_provider.hpp"
#include "fakes/test_pki.hpp"

#include <cunho/app/issue_invoice.hpp>
#include <cunho/app/sign_files.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/store/database.hpp>

#include <gtest/gtest.h>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

template<typename Action>
std::string reasonOf(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.reason();
    }
    return {};
}

struct AppSigning : testing::Test {
    AppSigning() {
        invoicing::Company company;
        company.nif = "500000000";
        company.name = "Olaria Exemplo, Lda";
        company.address = "Rua da Sofia, 12";
        company.postalCode = "3000-389";
        company.city = "Coimbra";
        services.company.saveCompany(company);
        services.company.addSeries({invoicing::DocumentType::FT, "2026A", "SANDBOX1", 1, true});
        services.provider = &provider;
        services.archive = folder.path() / "arquivo";
        services.spool = folder.path() / "spool";
        services.anchors = {pki.root()};
    }

    static invoicing::Draft draft() {
        invoicing::Draft draft;
        draft.type = "FT";
        draft.series = "2026A";
        draft.date = "2026-11-23";
        draft.prices = "net";
        draft.customer = {
            "Padaria São João, Lda", "599999993", "Largo da Portagem, 3", "3000-337", "Coimbra", "PT"};
        invoicing::DraftLine line;
        line.code = "S1";
        line.description = "Consultoria";
        line.quantity = "3";
        line.unit = "h";
        line.unitPrice = "9.99";
        line.region = "PT";
        line.tax = "NOR";
        draft.lines = {line};
        return draft;
    }

    IssueResult issue() {
        return std::get<IssueResult>(IssueInvoice(services).run(draft(), prompter, JobContext{}));
    }

    std::map<std::int64_t, PendingOutcome> signPending() {
        return SignPending(services).run({}, prompter, JobContext{});
    }

    void refuseEverything() {
        provider.refuse = [](const signing::Dtbsr&) {
            return Failure{Fault::Service, "SAFE_UNAVAILABLE", {}, {}};
        };
    }

    print::Runtime runtime;
    test::TestPki pki;
    test::FakeClock clock;
    TemporaryFolder folder;
    std::unique_ptr<pdf::StructureReader> reader = pdf::makePodofoReader();
    invoicing::TaxTable taxes = invoicing::TaxTable::standard();
    store::Database database{folder.path() / "empresa.db", Environment::Sandbox, clock};
    test::ScriptedService service;
    test::ScriptedProvider provider{pki.leafKey(), pki.chain(), service, &database.journal()};
    signing::SilentPrompter prompter;
    Services services{Environment::Sandbox,
                      clock,
                      database.ledger(),
                      database.drafts(),
                      database.documents(),
                      database.company(),
                      database.journal(),
                      *reader,
                      taxes};
};

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
