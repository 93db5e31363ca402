// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"
#include "invoicing/totals.hpp"

#include <cunho/invoicing/code_tables.hpp>

#include <algorithm>

namespace cunho::invoicing {
namespace {

constexpr std::size_t longestLineNumber = 4; ///< of at most 9999 lines

Decimal checkQuantity(const std::string& field, std::string_view text, Problems& problems) {
    const auto number = readNumber(field, text, {"QUANTITY_INVALID"}, problems);
    if (number && *number <= Decimal(0))
        problems.add(field, "QUANTITY_NOT_POSITIVE");
    return number.value_or(Decimal(0));
}

/// Goods may move without a price (Despacho 8632/2014, 2.1.6).
Decimal checkPrice(const std::string& field, std::string_view text, const TypeRule& rule,
                   Problems& problems) {
    if (!rule.prices && text.empty())
        return {};
    const auto number = readNumber(field, text, {"PRICE_INVALID"}, problems);
    if (number && number->isNegative())
        problems.add(field, "PRICE_NEGATIVE");
    return number.value_or(Decimal(0));
}

std::string checkDescription(const std::string& field, std::string_view text, Problems& problems) {
    const std::size_t before = problems.size();
    std::string description = problems.text(field, text, longestDescription);
    if (description.empty()) {
        problems.add(field, "DESCRIPTION_MISSING");
    } else if (problems.size() == before && lookAt(description).length < shortestDescription) {
        problems.add(field, "TEXT_TOO_SHORT", {{"min", std::to_string(shortestDescription)}});
    }
    return description;
}

std::string checkProductType(const std::string& field, const std::string& type, Problems& problems) {
    if (findCode(productTypes(), type) == nullptr)
        problems.add(field, "PRODUCT_TYPE_UNKNOWN");
    return type;
}

/// The rectified invoice, on every line of an NC or ND and nowhere else (CIVA 36(6)).
std::string checkReference(const std::string& field, std::string_view typed, const TypeRule& rule,
                           Problems& problems) {
    std::string number = trimmed(typed);
    if (!rule.references) {
        if (!number.empty())
            problems.add(field, "REFERENCE_NOT_TAKEN");
        return {};
    }
    const DocumentTypeRow* type = typeOfNumber(number);
    if (number.empty()) {
        problems.add(field, "REFERENCE_MISSING");
    } else if (type == nullptr || type->block != SaftBlock::SalesInvoices || type->type == rule.type) {
        problems.add(field, "REFERENCE_INVALID");
    }
    return number;
}

int checkReferenceLine(const std::string& field, std::string_view typed, const TypeRule& rule,
                       Problems& problems) {
    const std::string text = trimmed(typed);
    if (text.empty())
        return 0;
    if (!rule.references) {
        problems.add(field, "REFERENCE_NOT_TAKEN");
        return 0;
    }
    const auto number = Decimal::parse(text);
    if (!number || text.size() > longestLineNumber || number->decimals() != 0 || *number < Decimal(1)) {
        problems.add(field, "REFERENCE_LINE_INVALID");
        return 0;
    }
    return std::stoi(number->toString());
}

/// Where the line comes from: a quote, an order, a transport document.
std::string checkOrder(const std::string& field, std::string_view typed, const TypeRule& rule,
                       Problems& problems) {
    std::string number = trimmed(typed);
    if (number.empty())
        return number;
    const DocumentTypeRow* type = typeOfNumber(number);
    if (!rule.orders) {
        problems.add(field, "ORDER_NOT_TAKEN");
    } else if (type == nullptr ||
               (type->block != SaftBlock::WorkingDocuments && type->block != SaftBlock::MovementOfGoods)) {
        problems.add(field, "ORDER_INVALID");
    }
    return number;
}

/// Whether quantity x price stays within what a document can state, before any discount.
bool fits(const CheckedLine& line) {
    return line.quantity * line.unitPrice <= maxAmount.decimal();
}

/// The price in euro, of a document in another currency; within the same limit as a typed one.
void convert(CheckedLine& line, const Decimal& exchangeRate, const std::string& field, Problems& problems) {
    line.currencyPrice = line.unitPrice;
    line.unitPrice = euroPrice(line.unitPrice, exchangeRate);
    if (line.unitPrice >= amountLimit)
        problems.add(field, "NUMBER_TOO_LARGE");
}

} // namespace

CheckedLine checkLine(const DraftLine& line, const std::string& field, const LineContext& context,
                      Problems& problems) {
    const std::size_t before = problems.size();
    CheckedLine checked;
    checked.code = problems.text(field + ".code", line.code, longestProductCode);
    checked.description = checkDescription(field + ".description", line.description, problems);
    checked.quantity = checkQuantity(field + ".quantity", line.quantity, problems);
    checked.unit = problems.text(field + ".unit", line.unit, longestUnit);
    if (checked.unit.empty())
        checked.unit = DraftLine{}.unit;
    checked.unitPrice = checkPrice(field + ".unitPrice", line.unitPrice, context.rule, problems);
    checked.discount = checkDiscount(field + ".discount", line.discount, problems);
    checked.tax = checkTax(line, field, context, problems);
    checked.productType = checkProductType(field + ".productType", line.productType, problems);
    checked.productDescription = checked.description;
    checked.withheld = line.withheld;
    checked.reference = checkReference(field + ".reference", line.reference, context.rule, problems);
    checked.referenceLine =
        checkReferenceLine(field + ".referenceLine", line.referenceLine, context.rule, problems);
    checked.order = checkOrder(field + ".order", line.order, context.rule, problems);
    if (context.exchangeRate)
        convert(checked, *context.exchangeRate, field + ".unitPrice", problems);
    if (problems.size() == before && !fits(checked))
        problems.add(field, "NUMBER_TOO_LARGE");
    return checked;
}

} // namespace cunho::invoicing
