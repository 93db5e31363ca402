// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_document_check.hpp"

#include <algorithm>

namespace cunho::invoicing {
namespace {

/// What the rounding of each rate's sum to cents can make of a document's: half a cent for the base, and up
/// to 0.65 with the tax of prices that include it.
Decimal tolerance(const SaftSums& sums, int thousandths) {
    return std::max(oneCent(),
                    Decimal::scaled(static_cast<std::int64_t>(sums.bases.size()) * thousandths, 4));
}

/// Tax as each rate's base, rounded, gives it.
Decimal taxByRate(const SaftSums& sums, const Decimal& sign) {
    Decimal tax;
    for (const auto& [key, base] : sums.bases) {
        const auto rate = saftAmount(key.substr(key.rfind(' ') + 1)).value_or(Decimal());
        tax = tax + ((base * sign).round(2) * rate * Decimal::scaled(1, 2)).round(2);
    }
    return tax;
}

} // namespace

std::optional<Decimal> saftSum(const SaftNode& parent, std::string_view child, std::string_view amount) {
    std::optional<Decimal> sum;
    for (const SaftNode& node : parent.children) {
        if (node.name != child)
            continue;
        sum = sum.value_or(Decimal()) + saftAmount(node, amount).value_or(Decimal());
    }
    return sum;
}

void SaftDocumentCheck::checkTotals(const Look& look, const SaftNode& node) {
    const auto net = saftAmount(node, "NetTotal");
    const auto tax = saftAmount(node, "TaxPayable");
    const auto gross = saftAmount(node, "GrossTotal");
    if (!net || !tax || !gross)
        return;
    const SaftPlace place = look.place.at("DocumentTotals", node.line);
    const Totals totals{*net, *tax, *gross};
    if (*gross != *net + *tax)
        findings_.error(place.at("GrossTotal", node.lineOf("GrossTotal")), "SAFT_GROSS",
                        {{"gross", gross->toString()}, {"net", net->toString()}, {"tax", tax->toString()}});
    if (gross->decimals() > 2)
        findings_.error(place.at("GrossTotal", node.lineOf("GrossTotal")), "SAFT_GROSS_DECIMALS",
                        {{"gross", gross->toString()}});
    if (look.sums.known && look.sums.lines > 0 && checkSide(look))
        checkSums(look, place, totals);
    checkCurrency(node, place, *gross);
    checkPayments(look, node, *gross);
    checkSettlement(look, node);
}

/// Invoices are credits of the sales account, credit notes debits. False: it was complained of.
bool SaftDocumentCheck::checkSide(const Look& look) {
    if (look.head.names.block != SaftBlock::SalesInvoices || look.head.type.empty())
        return true;
    const bool note = look.head.type == "NC" || look.head.type == "TD" || look.head.type == "DA";
    const bool right = note ? look.sums.debits : look.sums.credits;
    if (right || look.head.type == "RE" || look.head.type == "CS" || look.head.type == "LD" ||
        look.head.type == "RA")
        return true;
    findings_.error(
        look.place, "SAFT_LINE_SIDE",
        {{"type", std::string(look.head.type)}, {"element", note ? "DebitAmount" : "CreditAmount"}});
    return false;
}

void SaftDocumentCheck::checkSums(const Look& look, const SaftPlace& place, const Totals& totals) {
    const bool sale = look.head.names.block == SaftBlock::SalesInvoices;
    const bool note = look.head.type == "NC" || look.head.type == "TD" || look.head.type == "DA";
    Decimal net = look.sums.credit - look.sums.debit;
    const bool turned = sale && !(look.head.type == "RE") ? note : net.isNegative();
    if (turned)
        net = -net;
    // A receipt that does not state its taxes may settle gross amounts.
    const bool asGross = look.head.names.block == SaftBlock::Payments && !look.sums.allTaxed &&
                         isNear(net, totals.gross, oneCent());
    if (!isNear(net, totals.net, tolerance(look.sums, 50)) && !asGross)
        return findings_.error(place, "SAFT_NET",
                               {{"net", totals.net.toString()}, {"sum", net.round(4).toString()}});
    if (look.sums.allTaxed)
        checkTax(look, place, totals);
}

/// The rule of rounding is free: each line's, each rate's or the whole's.
void SaftDocumentCheck::checkTax(const Look& look, const SaftPlace& place, const Totals& totals) {
    const Decimal sign = look.sums.tax.isNegative() ? Decimal(-1) : Decimal(1);
    const Decimal most = tolerance(look.sums, 65);
    const Decimal exact = look.sums.tax * sign;
    bool right = isNear(exact, totals.tax, most) ||
                 isNear(look.sums.taxByLine * sign, totals.tax, oneCent()) ||
                 isNear(taxByRate(look.sums, sign), totals.tax, oneCent());
    if (!right && look.head.names.block == SaftBlock::Payments && !look.sums.settlement.isZero()) {
        // A discount at payment leaves the tax of the invoice as it was.
        right = totals.tax >= exact && totals.tax <= exact + look.sums.settlement;
    }
    if (!right)
        findings_.error(place.at("TaxPayable", place.line), "SAFT_TAX",
                        {{"tax", totals.tax.toString()}, {"sum", exact.round(4).toString()}});
}

void SaftDocumentCheck::checkCurrency(const SaftNode& node, const SaftPlace& place, const Decimal& gross) {
    const SaftNode* currency = node.find("Currency");
    if (currency == nullptr)
        return;
    const auto amount = saftAmount(*currency, "CurrencyAmount");
    const auto rate = saftAmount(*currency, "ExchangeRate");
    if (!amount || !rate || isNear(*amount * *rate, gross, oneCent()))
        return;
    findings_.error(
        place.at("Currency", currency->line), "SAFT_CURRENCY",
        {{"amount", amount->toString()}, {"rate", rate->toString()}, {"gross", gross.toString()}});
}

/// What was paid is the gross total less what was withheld.
void SaftDocumentCheck::checkPayments(const Look& look, const SaftNode& totals, const Decimal& gross) {
    const bool receipt = look.head.names.block == SaftBlock::Payments;
    if (!receipt && look.head.names.block != SaftBlock::SalesInvoices)
        return;
    const Decimal withheld =
        saftSum(look.document, "WithholdingTax", "WithholdingTaxAmount").value_or(Decimal());
    checkWithholding(look, withheld, gross);
    const auto paid = receipt ? saftSum(look.document, "PaymentMethod", "PaymentAmount")
                              : saftSum(totals, "Payment", "PaymentAmount");
    const Decimal owed = gross - withheld;
    const bool wholly = receipt || look.head.type == "FR";
    if (!paid) {
        if (wholly && !owed.isZero() && !look.head.cancelled())
            findings_.add(receipt ? SaftSeverity::Warning : SaftSeverity::Error, look.place,
                          "SAFT_PAYMENT_MISSING", {{"type", std::string(look.head.type)}});
        return;
    }
    if (*paid > owed + oneCent() || (wholly && *paid < owed - oneCent()))
        findings_.error(look.place, "SAFT_PAYMENT_SUM",
                        {{"paid", paid->toString()}, {"owed", owed.toString()}});
}

void SaftDocumentCheck::checkWithholding(const Look& look, const Decimal& withheld, const Decimal& gross) {
    if (withheld.isZero())
        return;
    const ErrorParams params{{"withheld", withheld.toString()}, {"gross", gross.toString()}};
    const SaftPlace at = look.place.at("WithholdingTax", look.document.lineOf("WithholdingTax"));
    if (withheld > gross)
        findings_.error(at, "SAFT_WITHHOLDING_TOO_MUCH", params);
    else if (withheld * Decimal(2) > gross)
        findings_.warn(at, "SAFT_WITHHOLDING_HALF", params);
}

void SaftDocumentCheck::checkSettlement(const Look& look, const SaftNode& totals) {
    const SaftNode* settlement = totals.find("Settlement");
    if (look.head.names.block != SaftBlock::Payments || settlement == nullptr)
        return;
    const auto stated = saftAmount(*settlement, "SettlementAmount");
    if (stated && !isNear(*stated, look.sums.settlement, oneCent()))
        findings_.error(look.place.at("DocumentTotals/Settlement", settlement->line), "SAFT_SETTLEMENT",
                        {{"stated", stated->toString()}, {"sum", look.sums.settlement.toString()}});
}

} // namespace cunho::invoicing
