// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/draft_books.hpp"

#include "ui/convert.hpp"
#include "ui/editor/type_fields.hpp"

#include <QStringList>
#include <map>

namespace cunho::ui {
namespace {

using invoicing::Draft;

constexpr int priceDecimals = 6;

std::vector<invoicing::Decimal> quantitiesLeft(invoicing::DocumentRepository& documents,
                                               const std::string& number) {
    std::vector<invoicing::Decimal> left;
    const auto invoice = documents.findByNumber(number);
    if (!invoice)
        return left;
    const auto credited = documents.creditedLines((*invoice)->id);
    for (std::size_t i = 0; i < (*invoice)->lines.size(); ++i)
        left.push_back((*invoice)->lines[i].quantity -
                       (i < credited.size() ? credited[i].quantity : invoicing::Decimal()));
    return left;
}

/// What every line of a credit note may still take of its invoice's quantity.
std::vector<QString> readLeft(invoicing::DocumentRepository& documents, const Draft& draft) {
    std::vector<QString> left;
    std::map<std::string, std::vector<invoicing::Decimal>> seen; ///< by invoice, what each line has left
    for (const auto& line : draft.lines) {
        auto& text = left.emplace_back();
        if (line.reference.empty())
            continue;
        const auto [found, first] = seen.try_emplace(line.reference);
        if (first)
            found->second = quantitiesLeft(documents, line.reference);
        const auto index = static_cast<std::size_t>(toQt(line.referenceLine).toUInt()) - 1;
        if (index < found->second.size())
            text = toQt(invoicing::formatNumber(found->second[index], 0));
    }
    return left;
}

} // namespace

std::string priceIn(const std::string& mode, const invoicing::Product& product,
                    const invoicing::TaxTable& taxes, const std::string& region, Date day) {
    const auto price = invoicing::Decimal::parse(product.unitPrice);
    const auto code = invoicing::parseTaxCode(product.tax);
    const auto rate = code ? taxes.rate(region, *code, day) : std::nullopt;
    if (!price || !rate || mode == product.prices)
        return product.unitPrice;
    const auto factor = invoicing::Decimal(1) + rate->divide(invoicing::Decimal(100), priceDecimals);
    return (mode == "gross" ? (*price * factor).round(2) : price->divide(factor, priceDecimals)).toString();
}

DraftBooks readBooks(app::Services& services, const Draft& draft) {
    DraftBooks books;
    books.series = services.company.series();
    books.company = services.company.company();
    if (services.books.terms != nullptr)
        books.terms = services.books.terms->terms();
    const auto type = invoicing::parseDocumentType(draft.type);
    if (type && !fieldsOf(*type).lines)
        books.open = openDocuments(services.documents, draft.customer);
    if (type && fieldsOf(*type).fixedLines)
        books.left = readLeft(services.documents, draft);
    return books;
}

QString namedDocuments(const Draft& draft) {
    QStringList names;
    for (const auto& line : draft.lines)
        for (const auto* number : {&line.reference, &line.order})
            if (!number->empty() && !names.contains(toQt(*number)))
                names << toQt(*number);
    return names.join(QStringLiteral(", "));
}

} // namespace cunho::ui
