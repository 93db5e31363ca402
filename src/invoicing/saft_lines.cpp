// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/cent_shares.hpp"
#include "invoicing/saft_file.hpp"

#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/rate_day.hpp>

#include <numeric>
#include <span>

namespace cunho::invoicing {
namespace {

constexpr int mostPriceDecimals = 12;

const TaxTable& exemptions() {
    static const TaxTable table = TaxTable::standard();
    return table;
}

bool withinHalfACent(const Decimal& price, const Decimal& quantity, Money amount) {
    const Decimal difference = price * quantity - amount.decimal();
    const Decimal half = Decimal::scaled(5, 3);
    return difference <= half && -difference <= half;
}

/// Without the tax that a price in gross mode includes.
Decimal withoutTax(const Decimal& amount, const TaxKey& key, PriceMode prices, const Decimal& divisor,
                   int decimals) {
    const Decimal factor =
        prices == PriceMode::Gross ? (Decimal(100) + key.rate) * Decimal::scaled(1, 2) : Decimal(1);
    return amount.divide(factor * divisor, decimals);
}

/// The discount of a settled document by tax key, after the keys' bases.
std::vector<Money> discountShares(const Settlement& settlement, Money base) {
    std::vector<Decimal> parts;
    for (const TaxTotal& total : settlement.taxes)
        parts.push_back(
            base > Money() ? (settlement.discount.decimal() * total.base.decimal()).divide(base.decimal(), 12)
                           : Decimal());
    return centShares(settlement.discount, parts);
}

bool isExempt(const TaxKey& key) {
    return key.amount ? key.amount->isZero() : key.rate.isZero();
}

} // namespace

Decimal saftUnitPrice(const CheckedLine& line, const LineTotal& total, PriceMode prices) {
    if (line.quantity.isZero())
        return {};
    const Decimal agreed = withoutTax(total.amount, line.tax, prices, line.quantity, 6);
    if (withinHalfACent(agreed, line.quantity, total.net))
        return agreed;
    Decimal price;
    for (int decimals = 2; decimals <= mostPriceDecimals; ++decimals) {
        price = total.net.decimal().divide(line.quantity, decimals);
        if (withinHalfACent(price, line.quantity, total.net))
            break;
    }
    return price;
}

void SaftFile::lines(const IssuedFacts& facts) {
    for (std::size_t index = 0; index < facts.lines.size(); ++index)
        line(facts, index);
}

void SaftFile::references(const IssuedFacts& facts, const CheckedLine& line) {
    if (!documentType(facts.type).rectifies || line.reference.empty())
        return;
    start("References");
    text("Reference", line.reference, 60);
    optional("Reason", facts.reason, 50);
    end();
}

void SaftFile::line(const IssuedFacts& facts, std::size_t index) {
    const CheckedLine& line = facts.lines[index];
    const LineTotal& total = facts.totals.lines.at(index);
    const DocumentTypeRow& type = documentType(facts.type);
    const bool movement = type.block == SaftBlock::MovementOfGoods;
    start("Line");
    text("LineNumber", std::to_string(index + 1), 10);
    if (!line.order.empty() && !type.rectifies) {
        start("OrderReferences");
        text("OriginatingON", line.order, 60);
        if (line.orderDate)
            date("OrderDate", *line.orderDate);
        end();
    }
    text("ProductCode", line.code, 60);
    mandatory("ProductDescription",
              line.productDescription.empty() ? line.description : line.productDescription, 200);
    decimal("Quantity", line.quantity);
    mandatory("UnitOfMeasure", line.unit, 20);
    decimal("UnitPrice", saftUnitPrice(line, total, facts.prices), 2);
    if (!movement) {
        date("TaxPointDate", facts.supplyDate.ok() ? facts.supplyDate : facts.date);
        references(facts, line);
    }
    mandatory("Description", line.description, 200);
    money(facts.type == DocumentType::NC ? "DebitAmount" : "CreditAmount", total.net);
    if (!movement || line.tax.type != TaxType::StampDuty) { // 4.2 takes no stamp duty
        tax(line.tax, false);
        exemption(line.tax, rateDay(facts));
    }
    const Money discount = Money::rounded(withoutTax(total.discount, line.tax, facts.prices, 1, 6));
    if (discount > Money())
        money("SettlementAmount", discount);
    end();
}

void SaftFile::tax(const TaxKey& key, bool receipt) {
    start("Tax");
    text("TaxType", taxTypeName(key.type), 3);
    text("TaxCountryRegion", key.region, 5);
    text("TaxCode", receipt && key.type == TaxType::NotSubject ? std::string("NA") : key.saftCode(), 10);
    if (key.amount)
        decimal("TaxAmount", *key.amount, 2);
    else
        decimal("TaxPercentage", key.rate);
    end();
}

void SaftFile::exemption(const TaxKey& key, Date day) {
    if (!isExempt(key) || key.exemption.empty())
        return;
    const auto reason = exemptions().exemption(key.exemption, day);
    text("TaxExemptionReason", reason ? saftMention(*reason) : "Motivo " + key.exemption, 60);
    text("TaxExemptionCode", key.exemption, 3);
}

/// RG: one line a document. RC: one for each of its tax keys (Portaria 302/2016, 4.4.4.14.6). Amounts are
/// without tax and without discounts.
void SaftFile::settlements(const IssuedFacts& facts) {
    int number = 0;
    for (const Settlement& settlement : facts.settlements) {
        Money base;
        for (const TaxTotal& total : settlement.taxes)
            base = base + total.base;
        if (facts.type == DocumentType::RG || settlement.taxes.empty()) {
            settlementLine(settlement, ++number, base - settlement.discount, settlement.discount, nullptr);
            continue;
        }
        const std::vector<Money> discounts = discountShares(settlement, base);
        for (std::size_t at = 0; at < settlement.taxes.size(); ++at) {
            const TaxTotal& total = settlement.taxes[at];
            settlementLine(settlement, ++number, total.base - discounts[at], discounts[at], &total.key);
        }
    }
}

void SaftFile::settlementLine(const Settlement& settlement, int number, Money net, Money discount,
                              const TaxKey* key) {
    start("Line");
    text("LineNumber", std::to_string(number), 10);
    start("SourceDocumentID");
    text("OriginatingON", settlement.document, 60);
    date("InvoiceDate", settlement.documentDate);
    end();
    if (discount > Money())
        money("SettlementAmount", discount);
    money(settlement.credit ? "DebitAmount" : "CreditAmount", net);
    if (key != nullptr) {
        tax(*key, true);
        exemption(*key, settlement.documentDate);
    }
    end();
}

} // namespace cunho::invoicing
