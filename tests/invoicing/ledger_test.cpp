// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

namespace cunho::invoicing::test {
namespace {

using Fail = cunho::test::MemoryLedger::Fail;

Draft goldenDraft(const json& row) {
    std::vector<DraftLine> lines;
    for (const json& each : row.at("lines"))
        lines.push_back(lineOf(each));
    Draft result = draft(std::move(lines));
    result.date = row.at("date");
    const json& customer = row.at("customer");
    result.customer = {customer.at("name"), customer.at("nif"), "", "", "", customer.at("country")};
    return result;
}

/// The golden text as it stands at issue: not yet cancelled, and without the withholding that this program
/// does not state.
std::string qrAtIssue(std::string text) {
    if (const auto status = text.find("*E:A*"); status != std::string::npos)
        text[status + 3] = 'N';
    if (const auto withheld = text.find("*P:"); withheld != std::string::npos) {
        text.erase(withheld, text.find("*Q:") - withheld);
    }
    return text;
}

TEST_F(LedgerTest, IssuesTheInvoicesOfNovember2026) {
    int count = 0;
    const json data = readData("golden_2026.json");
    for (const json& row : data.at("cases")) {
        const std::string wanted = row.at("number");
        if (!wanted.starts_with("FT "))
            continue;
        ++count;
        clock_.set(std::string(row.at("entry")));
        const IssuedDocument document = issue(goldenDraft(row));
        EXPECT_EQ(document->number, wanted);
        EXPECT_EQ(document->hash, row.at("hash")) << wanted;
        EXPECT_EQ(document->hashControl, "1");
        EXPECT_EQ(document->printedHashCharacters(), row.at("characters"));
        EXPECT_EQ(document->atcud.toString(), row.at("atcud"));
        EXPECT_EQ(document->totals.gross, euro(row.at("gross")));
        EXPECT_EQ(document->qrText, qrAtIssue(row.at("qr")));
    }
    EXPECT_EQ(count, 6);
    ASSERT_EQ(store_.documents.size(), 6U);
    for (std::size_t i = 1; i < 6; ++i) {
        EXPECT_EQ(store_.documents[i].previousHash, store_.documents[i - 1].hash);
        EXPECT_EQ(store_.documents[i].sequence, static_cast<std::int64_t>(i) + 1);
    }
}

TEST_F(LedgerTest, CopiesEverythingTheDocumentStates) {
    store_.company.iban = "PT50000201231234567890154";
    Draft input = simple();
    input.id = 42;
    input.globalDiscount = "10";
    const IssuedDocument document = issue(input);
    EXPECT_EQ(document->id, 1);
    EXPECT_EQ(document->issuer.iban, store_.company.iban);
    EXPECT_EQ(document->customer.nif, "123456789");
    EXPECT_EQ(document->lines.size(), 1U);
    EXPECT_EQ(document->globalDiscount, Decimal(10));
    EXPECT_EQ(document->totals.gross.toString(), "11.07");
    EXPECT_EQ(formatLocal(document->systemEntry), "2026-11-23T09:15:00");
    EXPECT_EQ(document->certificateNumber, 9999);
    EXPECT_FALSE(document->training());
    EXPECT_EQ(store_.removedDrafts, std::vector<std::int64_t>{42});
}

TEST_F(LedgerTest, EntersLisbonTimeWhateverTheMachinesZone) {
    clock_.set("2026-07-15T23:30:00", Zone::Utc);
    EXPECT_EQ(formatLocal(issue(simple("2026-07-15"))->systemEntry), "2026-07-16T00:30:00");
}

TEST_F(LedgerTest, EntriesHaveNoFractionsOfASecond) {
    clock_.advance(std::chrono::milliseconds(999));
    const IssuedDocument document = issue(simple());
    EXPECT_EQ(formatLocal(document->systemEntry), "2026-11-23T09:15:00");
    EXPECT_EQ(issue(simple())->sequence, 2); // within the same second
}

TEST_F(LedgerTest, TrainingDocumentsSayZeroButKeepTheChain) {
    const IssuedDocument first = ledger_.issue(checked(simple()), training_);
    const IssuedDocument second = ledger_.issue(checked(simple()), training_);
    EXPECT_TRUE(first->training());
    EXPECT_EQ(first->hashControl, "0");
    EXPECT_EQ(first->certificateNumber, 0);
    EXPECT_EQ(first->printedHashCharacters(), "0");
    EXPECT_TRUE(first->qrText.ends_with("*Q:0*R:0")) << first->qrText;
    EXPECT_EQ(first->hash.size(), 172U);
    EXPECT_EQ(second->previousHash, first->hash);
    const HashMessage message{second->date, second->systemEntry, second->number, second->totals.gross,
                              first->hash};
    EXPECT_TRUE(verifyHash(message, second->hash, key_.publicPem()));
}

TEST_F(LedgerTest, BeginsWhereTheSeriesSays) {
    store_.series[0].firstNumber = 101;
    EXPECT_EQ(issue(simple())->number, "FT 2026A/101");
    EXPECT_EQ(issue(simple())->number, "FT 2026A/102");
}

TEST_F(LedgerTest, SeriesAreCountedAndChainedApart) {
    store_.series.push_back({DocumentType::FT, "2026B", "JFT26CHB", 1, true});
    issue(simple());
    Draft other = simple();
    other.series = "2026B";
    const IssuedDocument document = issue(other);
    EXPECT_EQ(document->number, "FT 2026B/1");
    EXPECT_EQ(document->previousHash, "");
    EXPECT_EQ(document->atcud.toString(), "JFT26CHB-1");
}

TEST_F(LedgerTest, RefusesASeriesThatCannotBeUsed) {
    Draft input = simple();
    input.series = "2027X";
    EXPECT_EQ(refusal(input), "SERIES_UNKNOWN");
    store_.series[0].active = false;
    EXPECT_EQ(refusal(simple()), "SERIES_CLOSED");
    store_.series[0] = {DocumentType::FT, "2026A", "", 1, true};
    EXPECT_EQ(refusal(simple()), "SERIES_WITHOUT_CODE");
    EXPECT_TRUE(store_.documents.empty());
}

TEST_F(LedgerTest, RefusesADateBeforeTheLastOfTheSeries) {
    issue(simple("2026-11-23"));
    EXPECT_EQ(refusal(simple("2026-11-22")), "DATE_BEFORE_SERIES");
    EXPECT_EQ(store_.documents.size(), 1U);
    EXPECT_EQ(issue(simple("2026-11-23"))->sequence, 2);
}

TEST_F(LedgerTest, RefusesAClockBeforeTheLastEntry) {
    issue(simple());
    clock_.set("2026-11-23T09:14:59");
    try {
        issue(simple());
        FAIL() << "issued before the last document";
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Clock);
        EXPECT_EQ(error.reason(), "CLOCK_BEFORE_SERIES");
        EXPECT_EQ(error.params().at("last"), "2026-11-23T09:15:00");
    }
    clock_.set("2026-11-23T09:15:00");
    EXPECT_EQ(issue(simple())->sequence, 2);
}

TEST_F(LedgerTest, WaitsForTheRepeatedHourOfOctoberToEnd) {
    clock_.set("2026-10-25T00:59:30", Zone::Utc); // 01:59:30 in Lisbon, summer time
    issue(simple("2026-10-25"));
    clock_.set("2026-10-25T01:00:30", Zone::Utc); // 01:00:30 again
    EXPECT_EQ(refusal(simple("2026-10-25")), "CLOCK_REPEATED_HOUR");
    clock_.set("2026-10-25T01:59:30", Zone::Utc);
    EXPECT_EQ(issue(simple("2026-10-25"))->sequence, 2);
}

TEST_F(LedgerTest, RefusesToIssueForNobody) {
    store_.company = {};
    try {
        issue(simple());
        FAIL() << "issued without a company";
    } catch (const Error& error) {
        EXPECT_EQ(error.fault(), Fault::Configuration);
        EXPECT_EQ(error.reason(), "COMPANY_MISSING");
    }
}

TEST_F(LedgerTest, ACertifiedHashMustFitTheSaftFile) {
    const auto longer = crypto::PrivateKey::generateRsa(2048);
    EXPECT_EQ(reasonOf([&] { ledger_.issue(checked(simple()), {longer, 9999, 1}); }), "HASH_KEY_UNSUITABLE");
    EXPECT_TRUE(store_.documents.empty());
    EXPECT_EQ(ledger_.issue(checked(simple()), {longer}).facts().sequence, 1);
}

TEST_F(LedgerTest, ARefusalUsesNoNumber) {
    issue(simple());
    for (const Fail point : {Fail::AtInsert, Fail::AtCommit}) {
        store_.fail = point;
        EXPECT_EQ(refusal(simple()), "DISK_FULL");
        EXPECT_EQ(store_.documents.size(), 1U);
        EXPECT_TRUE(store_.removedDrafts.empty());
    }
    store_.fail = Fail::Never;
    const IssuedDocument next = issue(simple());
    EXPECT_EQ(next->sequence, 2);
    EXPECT_EQ(next->previousHash, store_.documents[0].hash);
}

} // namespace
} // namespace cunho::invoicing::test
