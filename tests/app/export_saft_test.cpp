// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "books_test.hpp"
#include "fakes/judges.hpp"

#include <cunho/app/export_saft.hpp>
#include <cunho/app/follow_up.hpp>
#include <cunho/crypto/digest.hpp>

namespace cunho::app {
namespace {

using invoicing::SaftRange;
using invoicing::SaftSeverity;
using namespace std::chrono_literals;

struct SaftOfBooks : BooksTest {
    SaftOfBooks() {
        services.books.saft = [this] { return database.saft(); };
    }

    /// One document of every type, one cancelled, one from an order, receipts with a discount.
    void issueAll() {
        auto sold = draft({line("3.335", "3"), line("10")});
        sold.globalDiscount = "5";
        const auto invoice = issue(sold);
        auto note = FollowUp(services).credit(invoice->id);
        note.reason = "Devolução";
        note.lines.resize(1);
        issue(note);
        auto debit = FollowUp(services).debit(invoice->id);
        debit.reason = "Portes";
        debit.lines = {line("2")};
        debit.lines[0].reference = invoice->number;
        issue(debit);
        const auto engano = issue(draft({line("7")}));
        cancelDocument(services, {engano->number, "Engano", "Cunho", true});
        for (const char* type : {"OR", "PF", "NE", "FS"})
            issue(draft({line("5")}, type));
        auto paid = draft({line("100")}, "FR");
        paid.payments = {{"MB", "123.00", ""}};
        issue(paid);
        const auto owed = issue(draft({line("100")}));
        auto receipt = draft({}, "RG");
        receipt.settlements = {{owed->number, "123.00", "3.00"}};
        receipt.payments = {{"TB", "120.00", ""}};
        issue(receipt);
        for (const char* type : {"GT", "GR"}) {
            auto sent = draft({line("5", "2.5")}, type);
            sent.transport.from = {"Rua da Sofia, 12", "3000-389", "Coimbra", "PT"};
            sent.transport.to = {"Largo da Portagem, 3", "3000-337", "Coimbra", "PT"};
            sent.transport.start = "2026-11-23T23:30";
            const auto document = issue(sent);
            if (std::string_view(type) == "GT")
                continue;
            cancelDocument(services, {document->number, "Engano", "Cunho", true});
        }
    }

    std::string preflight(SaftRange range) {
        std::string all;
        for (const auto& found : saft.preflight(range, JobContext()))
            all += (found.finding.severity == SaftSeverity::Error ? "" : "w:") + found.finding.reason + " " +
                   found.finding.path + "\n";
        return all;
    }

    SaftRange november{Date(2026y / 11 / 1), Date(2026y / 11 / 30)};
    ExportSaft saft{services};
};

TEST_F(SaftOfBooks, OfEveryTypeIsAcceptedByTheCheckerAndByXmllint) {
    issueAll();
    clock.set("2026-12-01T09:00:00");
    const auto result = saft.run(november, folder.path() / "saft.xml", false, JobContext());
    EXPECT_EQ(result.documents, 13);
    const auto report = invoicing::checkSaft(result.file, {}, JobContext());
    for (const auto& finding : report.findings) {
        EXPECT_NE(finding.severity, SaftSeverity::Error)
            << finding.reason << " " << finding.document << " " << finding.path;
    }
    EXPECT_EQ(report.documents, 13);
    const auto schema =
        std::filesystem::path(CUNHO_SHARED_REFERENCE) / "fiscal/xsd/SAFTPT1.04_01_xsd10_for_libxml2.xsd";
    if (std::filesystem::exists(schema)) {
        EXPECT_TRUE(test::ask("xmllint", {"--nonet", "--noout", "--schema", schema, result.file}).good);
    }
}

TEST_F(SaftOfBooks, IsWrittenWholeOrNotAtAll) {
    issue(draft({line("10")}));
    const auto target = folder.path() / "saft.xml";
    const auto result = saft.run(november, target, false, JobContext());
    EXPECT_EQ(result.sha256, crypto::sha256File(target).value);
    EXPECT_EQ(reasonOf([&] { saft.run(november, target, false, JobContext()); }), "TARGET_EXISTS");
    saft.run(november, target, true, JobContext());
    EXPECT_EQ(reasonOf([&] {
                  saft.run({november.last, november.first}, target, true, JobContext());
              }),
              "SAFT_RANGE");
    EXPECT_EQ(saft.fileName(november), "SAFT-PT 500000000 2026-11.xml");
    EXPECT_EQ(saft.fileName({Date(2026y / 1 / 1), november.last}),
              "SAFT-PT 500000000 2026-01-01 2026-11-30.xml");
}

TEST_F(SaftOfBooks, PreflightNamesTheCompanysFaultsAndTheDocuments) {
    auto company = *services.company.company();
    company.postalCode = "3000";
    services.company.saveCompany(company);
    auto late = draft({line("10")});
    late.date = "2026-11-24";
    const auto document = issue(late);
    bool postalCode = false;
    std::int64_t ahead = 0;
    for (const auto& found : saft.preflight(november, JobContext())) {
        postalCode = postalCode || (found.company && found.finding.reason == "SAFT_COMPANY_POSTAL_CODE");
        if (found.finding.reason == "SAFT_DATE_AHEAD")
            ahead = found.document;
    }
    EXPECT_TRUE(postalCode);
    EXPECT_EQ(ahead, document->id);
    EXPECT_NE(preflight({Date(2026y / 10 / 1), Date(2026y / 10 / 31)}).find("SAFT_EMPTY"), std::string::npos);
}

TEST_F(SaftOfBooks, MonthsAreDueUntilTheyAreCommunicated) {
    EXPECT_TRUE(saft.months().empty());
    const auto document = issue(draft({line("10")}));
    clock.set("2027-01-03T09:00:00");
    auto months = saft.months();
    ASSERT_EQ(months.size(), 3U); // January runs, December had no document
    EXPECT_EQ(months[2].documents, 1);
    EXPECT_EQ(months[2].due, Date(2026y / 12 / 5));
    auto due = saft.due();
    ASSERT_EQ(due.size(), 2U);
    EXPECT_EQ(due[0].month, 2026y / 12); // days to go
    EXPECT_EQ(due[1].month, 2026y / 11);
    const auto file = saft.run(november, folder.path() / "saft.xml", false, JobContext()).file;
    saft.markCommunicated(november, Date(2026y / 12 / 2), file);
    EXPECT_EQ(saft.due().size(), 1U);
    EXPECT_FALSE(saft.months()[2].changedSince);
    cancelDocument(services, {document->number, "Engano", "Cunho", true});
    EXPECT_TRUE(saft.months()[2].changedSince);
    saft.markCommunicated({Date(2026y / 12 / 1), Date(2026y / 12 / 31)}, Date(2027y / 1 / 3), {});
    EXPECT_TRUE(saft.due().empty());
    EXPECT_EQ(reasonOf([&] { saft.markCommunicated(november, Date(2027y / 1 / 4), {}); }),
              "SAFT_COMMUNICATED_DATE");
}

} // namespace
} // namespace cunho::app
