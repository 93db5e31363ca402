// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

#include <cunho/invoicing/settlement.hpp>

namespace cunho::invoicing::test {
namespace {

using Complaints = std::vector<std::string>;

/// Credit and debit notes over invoices of the books (Despacho 8632/2014, 3.2.7 and 3.3.7; CIVA 36(6)).
class CreditNote : public LedgerTest {
  protected:
    /// 10 at 4.50 and 3 at 14.15, the second at the reduced rate.
    IssuedDocument invoice() {
        DraftLine second = line("14.15", "3");
        second.tax = "RED";
        return issue(of("FT", {line("4.50", "10"), second}));
    }

    std::string left(const Draft& draft) {
        for (const Problem& problem : ledger_.problems(checked(draft))) {
            if (problem.params.contains("left"))
                return problem.params.at("left");
        }
        return {};
    }
};

TEST_F(CreditNote, TakesNoMoreThanTheLineHasLeftOverSeveralNotes) {
    const IssuedDocument of = invoice();
    issue(credit(of, "4", "4.50"));
    EXPECT_EQ(standing(of), Standing::PartlyCredited);
    issue(credit(of, "5", "4.50"));
    EXPECT_EQ(complaints(credit(of, "2", "4.50")),
              (Complaints{"lines[0].quantity: CREDIT_QUANTITY", "lines[0].unitPrice: CREDIT_VALUE"}));
    EXPECT_EQ(left(credit(of, "2", "4.50")), "1");
    EXPECT_EQ(refusal(credit(of, "2", "4.50")), "CREDIT_QUANTITY");
    issue(credit(of, "1", "4.50"));
    EXPECT_EQ(complaints(credit(of, "1", "0.10")),
              (Complaints{"lines[0].quantity: CREDIT_QUANTITY", "lines[0].unitPrice: CREDIT_VALUE"}));
}

TEST_F(CreditNote, TakesNoMoreValueThanTheLineHas) {
    const IssuedDocument of = invoice();
    EXPECT_EQ(complaints(credit(of, "10", "4.51")), Complaints{"lines[0].unitPrice: CREDIT_VALUE"});
    EXPECT_EQ(left(credit(of, "10", "4.51")), "45,00\u00A0€");
    issue(credit(of, "10", "4"));
    EXPECT_EQ(complaints(note(of, {line("6")})), Complaints{"lines[0].unitPrice: CREDIT_VALUE"});
    EXPECT_EQ(issue(note(of, {line("5")}))->totals.gross, euro("6.15")); // a discount granted later
}

TEST_F(CreditNote, LinesOfOneNoteAreLookedAtTogether) {
    const IssuedDocument of = invoice();
    Draft twice = credit(of, "6", "4.50");
    twice.lines.push_back(twice.lines.front());
    EXPECT_EQ(complaints(twice),
              (Complaints{"lines[1].quantity: CREDIT_QUANTITY", "lines[1].unitPrice: CREDIT_VALUE"}));
}

TEST_F(CreditNote, WithoutALineTheWholeDocumentOfThatRateIsTheLimit) {
    const IssuedDocument of = invoice();
    EXPECT_EQ(complaints(note(of, {line("45.01")})), Complaints{"lines[0].unitPrice: CREDIT_VALUE"});
    DraftLine exempt = exemptLine("1");
    EXPECT_EQ(complaints(note(of, {exempt})), Complaints{"lines[0].tax: CREDIT_TAX"});
    issue(note(of, {line("40")}));
    EXPECT_EQ(complaints(credit(of, "2", "4.50")), Complaints{"lines[0].unitPrice: CREDIT_VALUE"});
    EXPECT_EQ(left(credit(of, "2", "4.50")), "5,00\u00A0€");
}

TEST_F(CreditNote, NamesTheLinesRate) {
    EXPECT_EQ(complaints(credit(invoice(), "1", "4.50", "2")), Complaints{"lines[0].tax: CREDIT_TAX"});
}

TEST_F(CreditNote, TakesTheRateThatTheInvoiceHad) {
    clock_.set("2024-09-15T10:00:00");
    DraftLine sold = line("10");
    sold.region = "PT-MA";
    sold.tax = "RED";
    Draft old = of("FT", {sold});
    old.date = "2024-09-15";
    const IssuedDocument invoice = issue(old);
    EXPECT_EQ(invoice->totals.gross, euro("10.50")); // 4 % from October 2024 on
    clock_.set("2026-11-23T09:15:00");
    Draft back = credit(invoice, "1", "10");
    back.lines.front().region = "PT-MA";
    back.lines.front().tax = "RED";
    EXPECT_EQ(complaints(back), Complaints{"lines[0].tax: CREDIT_TAX"});
    back.supplyDate = "2024-09-15";
    EXPECT_EQ(issue(back)->totals.gross, euro("10.50"));
    EXPECT_EQ(standing(invoice), Standing::Credited);
}

TEST_F(CreditNote, NamesALineThatIsThere) {
    const IssuedDocument of = invoice();
    EXPECT_EQ(complaints(credit(of, "1", "4.50", "3")),
              Complaints{"lines[0].referenceLine: REFERENCE_LINE_UNKNOWN"});
}

TEST_F(CreditNote, ACentOfTheSharedBaseStopsNobody) {
    // Bases of 3.335 + 3.335 are 6.67: the lines' shares are 3.34 and 3.33, alone each would be 3.34.
    const IssuedDocument of = issue(this->of("FT", {line("3.335"), line("3.335")}));
    issue(credit(of, "1", "3.335", "2"));
    EXPECT_EQ(complaints(credit(of, "1", "3.335", "1")), Complaints{"lines[0].unitPrice: CREDIT_VALUE"});
    EXPECT_EQ(left(credit(of, "1", "3.335", "1")), "3,33\u00A0€");
    issue(credit(of, "1", "3.33", "1"));
    EXPECT_EQ(standing(of), Standing::Credited);
}

TEST_F(CreditNote, RefusesCancelledAndFullyCreditedInvoices) {
    const IssuedDocument of = invoice();
    Draft all = credit(of, "10", "4.50");
    all.lines.push_back(line("14.15", "3"));
    all.lines.back().tax = "RED";
    all.lines.back().reference = of->number;
    all.lines.back().referenceLine = "2";
    issue(all);
    EXPECT_EQ(standing(of), Standing::Credited);
    EXPECT_EQ(complaints(credit(of, "1", "4.50")), Complaints{"lines[0].reference: CREDIT_OF_CREDITED"});
    EXPECT_EQ(complaints(note(of, {line("1")}, "ND")), Complaints{});

    const IssuedDocument gone = invoice();
    cancel(gone->number);
    EXPECT_EQ(complaints(credit(gone, "1", "4.50")), Complaints{"lines[0].reference: CREDIT_OF_CANCELLED"});
    EXPECT_EQ(complaints(note(gone, {line("1")}, "ND")),
              Complaints{"lines[0].reference: DEBIT_OF_CANCELLED"});
}

TEST_F(CreditNote, ACancelledNoteGivesBackWhatItTook) {
    const IssuedDocument of = invoice();
    const IssuedDocument note = issue(credit(of, "10", "4.50"));
    EXPECT_EQ(refusal(credit(of, "1", "4.50")), "CREDIT_QUANTITY");
    cancel(note->number);
    EXPECT_EQ(standing(of), Standing::Issued);
    EXPECT_EQ(issue(credit(of, "10", "4.50"))->number, "NC 2026A/2");
}

TEST_F(CreditNote, RefusesInvoicesOfOthersOtherTypesAndOtherBooks) {
    const IssuedDocument of = invoice();
    Draft other = credit(of, "1", "4.50");
    other.customer = {"Loja Exemplo, S.A.", "500000000", "", "", "", "PT"};
    EXPECT_EQ(complaints(other), Complaints{"lines[0].reference: REFERENCE_OTHER_CUSTOMER"});
    Draft early = credit(of, "1", "4.50");
    early.date = "2026-11-22";
    EXPECT_EQ(complaints(early), Complaints{"lines[0].reference: DATE_BEFORE_REFERENCE"});
    Draft foreign = credit(of, "1", "4.50");
    foreign.lines.front().reference = "FT 2025Z/12";
    EXPECT_EQ(complaints(foreign), Complaints{"lines[0].reference: REFERENCE_UNKNOWN"});
    Draft two = credit(of, "1", "4.50");
    two.lines.push_back(foreign.lines.front());
    EXPECT_EQ(complaints(two), Complaints{"lines[1].reference: REFERENCE_UNKNOWN"});
}

TEST_F(CreditNote, PeopleWithoutANumberAreToldApartByName) {
    Draft sold = of("FT", {line("10")});
    sold.customer = {"Ana Exemplo", "", "", "", "", "PT"};
    const IssuedDocument of = issue(sold);
    Draft back = credit(of, "1", "10");
    back.customer = {"Rui Exemplo", "", "", "", "", "PT"};
    EXPECT_EQ(complaints(back), Complaints{"lines[0].reference: REFERENCE_OTHER_CUSTOMER"});
    back.customer.name = "Ana Exemplo";
    EXPECT_EQ(complaints(back), Complaints{});
}

TEST_F(CreditNote, OverTwoInvoicesTakesFromEachItsOwn) {
    const IssuedDocument first = issue(of("FT", {line("0.05")}));
    const IssuedDocument second = issue(of("FT", {line("0.05")}));
    Draft both = credit(first, "1", "0.05");
    both.lines.push_back(both.lines.front());
    both.lines.back().reference = second->number;
    const IssuedDocument note = issue(both);
    EXPECT_EQ(note->totals.gross, euro("0.12"));
    EXPECT_EQ(creditOf(note.facts(), first->number) + creditOf(note.facts(), second->number), euro("0.12"));
    EXPECT_EQ(standing(first), Standing::Credited);
    EXPECT_EQ(standing(second), Standing::Credited);
}

} // namespace
} // namespace cunho::invoicing::test
