// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store_test.hpp"

namespace cunho::test {
namespace {

using invoicing::DocumentType;
using invoicing::SaftBlock;
using invoicing::SaftRange;

class SaftSource : public StoreTest {
  protected:
    SaftSource() : database_(openReady()) {}

    std::vector<std::string> documents(SaftBlock block, SaftRange range) {
        std::vector<std::string> found;
        database_->saft()->documents(block, range, [&](const invoicing::SaftDocument& each) {
            found.push_back(each.facts.number + " " + each.status.status);
        });
        return found;
    }

    std::string totals(SaftBlock block) {
        const auto totals = database_->saft()->totals(block, november_);
        return std::to_string(totals.entries) + " " + totals.debit.toString() + " " +
               totals.credit.toString();
    }

    std::unique_ptr<store::Database> database_;
    SaftRange november_{parseDate("2026-11-01"), parseDate("2026-11-30")};
};

using Texts = std::vector<std::string>;

TEST_F(SaftSource, GivesABlocksDocumentsByTypeSeriesAndNumber) {
    append(*database_, noteOver(append(*database_, factsOf(DocumentType::FT)).number, DocumentType::NC, 10));
    auto facts = factsOf(DocumentType::FT);
    facts.series = "2026B";
    append(*database_, facts);
    append(*database_, factsOf(DocumentType::FT));
    append(*database_, factsOf(DocumentType::FR));
    change(*database_, append(*database_, factsOf(DocumentType::OR)).id, 'F');
    facts = factsOf(DocumentType::FT);
    facts.date = parseDate("2026-12-01");
    append(*database_, facts);
    change(*database_, 3, 'A', "erro");
    EXPECT_EQ(documents(SaftBlock::SalesInvoices, november_),
              (Texts{"FT 2026A/1 N", "FT 2026A/2 N", "FT 2026B/1 A", "FR 2026A/1 N", "NC 2026A/1 N"}));
    EXPECT_EQ(documents(SaftBlock::WorkingDocuments, november_), Texts{"OR 2026A/1 F"});
    EXPECT_EQ(documents(SaftBlock::MovementOfGoods, november_), Texts{});
    EXPECT_EQ(documents(SaftBlock::SalesInvoices, {parseDate("2026-12-01"), parseDate("2026-12-01")}),
              Texts{"FT 2026A/3 N"});
}

TEST_F(SaftSource, LeavesTrainingOutOfWhatACertifiedProgramHandsOver) {
    auto training = factsOf(DocumentType::FT);
    training.series = "2026B";
    training.certificateNumber = 0;
    training.customer.name = "Quem aprende";
    training.customer.nif = "500000000";
    training.lines[0].description = "Exercício";
    append(*database_, training);
    auto real = factsOf(DocumentType::FT);
    real.certificateNumber = 9999;
    append(*database_, real);
    EXPECT_EQ(documents(SaftBlock::SalesInvoices, november_), (Texts{"FT 2026A/1 N", "FT 2026B/1 N"}));
    november_.certified = true;
    EXPECT_EQ(documents(SaftBlock::SalesInvoices, november_), Texts{"FT 2026A/1 N"});
    EXPECT_EQ(totals(SaftBlock::SalesInvoices), "1 0.00 " + real.totals.net.toString());
    Texts named;
    database_->saft()->customers(november_, [&](const auto& each) { named.push_back(each.party.name); });
    database_->saft()->products(november_, [&](const auto& each) { named.push_back(each.description); });
    EXPECT_EQ(named, (Texts{real.customer.name, real.lines[0].description}));
}

TEST_F(SaftSource, GivesEachDocumentWhole) {
    std::vector<invoicing::IssuedFacts> issued;
    for (int count = 0; count < 20; ++count) {
        auto facts = factsOf(count % 3 == 0 ? DocumentType::FR : DocumentType::FT);
        for (int line = 0; line < count % 4; ++line) {
            facts.lines.push_back(facts.lines[0]);
            facts.lines.back().description = "linha " + std::to_string(line);
            facts.totals.lines.push_back(facts.totals.lines[0]);
        }
        if (count % 2 == 0)
            facts.payments = {{"NU", facts.totals.gross, facts.date}};
        facts.lines[0].code = count % 5 == 0 ? "" : "P";
        issued.push_back(append(*database_, facts));
    }
    std::size_t seen = 0;
    database_->saft()->documents(SaftBlock::SalesInvoices, november_, [&](const auto& each) {
        const auto facts = std::find_if(issued.begin(), issued.end(),
                                        [&](const auto& one) { return one.number == each.facts.number; });
        ASSERT_NE(facts, issued.end());
        ASSERT_EQ(each.facts.lines.size(), facts->lines.size());
        for (std::size_t at = 0; at < facts->lines.size(); ++at) {
            EXPECT_EQ(each.facts.lines[at].description, facts->lines[at].description);
            EXPECT_EQ(each.facts.lines[at].code, facts->lines[at].code);
            EXPECT_EQ(each.facts.lines[at].productDescription, facts->lines[at].productDescription);
        }
        EXPECT_EQ(each.facts.totals.taxes, facts->totals.taxes);
        EXPECT_EQ(each.facts.payments.size(), facts->payments.size());
        EXPECT_EQ(each.facts.customer.code, facts->customer.code);
        ++seen;
    });
    EXPECT_EQ(seen, 20U);
}

TEST_F(SaftSource, SumsWithoutCancelledAndInvoiced) {
    const auto first = append(*database_, factsOf(DocumentType::FT));
    change(*database_, append(*database_, factsOf(DocumentType::FT)).id, 'A', "erro");
    append(*database_, factsOf(DocumentType::ND));
    append(*database_, noteOver(first.number, DocumentType::NC, 10));
    append(*database_, factsOf(DocumentType::OR));
    change(*database_, append(*database_, factsOf(DocumentType::OR)).id, 'F');
    auto receipt = receiptOf(first.number, 32);
    auto set = receipt.settlements[0];
    set.document = "NC 2026A/1";
    set.credit = true;
    set.taxes[0].base = invoicing::Money::fromCents(10);
    receipt.settlements.push_back(set);
    append(*database_, receipt);
    EXPECT_EQ(totals(SaftBlock::SalesInvoices), "4 0.10 0.60");
    EXPECT_EQ(totals(SaftBlock::WorkingDocuments), "2 0.00 0.30");
    EXPECT_EQ(totals(SaftBlock::Payments), "1 0.10 0.30");
    EXPECT_EQ(totals(SaftBlock::MovementOfGoods), "0 0.00 0.00");
}

TEST_F(SaftSource, SumsReceiptsWithoutTheirDiscounts) {
    const auto first = append(*database_, factsOf(DocumentType::FT));
    auto receipt = receiptOf(first.number, 32); // 0.30 without tax
    auto& settled = receipt.settlements[0];
    settled.discount = invoicing::Money::fromCents(5);
    auto second = settled.taxes[0]; // a discount counts once, however many keys there are
    second.key.rate = invoicing::Decimal(23);
    second.base = invoicing::Money::fromCents(10);
    settled.taxes.push_back(second);
    append(*database_, receipt);
    EXPECT_EQ(totals(SaftBlock::Payments), "1 0.00 0.35");
}

TEST_F(SaftSource, CountsWhatIsMoved) {
    auto facts = factsOf(DocumentType::GT);
    facts.lines.push_back(facts.lines[0]);
    facts.lines[1].quantity = *invoicing::Decimal::parse("1.5");
    facts.totals.lines.push_back(facts.totals.lines[0]);
    append(*database_, facts);
    change(*database_, append(*database_, facts).id, 'A', "erro");
    const auto totals = database_->saft()->totals(SaftBlock::MovementOfGoods, november_);
    EXPECT_EQ(totals.entries, 2);
    EXPECT_EQ(totals.lines, 4) << "cancelled ones too (Portaria 302/2016, 4.2.1)";
    EXPECT_EQ(totals.quantity, *invoicing::Decimal::parse("3.5")) << "without theirs";
}

TEST_F(SaftSource, NamesTheRecordsThatARangeUses) {
    auto facts = factsOf(DocumentType::FT);
    facts.customer.name = "Novembro";
    facts.customer.nif = "500000000";
    facts.lines[0].code = "NOV";
    append(*database_, facts);
    facts.customer.name = "Dezembro";
    facts.customer.nif = "123456789";
    facts.lines[0].code = "DEZ";
    facts.lines[0].tax = {"PT", invoicing::TaxCode::Normal, 23, ""};
    facts.totals.taxes[0].key = facts.lines[0].tax;
    facts.date = parseDate("2026-12-05");
    append(*database_, facts);
    const auto source = database_->saft();
    Texts customers;
    source->customers(november_, [&](const auto& each) { customers.push_back(each.party.name); });
    EXPECT_EQ(customers, Texts{"Novembro"});
    Texts products;
    source->products(november_, [&](const auto& each) { products.push_back(each.code); });
    EXPECT_EQ(products, Texts{"NOV"});
    EXPECT_EQ(source->taxes(november_).size(), 1U);
    const auto both = source->taxes({parseDate("2026-11-01"), parseDate("2026-12-31")});
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(both[1].rate, invoicing::Decimal(23));
    EXPECT_EQ(source->company().name, padaria().name);
}

TEST_F(SaftSource, StandsStillWhileOthersIssue) {
    append(*database_, factsOf(DocumentType::FT));
    const auto source = database_->saft();
    append(*database_, factsOf(DocumentType::FT));
    change(*database_, 1, 'A', "erro");
    EXPECT_EQ(source->totals(SaftBlock::SalesInvoices, november_).entries, 1);
    int seen = 0;
    source->documents(SaftBlock::SalesInvoices, november_, [&](const auto& each) {
        EXPECT_EQ(each.status.status, 'N');
        append(*database_, factsOf(DocumentType::FT));
        ++seen;
    });
    EXPECT_EQ(seen, 1);
    EXPECT_EQ(database_->saft()->totals(SaftBlock::SalesInvoices, november_).entries, 3);
}

TEST_F(SaftSource, NeedsACompany) {
    file_ = folder_.path() / "vazia";
    const auto empty = open();
    EXPECT_EQ(thrown([&] { empty->saft()->company(); }), "Configuration/COMPANY_MISSING");
}

} // namespace
} // namespace cunho::test
