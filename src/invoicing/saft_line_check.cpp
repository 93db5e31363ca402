// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_line_check.hpp"

#include <algorithm>

namespace cunho::invoicing {

void SaftLineCheck::take(const SaftHead& head, const SaftNode& line, const SaftPlace& place, SaftSums& sums) {
    const Look look{head, line, place, sums};
    ++sums.lines;
    checkNumber(look);
    checkProduct(look);
    checkOrders(look);
    const SaftNode* tax = line.find("Tax");
    if (tax != nullptr)
        checkTax(look, *tax);
    checkExemption(look, tax);
    const bool credit = line.find("CreditAmount") != nullptr;
    const auto amount = saftAmount(line, credit ? "CreditAmount" : "DebitAmount");
    const auto quantity = saftAmount(line, "Quantity");
    const auto settlement = saftAmount(line, "SettlementAmount");
    sums.quantity = sums.quantity + quantity.value_or(Decimal());
    sums.settlement = sums.settlement + settlement.value_or(Decimal());
    if (!amount) {
        sums.known = false;
        return;
    }
    (credit ? sums.credits : sums.debits) = true;
    (credit ? sums.credit : sums.debit) = (credit ? sums.credit : sums.debit) + *amount;
    const bool receipt = head.names.block == SaftBlock::Payments;
    if (!receipt)
        checkAmount(look, *amount);
    const auto taxed = taxOf(look, *amount, credit);
    sums.allTaxed = sums.allTaxed && taxed.has_value();
    if (receipt)
        checkSettled(look, *amount, taxed, credit);
    else
        checkReferences(look, *amount);
}

/// Unique, in the document's order (Portaria 302/2016, 4.1.4.19.1).
void SaftLineCheck::checkNumber(const Look& look) {
    const auto number = saftAmount(look.line, "LineNumber");
    if (!number)
        return;
    const auto value = static_cast<std::int64_t>(number->round(0).coefficient());
    const SaftPlace at = look.place.at("LineNumber", look.line.lineOf("LineNumber"));
    const ErrorParams params{{"line", std::to_string(value)}, {"before", std::to_string(look.sums.lastLine)}};
    if (look.sums.lines > 1 && value <= look.sums.lastLine)
        findings_.error(at, "SAFT_LINE_NUMBER", params);
    else if (value != look.sums.lastLine + 1)
        findings_.warn(at, "SAFT_LINE_NUMBER_SKIPPED", params);
    look.sums.lastLine = value;
}

void SaftLineCheck::checkProduct(const Look& look) {
    const std::string_view code = look.line.value("ProductCode");
    if (!code.empty() && !masters_.knowsProduct(code))
        findings_.error(look.place.at("ProductCode", look.line.lineOf("ProductCode")), "SAFT_PRODUCT_MISSING",
                        {{"product", std::string(code)}});
}

void SaftLineCheck::checkOrders(const Look& look) {
    for (const SaftNode& order : look.line.children) {
        if (order.name != "OrderReferences")
            continue;
        const SaftPlace at = look.place.at("OrderReferences", order.line);
        const std::string_view number = order.value("OriginatingON");
        const std::string_view date = order.value("OrderDate");
        if (look.head.rectifies())
            findings_.error(at, "SAFT_ORDER_FORBIDDEN", {{"type", std::string(look.head.type)}});
        if ((number.empty() || date.empty()) && look.head.status != "R")
            findings_.error(at, "SAFT_ORDER_INCOMPLETE",
                            {{"element", number.empty() ? "OriginatingON" : "OrderDate"}});
        const auto day = saftDate(date);
        if (day && look.head.date && *day > *look.head.date)
            findings_.error(at, "SAFT_ORDER_LATER",
                            {{"order", std::string(number)}, {"date", std::string(date)}});
    }
}

/// Of sales: on credit and debit notes, and only there (Portaria 302/2016, 4.1.4.19.10; CIVA, 36(6)).
void SaftLineCheck::checkReferences(const Look& look, const Decimal& amount) {
    if (look.head.names.block != SaftBlock::SalesInvoices)
        return;
    std::vector<SaftReference> found;
    for (const SaftNode& node : look.line.children) {
        if (node.name != "References")
            continue;
        SaftReference reference;
        reference.number = node.value("Reference");
        reference.net = amount;
        reference.place = look.place.at("References", node.line);
        if (!look.head.rectifies())
            findings_.error(reference.place, "SAFT_REFERENCE_FORBIDDEN",
                            {{"type", std::string(look.head.type)}});
        else if (reference.number.empty())
            findings_.error(reference.place, "SAFT_REFERENCE_NEEDED",
                            {{"type", std::string(look.head.type)}});
        else
            found.push_back(std::move(reference));
        if (look.head.rectifies() && node.value("Reason").empty())
            findings_.warn(look.place.at("References", node.line), "SAFT_REFERENCE_REASON");
    }
    if (look.head.rectifies() && look.line.find("References") == nullptr)
        findings_.add(look.head.type == "NC" ? SaftSeverity::Error : SaftSeverity::Warning, look.place,
                      "SAFT_REFERENCE_NEEDED", {{"type", std::string(look.head.type)}});
    if (found.size() == 1) // over several the amount cannot be divided
        look.sums.references.push_back(std::move(found.front()));
}

void SaftLineCheck::checkSettled(const Look& look, const Decimal& amount, const std::optional<Decimal>& tax,
                                 bool credit) {
    std::size_t count = 0;
    for (const SaftNode& node : look.line.children) {
        if (node.name != "SourceDocumentID")
            continue;
        ++count;
        SaftReference reference;
        reference.number = node.value("OriginatingON");
        reference.date = node.value("InvoiceDate");
        reference.net = amount;
        reference.gross = amount + tax.value_or(Decimal());
        reference.taxed = tax.has_value();
        reference.credit = credit;
        reference.place = look.place.at("SourceDocumentID", node.line);
        if (count > 1) { // the amount is of all of them
            reference.net = reference.gross = Decimal();
        }
        look.sums.references.push_back(std::move(reference));
    }
    if (look.head.type == "RC" && look.line.find("Tax") == nullptr)
        findings_.error(look.place, "SAFT_TAX_OF_RC");
}

/// Quantity times unit price, within a cent.
void SaftLineCheck::checkAmount(const Look& look, const Decimal& amount) {
    if (look.line.find("TaxBase") != nullptr)
        return checkTaxBase(look, amount);
    const auto quantity = saftAmount(look.line, "Quantity");
    const auto price = saftAmount(look.line, "UnitPrice");
    if (!quantity || !price)
        return;
    const Decimal product = *quantity * *price;
    if (!isNear(product, amount, oneCent()))
        findings_.error(look.place, "SAFT_LINE_AMOUNT",
                        {{"amount", amount.toString()},
                         {"quantity", quantity->toString()},
                         {"price", price->toString()},
                         {"product", product.round(4).toString()}});
}

/// The schema's asserts: with a tax base the line has no value of its own.
void SaftLineCheck::checkTaxBase(const Look& look, const Decimal& amount) {
    const auto price = saftAmount(look.line, "UnitPrice");
    if ((price && !price->isZero()) || !amount.isZero())
        findings_.error(look.place.at("TaxBase", look.line.lineOf("TaxBase")), "SAFT_TAX_BASE");
}

/// Adds it to the sums. Nothing: the line does not say how much.
std::optional<Decimal> SaftLineCheck::taxOf(const Look& look, const Decimal& amount, bool credit) {
    const SaftNode* tax = look.line.find("Tax");
    if (tax == nullptr)
        return std::nullopt;
    const auto percentage = saftAmount(*tax, "TaxPercentage");
    const auto unit = saftAmount(*tax, "TaxAmount");
    const auto quantity = saftAmount(look.line, "Quantity");
    const auto taxBase = saftAmount(look.line, "TaxBase");
    const Decimal base = taxBase ? *taxBase * quantity.value_or(Decimal(1)) : amount;
    Decimal value;
    if (percentage)
        value = base * *percentage * Decimal::scaled(1, 2);
    else if (unit && quantity)
        value = *unit * *quantity;
    else
        return std::nullopt;
    const Decimal added = credit ? value : -value;
    look.sums.tax = look.sums.tax + added;
    look.sums.taxByLine = look.sums.taxByLine + added.round(2);
    if (percentage) {
        Decimal& sum = look.sums.bases[SaftMasterCheck::taxOf(*tax)];
        sum = sum + (credit ? base : -base);
    }
    return value;
}

void SaftLineCheck::checkTax(const Look& look, const SaftNode& tax) {
    const SaftPlace at = look.place.at("Tax", tax.line);
    if (const auto wrong = checkSaftTax(tax, false)) {
        findings_.error(at, wrong->reason, wrong->params);
        return;
    }
    const std::string key = SaftMasterCheck::taxOf(tax);
    if (!key.empty() && masters_.hasTaxTable() && !masters_.knowsTax(key))
        findings_.error(at, "SAFT_TAX_MISSING", {{"tax", key}});
    checkRate(look, tax);
}

/// Rates of Portugal on the day of the document or of the supply; what corrects or settles another document
/// has that one's rate.
void SaftLineCheck::checkRate(const Look& look, const SaftNode& tax) {
    using namespace std::chrono_literals;
    constexpr Date surveyed = 2022y / std::chrono::July / 1; // before, the table was not checked
    const std::string_view region = tax.value("TaxCountryRegion");
    const auto code = parseTaxCode(tax.value("TaxCode"));
    const auto rate = saftAmount(tax, "TaxPercentage");
    const bool portuguese = region == "PT" || region == "PT-AC" || region == "PT-MA";
    if (tax.value("TaxType") != "IVA" || !portuguese || !code || !rate || !look.head.date ||
        *look.head.date < surveyed || *code == TaxCode::Other || *code == TaxCode::Exempt)
        return;
    std::vector<Date> days{*look.head.date};
    if (const auto supply = saftDate(look.line.value("TaxPointDate")))
        days.push_back(*supply);
    if (look.head.rectifies() || look.head.names.block == SaftBlock::Payments) {
        for (std::chrono::year year = look.head.date->year() - std::chrono::years(5);
             year <= look.head.date->year(); ++year) {
            days.emplace_back(year, std::chrono::January, std::chrono::day(1));
            days.emplace_back(year, std::chrono::July, std::chrono::day(1));
        }
    }
    const bool known = std::any_of(days.begin(), days.end(), [&](Date day) {
        const auto rates = taxes_.rates(region, *code, day);
        return std::find(rates.begin(), rates.end(), *rate) != rates.end();
    });
    if (!known)
        findings_.error(look.place.at("Tax", tax.line), "SAFT_RATE",
                        {{"rate", rate->toString()},
                         {"code", std::string(taxCodeName(*code))},
                         {"region", std::string(region)},
                         {"date", formatDate(*look.head.date)}});
}

/// The schema's asserts: no tax, a reason and its code; tax, neither.
void SaftLineCheck::checkExemption(const Look& look, const SaftNode* tax) {
    const bool reason = look.line.find("TaxExemptionReason") != nullptr;
    const bool code = look.line.find("TaxExemptionCode") != nullptr;
    const SaftPlace at = look.place.at(reason ? "TaxExemptionReason" : "TaxExemptionCode",
                                       look.line.lineOf(reason ? "TaxExemptionReason" : "TaxExemptionCode"));
    std::optional<Decimal> charged;
    if (tax != nullptr) {
        charged = saftAmount(*tax, "TaxPercentage");
        if (!charged)
            charged = saftAmount(*tax, "TaxAmount");
    }
    if (charged && charged->isZero() && !reason && !code)
        findings_.error(look.place, "SAFT_EXEMPTION_MISSING");
    else if (reason != code)
        findings_.error(at, "SAFT_EXEMPTION_HALF",
                        {{"element", reason ? "TaxExemptionCode" : "TaxExemptionReason"}});
    else if (charged && !charged->isZero() && reason)
        findings_.error(at, "SAFT_EXEMPTION_TAXED", {{"rate", charged->toString()}});
    if (code)
        checkExemptionCode(look);
}

void SaftLineCheck::checkExemptionCode(const Look& look) {
    using namespace std::chrono_literals;
    constexpr Date table = 2022y / std::chrono::July / 1; // the first that the program carries
    const std::string_view code = look.line.value("TaxExemptionCode");
    if (code.empty() || !look.head.date || *look.head.date < table)
        return;
    const SaftNode* settled = look.line.find("SourceDocumentID");
    const auto day = settled == nullptr ? look.head.date : saftDate(settled->value("InvoiceDate"));
    if (!day || *day < table || taxes_.exemption(code, *day))
        return;
    // A note may give back what a code that is over since had exempted.
    const bool over = look.head.rectifies() && std::string_view(code).substr(1) == "08";
    findings_.add(over ? SaftSeverity::Warning : SaftSeverity::Error,
                  look.place.at("TaxExemptionCode", look.line.lineOf("TaxExemptionCode")),
                  "SAFT_EXEMPTION_CODE", {{"code", std::string(code)}, {"date", formatDate(*day)}});
}

} // namespace cunho::invoicing
