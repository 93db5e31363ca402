// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

#include <exception>
#include <thread>

namespace cunho::test {
namespace {

class CompanyRepository : public StoreTest {};

TEST_F(CompanyRepository, KeepsEveryFieldOfTheCompany) {
    EXPECT_FALSE(open()->company().company());
    { openReady(); }
    const auto read = open()->company().company();
    const auto company = padaria();
    ASSERT_TRUE(read);
    EXPECT_EQ(read->nif, company.nif);
    EXPECT_EQ(read->name, company.name);
    EXPECT_EQ(read->address, company.address);
    EXPECT_EQ(read->postalCode, company.postalCode);
    EXPECT_EQ(read->city, company.city);
    EXPECT_EQ(read->phone, company.phone);
    EXPECT_EQ(read->email, company.email);
    EXPECT_EQ(read->registration, company.registration);
    EXPECT_EQ(read->iban, company.iban);
    EXPECT_EQ(read->logo, company.logo);
    auto more = company;
    more.tradeName = "Padaria";
    more.website = "padaria.example";
    more.eacCode = "10711";
    more.shareCapital = "5000 €";
    more.regime = invoicing::VatRegime::Exempt53;
    open()->company().saveCompany(more);
    const auto again = open()->company().company();
    EXPECT_EQ(again->tradeName, more.tradeName);
    EXPECT_EQ(again->website, more.website);
    EXPECT_EQ(again->eacCode, more.eacCode);
    EXPECT_EQ(again->shareCapital, more.shareCapital);
    EXPECT_EQ(again->regime, more.regime);
}

TEST_F(CompanyRepository, KeepsHowASeriesIsCommunicated) {
    const auto database = open();
    auto series = series2026();
    series.validationCode.clear();
    series.kind = invoicing::SeriesKind::Recovery;
    series.begins = parseDate("2026-12-01");
    database->company().addSeries(series);
    const auto read = database->company().series().at(0);
    EXPECT_EQ(read.kind, series.kind);
    EXPECT_EQ(read.begins, series.begins);
    const auto code = [&](const char* id, const char* text) {
        return thrown([&] { database->company().setValidationCode(series.type, id, text); });
    };
    EXPECT_EQ(code("2026A", "abc"), "Input/VALIDATION_CODE_INVALID");
    EXPECT_EQ(code("2026B", "JFT26CHA"), "NotFound/SERIES_UNKNOWN");
    EXPECT_EQ(code("2026A", "JFT26CHA"), "");
    EXPECT_EQ(code("2026A", "JFT26CHB"), "") << "while it has no document";
    issue(*database);
    EXPECT_EQ(code("2026A", "JFT26CHA"), "Conflict/SERIES_IN_USE");
    EXPECT_EQ(database->company().series().at(0).validationCode, "JFT26CHB");
}

TEST_F(CompanyRepository, FixesTheNifWithTheFirstDocument) {
    const auto database = openReady();
    auto other = padaria();
    other.nif = "123456789";
    EXPECT_EQ(thrown([&] { database->company().saveCompany(other); }), "");
    database->company().saveCompany(padaria());
    issue(*database);
    EXPECT_EQ(thrown([&] { database->company().saveCompany(other); }), "Conflict/COMPANY_NIF_FIXED");
    EXPECT_EQ(database->company().company()->nif, padaria().nif);
    EXPECT_EQ(thrown([&] { database->company().saveCompany(padaria()); }), "");
}

TEST_F(CompanyRepository, RefusesASeriesThatDiffersInCaseOnly) {
    const auto database = openReady();
    auto same = series2026();
    EXPECT_EQ(thrown([&] { database->company().addSeries(same); }), "Conflict/SERIES_EXISTS");
    same.id = "2026a";
    EXPECT_EQ(thrown([&] { database->company().addSeries(same); }), "Conflict/SERIES_EXISTS");
    same = {invoicing::DocumentType::FT, "2026B", "AAJFJMVNTN", 7, false};
    database->company().addSeries(same);
    const auto series = database->company().series();
    ASSERT_EQ(series.size(), 2U);
    EXPECT_EQ(series[0].id, "2026A");
    EXPECT_EQ(series[1].id, same.id);
    EXPECT_EQ(series[1].type, same.type);
    EXPECT_EQ(series[1].validationCode, same.validationCode);
    EXPECT_EQ(series[1].firstNumber, same.firstNumber);
    EXPECT_EQ(series[1].active, same.active);
}

TEST_F(CompanyRepository, MakesTheTrainingKeyOnceForEver) {
    const auto made = open()->company().trainingKey();
    EXPECT_EQ(made.bits(), 1024);
    EXPECT_EQ(open()->company().trainingKey().publicPem(), made.publicPem());
}

TEST_F(CompanyRepository, GivesTwoProgramsTheSameTrainingKey) {
    const auto database = open();
    std::string theirs;
    std::exception_ptr failure;
    std::thread other([&] {
        try {
            theirs = open()->company().trainingKey().publicPem();
        } catch (...) {
            failure = std::current_exception();
        }
    });
    const auto ours = database->company().trainingKey().publicPem();
    other.join();
    if (failure)
        std::rethrow_exception(failure);
    EXPECT_EQ(ours, theirs);
}

class DraftRepository : public StoreTest {};

invoicing::Draft draftWithEveryField() {
    invoicing::Draft draft;
    draft.series = "2026A";
    draft.date = "não é uma data";
    draft.prices = "gross";
    draft.globalDiscount = "1,5";
    draft.customer = {"José \"Zé\" Conceição", "abc", "Rua\nnova", "1", "Évora", "ES"};
    draft.lines.push_back({"C1", "Pão – 1 €", "dois", "kg", "", "100", "PT-AC", "ISE", "0", "M07"});
    draft.lines.emplace_back();
    draft.customer.code = "C1";
    draft.supplyDate = "ontem";
    draft.dueDate = "amanhã";
    draft.terms = "30 dias";
    draft.notes = "a\nb";
    draft.reason = "porque";
    draft.currency = "dólares";
    draft.exchangeRate = "1,1";
    draft.withholdings = {{"IRS", "vinte", "lei"}, {}};
    draft.payments = {{"NU", "um", "hoje"}, {}};
    draft.settlements = {{"FT 1", "x", "y"}, {}};
    draft.transport = {{"a", "b", "c", "d"}, {"e", "f", "g", "h"}, "i", "j", "k"};
    draft.origin = {"M", "abc/1"};
    draft.selfBilling = true;
    draft.language = "pt+en";
    auto& line = draft.lines[0];
    line.taxType = "IS";
    line.taxAmount = "0,5";
    line.productType = "P";
    line.withheld = true;
    line.reference = "FT 1";
    line.referenceLine = "dois";
    line.order = "OR 1";
    return draft;
}

TEST_F(DraftRepository, KeepsWhateverWasTyped) {
    const auto draft = draftWithEveryField();
    const auto id = open()->drafts().save(draft, invoicing::Money::fromCents(-5));
    const auto read = open()->drafts().find(id);
    ASSERT_TRUE(read);
    EXPECT_EQ(read->id, id);
    EXPECT_EQ(read->type, draft.type);
    EXPECT_EQ(read->series, draft.series);
    EXPECT_EQ(read->date, draft.date);
    EXPECT_EQ(read->prices, draft.prices);
    EXPECT_EQ(read->globalDiscount, draft.globalDiscount);
    EXPECT_EQ(read->customer.name, draft.customer.name);
    EXPECT_EQ(read->customer.nif, draft.customer.nif);
    EXPECT_EQ(read->customer.address, draft.customer.address);
    EXPECT_EQ(read->customer.postalCode, draft.customer.postalCode);
    EXPECT_EQ(read->customer.city, draft.customer.city);
    EXPECT_EQ(read->customer.country, draft.customer.country);
    EXPECT_EQ(read->customer.code, draft.customer.code);
    EXPECT_EQ(read->supplyDate, draft.supplyDate);
    EXPECT_EQ(read->dueDate, draft.dueDate);
    EXPECT_EQ(read->terms, draft.terms);
    EXPECT_EQ(read->notes, draft.notes);
    EXPECT_EQ(read->reason, draft.reason);
    EXPECT_EQ(read->currency, draft.currency);
    EXPECT_EQ(read->exchangeRate, draft.exchangeRate);
    EXPECT_EQ(read->transport.from, draft.transport.from);
    EXPECT_EQ(read->transport.to, draft.transport.to);
    EXPECT_EQ(read->transport.start, draft.transport.start);
    EXPECT_EQ(read->transport.end, draft.transport.end);
    EXPECT_EQ(read->transport.vehicle, draft.transport.vehicle);
    EXPECT_EQ(read->origin.kind, draft.origin.kind);
    EXPECT_EQ(read->origin.number, draft.origin.number);
    EXPECT_EQ(read->selfBilling, draft.selfBilling);
    EXPECT_EQ(read->language, draft.language);
    ASSERT_EQ(read->withholdings.size(), 2U);
    EXPECT_EQ(read->withholdings[0].type, "IRS");
    EXPECT_EQ(read->withholdings[0].rate, "vinte");
    EXPECT_EQ(read->withholdings[0].law, "lei");
    ASSERT_EQ(read->payments.size(), 2U);
    EXPECT_EQ(read->payments[0].mechanism, "NU");
    EXPECT_EQ(read->payments[0].amount, "um");
    EXPECT_EQ(read->payments[0].date, "hoje");
    ASSERT_EQ(read->settlements.size(), 2U);
    EXPECT_EQ(read->settlements[0].document, "FT 1");
    EXPECT_EQ(read->settlements[0].amount, "x");
    EXPECT_EQ(read->settlements[0].discount, "y");
    ASSERT_EQ(read->lines.size(), 2U);
    for (std::size_t at = 0; at < 2; ++at) {
        EXPECT_EQ(read->lines[at].code, draft.lines[at].code);
        EXPECT_EQ(read->lines[at].description, draft.lines[at].description);
        EXPECT_EQ(read->lines[at].quantity, draft.lines[at].quantity);
        EXPECT_EQ(read->lines[at].unit, draft.lines[at].unit);
        EXPECT_EQ(read->lines[at].unitPrice, draft.lines[at].unitPrice);
        EXPECT_EQ(read->lines[at].discount, draft.lines[at].discount);
        EXPECT_EQ(read->lines[at].taxType, draft.lines[at].taxType);
        EXPECT_EQ(read->lines[at].taxAmount, draft.lines[at].taxAmount);
        EXPECT_EQ(read->lines[at].productType, draft.lines[at].productType);
        EXPECT_EQ(read->lines[at].withheld, draft.lines[at].withheld);
        EXPECT_EQ(read->lines[at].reference, draft.lines[at].reference);
        EXPECT_EQ(read->lines[at].referenceLine, draft.lines[at].referenceLine);
        EXPECT_EQ(read->lines[at].order, draft.lines[at].order);
        EXPECT_EQ(read->lines[at].region, draft.lines[at].region);
        EXPECT_EQ(read->lines[at].tax, draft.lines[at].tax);
        EXPECT_EQ(read->lines[at].rate, draft.lines[at].rate);
        EXPECT_EQ(read->lines[at].exemption, draft.lines[at].exemption);
    }
}

TEST_F(DraftRepository, ReplacesADraftByItsKey) {
    const auto database = open();
    auto draft = draftWithEveryField();
    draft.id = database->drafts().save(draft, {});
    draft.customer.name = "Outro";
    draft.lines.pop_back();
    EXPECT_EQ(database->drafts().save(draft, {}), draft.id);
    EXPECT_EQ(database->drafts().find(draft.id)->customer.name, "Outro");
    EXPECT_EQ(database->drafts().find(draft.id)->lines.size(), 1U);
    EXPECT_EQ(database->documents().count({}), 1);
}

TEST_F(DraftRepository, DoesNotBringBackADraftThatIsGone) {
    const auto database = open();
    auto draft = draftWithEveryField();
    draft.id = database->drafts().save(draft, {});
    database->drafts().remove(draft.id);
    EXPECT_FALSE(database->drafts().find(draft.id));
    EXPECT_EQ(thrown([&] { database->drafts().save(draft, {}); }), "Conflict/DRAFT_GONE");
    draft.id = 0;
    EXPECT_EQ(database->drafts().save(draft, {}), 2) << "keys are not used again";
}

} // namespace
} // namespace cunho::test
