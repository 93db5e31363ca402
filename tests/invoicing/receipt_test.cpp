// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ledger_fixture.hpp"

#include <cunho/invoicing/settlement.hpp>

#include <random>

namespace cunho::invoicing::test {
namespace {

using Complaints = std::vector<std::string>;

class ReceiptOf : public LedgerTest {
  protected:
    IssuedDocument invoice(const std::string& price = "100") { return issue(of("FT", {line(price)})); }

    /// The Tax Authority's example: 1000 and 200 of VAT (here 230), of which 150 are withheld.
    IssuedDocument withheld() {
        Draft input = of("FT", {line("1000")});
        input.lines.front().withheld = true;
        input.withholdings = {{"IRC", "15", "CIRC, artigo 94"}};
        return issue(input);
    }
};

TEST(Shares, OfTheLargestAmounts) {
    const TaxKey normal{"PT", TaxCode::Normal, 23, ""};
    const TaxKey reduced{"PT", TaxCode::Reduced, 6, ""};
    const std::vector<TaxTotal> left{
        {normal, test::euro("4000000000000.00"), test::euro("920000000000.00")},
        {reduced, test::euro("4000000000000.00"), test::euro("240000000000.00")}};
    const auto half = shareOf(left, test::euro("4580000000000.01"));
    Money sum;
    for (const TaxTotal& total : half)
        sum = sum + total.base + total.tax;
    EXPECT_EQ(sum, test::euro("4580000000000.01"));
    EXPECT_EQ(half[0].tax, test::euro("460000000000.00"));
}

TEST_F(ReceiptOf, SettlesInPartsAndTheLastTakesTheRest) {
    const IssuedDocument of = invoice("33.33"); // 33.33 + 7.67 = 41.00
    std::vector<TaxTotal> sums;
    for (const char* part : {"13.67", "13.67", "13.66"}) {
        EXPECT_EQ(standing(of), sums.empty() ? Standing::Issued : Standing::PartlySettled);
        const IssuedDocument receipt = issue(this->receipt({{of->number, part, ""}}, part));
        EXPECT_EQ(receipt->totals.gross, euro(part));
        EXPECT_EQ(receipt->settlements.front().documentDate, of->date);
        addTaxes(sums, receipt->settlements.front().taxes);
    }
    EXPECT_EQ(sums, of->totals.taxes);
    EXPECT_EQ(standing(of), Standing::Settled);
    EXPECT_EQ(complaints(receipt({{of->number, "0.01", ""}}, "0.01")),
              Complaints{"settlements[0].amount: SETTLEMENT_OF_PAID"});
}

TEST_F(ReceiptOf, AnyPartsAddUpToTheDocument) {
    std::mt19937 random(20261126); // NOLINT: the same each time
    for (int round = 0; round < 40; ++round) {
        std::vector<DraftLine> lines;
        for (const char* tax : {"NOR", "INT", "RED"}) {
            lines.push_back(
                line(std::to_string(random() % 90 + 10) + "." + std::to_string(random() % 90 + 10)));
            lines.back().tax = tax;
        }
        lines.push_back(exemptLine(std::to_string(random() % 9 + 1)));
        const IssuedDocument of = issue(this->of("FT", lines));
        std::vector<TaxTotal> sums;
        Money open = of->totals.gross;
        while (open > Money{}) {
            const auto cents =
                std::min<std::int64_t>(open.cents(), static_cast<std::int64_t>(random() % 9000) + 1);
            const std::string part = Money::fromCents(cents).toString();
            const IssuedDocument receipt = issue(this->receipt({{of->number, part, ""}}, part));
            ASSERT_EQ(receipt->totals.net + receipt->totals.tax, receipt->totals.gross);
            addTaxes(sums, receipt->settlements.front().taxes);
            open = open - Money::fromCents(cents);
            for (const TaxTotal& left : leftOf(of->totals.taxes, sums)) {
                ASSERT_GE(left.base, Money{});
                ASSERT_GE(left.tax, Money{});
            }
        }
        ASSERT_EQ(sums, of->totals.taxes);
    }
}

TEST_F(ReceiptOf, RefusesMoreThanIsOwed) {
    const IssuedDocument of = invoice();
    EXPECT_EQ(complaints(receipt({{of->number, "123.01", ""}}, "123.01")),
              Complaints{"settlements[0].amount: SETTLEMENT_TOO_MUCH"});
    issue(credit(of, "1", "20"));
    EXPECT_EQ(complaints(receipt({{of->number, "123", ""}}, "123")), // 24.60 of it is not owed any more
              Complaints{"settlements[0].amount: SETTLEMENT_TOO_MUCH"});
    issue(receipt({{of->number, "98.40", ""}}, "98.40"));
    EXPECT_EQ(standing(of), Standing::Settled);
}

TEST_F(ReceiptOf, SetsCreditNotesOff) {
    const IssuedDocument of = invoice();
    const IssuedDocument note = issue(credit(of, "1", "20"));
    const IssuedDocument receipt =
        issue(this->receipt({{of->number, "123", ""}, {note->number, "24.60", ""}}, "98.40"));
    EXPECT_TRUE(receipt->settlements.back().credit);
    EXPECT_EQ(receipt->totals.net, euro("80"));
    EXPECT_EQ(receipt->totals.tax, euro("18.40"));
    EXPECT_EQ(standing(of), Standing::Settled);
    EXPECT_EQ(standing(note), Standing::Settled);
    const IssuedDocument other = invoice();
    EXPECT_EQ(complaints(this->receipt({{other->number, "123", ""}, {note->number, "1", ""}}, "122")),
              Complaints{"settlements[1].amount: SETTLEMENT_OF_PAID"});
}

TEST_F(ReceiptOf, CreditNotesAloneAreNoReceipt) {
    const IssuedDocument of = invoice();
    const IssuedDocument note = issue(credit(of, "1", "20"));
    EXPECT_FALSE(problemsOf(receipt({{note->number, "24.60", ""}}, "0")).empty());
    const IssuedDocument other = invoice("10");
    EXPECT_FALSE(
        problemsOf(receipt({{other->number, "12.30", ""}, {note->number, "24.60", ""}}, "0")).empty());
}

TEST_F(ReceiptOf, StatesDiscountAndWithholdingAsTheTaxAuthoritysExample) {
    const IssuedDocument of = withheld();
    const IssuedDocument receipt = issue(this->receipt({{of->number, "1230", "100"}}, "980"));
    EXPECT_EQ(receipt->totals.net, euro("900"));
    EXPECT_EQ(receipt->totals.tax, euro("230"));
    EXPECT_EQ(receipt->totals.gross, euro("1130"));
    EXPECT_EQ(receipt->totals.settlement, euro("100"));
    EXPECT_EQ(receipt->totals.withheld(), euro("150"));
    EXPECT_EQ(receipt->totals.payable(), euro("980"));
    EXPECT_EQ(standing(of), Standing::Settled);
}

TEST_F(ReceiptOf, WithholdsInProportionAndAltogetherWhatTheInvoiceSays) {
    const IssuedDocument of = withheld();
    Money sum;
    const std::vector<std::pair<const char*, const char*>> parts{
        {"333.33", "292.68"}, {"333.34", "292.69"}, {"563.33", "494.63"}};
    for (const auto& [part, paid] : parts) {
        const IssuedDocument receipt = issue(this->receipt({{of->number, part, ""}}, paid));
        sum = sum + receipt->totals.withheld();
    }
    EXPECT_EQ(sum, euro("150"));
    EXPECT_EQ(standing(of), Standing::Settled);
}

TEST_F(ReceiptOf, PaymentsAreWhatIsToBePaid) {
    const IssuedDocument of = withheld();
    EXPECT_EQ(complaints(receipt({{of->number, "1230", ""}}, "1230")),
              Complaints{"payments: PAYMENTS_DIFFER"});
    EXPECT_EQ(complaints(receipt({{of->number, "1230", ""}}, "1080")), Complaints{});
}

TEST_F(ReceiptOf, ADiscountLeavesTheVatAlone) {
    const IssuedDocument of = invoice();
    EXPECT_EQ(complaints(receipt({{of->number, "123", "100.01"}}, "22.99")),
              Complaints{"settlements[0].discount: SETTLEMENT_DISCOUNT"});
    EXPECT_EQ(issue(receipt({{of->number, "123", "100"}}, "23"))->totals.tax, euro("23"));
}

TEST_F(ReceiptOf, RefusesWhatCannotBeSettled) {
    const IssuedDocument of = invoice();
    EXPECT_EQ(complaints(receipt({{"FT 2025Z/1", "1", ""}}, "1")),
              Complaints{"settlements[0].document: SETTLEMENT_UNKNOWN"});
    Draft early = receipt({{of->number, "1", ""}}, "1");
    early.date = "2026-11-22";
    EXPECT_EQ(complaints(early), Complaints{"settlements[0].document: DATE_BEFORE_REFERENCE"});
    Draft other = receipt({{of->number, "1", ""}}, "1");
    other.customer = {"Loja Exemplo, S.A.", "500000000", "", "", "", "PT"};
    EXPECT_EQ(complaints(other), Complaints{"settlements[0].document: SETTLEMENT_OTHER_CUSTOMER"});
    cancel(of->number);
    EXPECT_EQ(complaints(receipt({{of->number, "1", ""}}, "1")),
              Complaints{"settlements[0].document: SETTLEMENT_OF_CANCELLED"});
}

TEST_F(ReceiptOf, CashVatHasReceiptsOfItsOwn) {
    const IssuedDocument ordinary = invoice();
    store_.company.regime = VatRegime::Cash;
    const IssuedDocument cash = invoice();
    EXPECT_TRUE(cash->cashVat);
    EXPECT_FALSE(ordinary->cashVat);
    EXPECT_EQ(complaints(receipt({{cash->number, "123", ""}}, "123")),
              Complaints{"settlements[0].document: RECEIPT_REGIME"});
    EXPECT_EQ(complaints(receipt({{ordinary->number, "123", ""}}, "123", "RC")),
              Complaints{"settlements[0].document: RECEIPT_REGIME"});
    const IssuedDocument receipt = issue(this->receipt({{cash->number, "123", ""}}, "123", "RC"));
    EXPECT_TRUE(receipt->cashVat);
    EXPECT_NE(receipt->qrText.find("*I1:PT*I7:100.00*I8:23.00*N:23.00*O:123.00*Q:0*"), std::string::npos);
}

TEST_F(ReceiptOf, ACancelledReceiptOpensTheDebtAgain) {
    const IssuedDocument of = invoice();
    const IssuedDocument receipt = issue(this->receipt({{of->number, "123", ""}}, "123"));
    EXPECT_EQ(cancelRefusal(of->number), "CANCEL_RECEIPTS");
    cancel(receipt->number);
    EXPECT_EQ(standing(of), Standing::Issued);
    EXPECT_EQ(issue(this->receipt({{of->number, "123", ""}}, "123"))->number, "RG 2026A/2");
}

TEST_F(ReceiptOf, IsNumberedButNotHashed) {
    const IssuedDocument of = invoice();
    for (const char* wanted : {"RG 2026A/1", "RG 2026A/2"}) {
        const IssuedDocument receipt = issue(this->receipt({{of->number, "10", ""}}, "10"));
        EXPECT_EQ(receipt->number, wanted);
        EXPECT_EQ(receipt->hash + receipt->previousHash + receipt->hashControl, "");
        EXPECT_EQ(receipt->printedHashCharacters(), "0");
        EXPECT_EQ(receipt->certificateNumber, 9999);
    }
}

} // namespace
} // namespace cunho::invoicing::test
