// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

namespace cunho::invoicing::test {
namespace {

using Fail = cunho::test::MemoryLedger::Fail;

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

TEST_F(LedgerTest, AClockSetBackIsNotTakenForTheRepeatedHour) {
    clock_.set("2026-10-25T00:30:00", Zone::Utc); // 01:30:00 in Lisbon, summer time
    issue(simple("2026-10-25"));
    clock_.set("2026-10-25T00:10:00", Zone::Utc); // 01:10:00, for the first time
    EXPECT_EQ(refusal(simple("2026-10-25")), "CLOCK_BEFORE_SERIES");
    clock_.set("2026-10-25T02:00:00", Zone::Utc); // 02:00:00
    issue(simple("2026-10-25"));
    clock_.set("2026-10-25T01:30:00", Zone::Utc); // 01:30:00 again, but two o'clock has been
    EXPECT_EQ(refusal(simple("2026-10-25")), "CLOCK_BEFORE_SERIES");
}

TEST_F(LedgerTest, AsksAboutAClockBeforeTheLastEntryOfAnotherSeries) {
    issue(of("FS", {line("10")}));
    clock_.set("2026-11-23T09:14:59");
    const CheckedDraft other = checked(simple());
    EXPECT_EQ(reasonOf([&] { ledger_.issue(other, certified_); }), "CLOCK_BEFORE_OTHER_SERIES");
    IssueOptions confirmed;
    confirmed.clockConfirmed = true;
    EXPECT_EQ(ledger_.issue(other, certified_, confirmed)->number, "FT 2026A/1");
    EXPECT_EQ(reasonOf([&] { ledger_.issue(checked(of("FS", {line("10")})), certified_, confirmed); }),
              "CLOCK_BEFORE_SERIES"); // within a series nobody may confirm it
}

TEST_F(LedgerTest, OtherSeriesNeedNotWaitForTheRepeatedHourToEnd) {
    clock_.set("2026-10-25T00:59:30", Zone::Utc);
    Draft first = of("FS", {line("10")});
    first.date = "2026-10-25";
    issue(first);
    clock_.set("2026-10-25T01:00:30", Zone::Utc);
    EXPECT_EQ(issue(simple("2026-10-25"))->number, "FT 2026A/1");
}

TEST_F(LedgerTest, TrainingAndCertifiedDocumentsNeverShareASeries) {
    ledger_.issue(checked(simple()), training_);
    EXPECT_EQ(refusal(simple()), "SERIES_OF_TRAINING");
    issue(of("FS", {line("10")}));
    EXPECT_EQ(reasonOf([&] { ledger_.issue(checked(of("FS", {line("10")})), training_); }),
              "SERIES_OF_CERTIFIED");
    series(DocumentType::FR).kind = SeriesKind::Training;
    Draft paid = of("FR", {line("10")});
    paid.payments = {{"NU", "12.30", ""}};
    EXPECT_EQ(refusal(paid), "SERIES_OF_TRAINING");
    EXPECT_EQ(ledger_.issue(checked(paid), training_)->sequence, 1);
}

TEST_F(LedgerTest, TellsEverythingThatTheBooksHaveAgainstADraftAtOnce) {
    issue(simple());
    store_.series[0].active = false;
    store_.company = {};
    clock_.set("2026-11-23T09:14:59");
    const Draft late = simple("2026-11-22");
    EXPECT_EQ(complaints(late),
              (std::vector<std::string>{"series: SERIES_CLOSED", ": COMPANY_MISSING",
                                        "date: DATE_BEFORE_SERIES", ": CLOCK_BEFORE_SERIES"}));
    EXPECT_EQ(store_.documents.size(), 1U);
}

TEST_F(LedgerTest, RefusesWhileTheBooksAreNotSound) {
    issue(simple());
    store_.unsound = Failure{Fault::Integrity, "LEDGER_BROKEN", {{"document", "FT 2026A/1"}}, {}};
    EXPECT_EQ(refusal(simple()), "LEDGER_BROKEN");
    EXPECT_EQ(complaints(simple()), std::vector<std::string>{": LEDGER_BROKEN"});
    EXPECT_EQ(cancelRefusal("FT 2026A/1"), "LEDGER_BROKEN");
}

TEST_F(LedgerTest, RecoversManualDocumentsInASeriesOfTheirOwnOnce) {
    Draft manual = simple();
    manual.origin = {"M", "abc/00001"};
    EXPECT_EQ(complaints(manual), std::vector<std::string>{"series: SERIES_KIND_WRONG"});
    store_.series.push_back({DocumentType::FT, "R2026", "JFT26REC", 1, true, SeriesKind::Recovery});
    Draft ordinary = simple();
    ordinary.series = "R2026";
    EXPECT_EQ(complaints(ordinary), std::vector<std::string>{"series: SERIES_KIND_WRONG"});
    manual.series = "R2026";
    EXPECT_EQ(issue(manual)->hashControl, "1-FTM abc/00001");
    EXPECT_EQ(complaints(manual), std::vector<std::string>{"origin.number: ORIGIN_TWICE"});
    cancel("FT R2026/1");
    EXPECT_EQ(issue(manual)->number, "FT R2026/2");

    Draft lost = manual;
    lost.origin = {"D", "FT 2026Z/9"};
    EXPECT_EQ(ledger_.issue(checked(lost), certified_)->hashControl, "1-FTD FT 2026Z/9");
    issue(simple());
    lost.origin = {"D", "FT 2026A/1"}; // it is not lost
    EXPECT_EQ(complaints(lost), std::vector<std::string>{"origin.number: ORIGIN_TWICE"});
}

TEST_F(LedgerTest, ADraftThatTwoWindowsIssueBecomesOneDocument) {
    Draft input = simple();
    input.id = 7;
    issue(input);
    EXPECT_EQ(refusal(input), "DRAFT_GONE");
    EXPECT_EQ(store_.documents.size(), 1U);
}

TEST_F(LedgerTest, ACustomersNumberIsFixedOnceUsed) {
    Draft input = simple();
    input.customer.code = "C9";
    issue(input);
    input.customer.nif = "500000000";
    EXPECT_EQ(complaints(input), std::vector<std::string>{"customer.nif: CUSTOMER_NIF_FIXED"});
    EXPECT_EQ(refusal(input), "CUSTOMER_NIF_FIXED");
}

TEST_F(LedgerTest, SelfBillingIsSaidInTheStatus) {
    Draft input = simple();
    input.selfBilling = true;
    const IssuedDocument document = issue(input);
    EXPECT_NE(document->qrText.find("*E:S*"), std::string::npos);
    EXPECT_EQ(store_.status(document.facts()), 'S');
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
