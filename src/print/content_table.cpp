// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/canvas.hpp"
#include "print/content.hpp"

#include <cunho/invoicing/money.hpp>

#include <algorithm>
#include <functional>
#include <set>

namespace cunho::print {

using invoicing::CheckedLine;
using invoicing::Decimal;
using invoicing::IssuedFacts;
using invoicing::Money;

namespace {

/// After the line's own discount; the global one is shown with the totals.
Decimal lineValue(const CheckedLine& line) {
    const Decimal kept = Decimal(100) - line.discount;
    return line.quantity * line.unitPrice * kept * Decimal::scaled(1, 2);
}

/// In the document's currency, as it was typed.
const Decimal& price(const CheckedLine& line) {
    return line.currencyPrice ? *line.currencyPrice : line.unitPrice;
}

/// An invoice states the price without tax (CIVA 36(5)(c)); a simplified one may do with the price that
/// includes it and the rate (CIVA 40(2)(c)).
bool statesNetPrices(const IssuedFacts& facts) {
    return facts.prices == invoicing::PriceMode::Gross && facts.type != invoicing::DocumentType::FS &&
           invoicing::documentType(facts.type).block == invoicing::SaftBlock::SalesInvoices &&
           std::any_of(facts.lines.begin(), facts.lines.end(),
                       [](const CheckedLine& line) { return !line.tax.rate.isZero(); });
}

Decimal netPrice(const CheckedLine& line) {
    constexpr int decimals = 4;
    return price(line).divide(Decimal(1) + line.tax.rate * Decimal::scaled(1, 2), decimals);
}

const Decimal& quantity(const CheckedLine& line) {
    return line.quantity;
}

/// As many decimals as the line that needs most, so that the points stand below each other; lines with very
/// many decimals do not lengthen the others.
int commonDecimals(const IssuedFacts& facts, const Decimal& (*field)(const CheckedLine&), int least) {
    constexpr int most = 4;
    int out = least;
    for (const CheckedLine& line : facts.lines) {
        const int decimals = field(line).decimals();
        if (decimals <= most)
            out = std::max(out, decimals);
    }
    return out;
}

QString amount(const Decimal& value) {
    return text(invoicing::formatNumber(value.round(2), 2));
}

/// The columns of a table and what stands in each; cells are made row by row.
class LineColumns {
  public:
    LineColumns(const IssuedFacts& facts, const Labels& say) : facts_(facts), say_(say) {
        const bool valued = !isUnvalued(facts);
        if (any([](const CheckedLine& line) { return !line.code.empty(); }))
            add("Código", "Code", 12, 32, false, [](const CheckedLine& line) { return text(line.code); });
        out.wide = out.columns.size();
        add("Descrição", "Description", 0, 0, false,
            [](const CheckedLine& line) { return text(line.description); });
        const int decimals = commonDecimals(facts, quantity, 0);
        add("Qtd.", "Qty", 9, 25, true, [decimals](const CheckedLine& line) {
            return text(invoicing::formatNumber(line.quantity, decimals));
        });
        if (any([](const CheckedLine& line) { return !line.unit.empty(); }))
            add("Un.", "Unit", 7, 16, false, [](const CheckedLine& line) { return text(line.unit); });
        out.marked = out.columns.size();
        out.carries = valued;
        if (valued)
            addPrices();
    }

    TableContent finish() {
        Decimal sum;
        const bool severalReferences = several(&CheckedLine::reference);
        const bool severalOrders = several(&CheckedLine::order);
        for (const CheckedLine& line : facts_.lines) {
            RowContent row;
            for (const auto& cell : cells_)
                row.cells.push_back(cell(line));
            if (severalReferences && !line.reference.empty())
                row.notes += say_("Retifica", "Corrects") + QLatin1Char(' ') + text(line.reference);
            if (severalOrders && !line.order.empty())
                row.notes += say_("Origem", "Origin") + QLatin1Char(' ') + text(line.order) +
                             (line.orderDate ? QStringLiteral(" (%1)").arg(text(formatDate(*line.orderDate)))
                                             : QString());
            if (line.tax.region != "PT" && line.tax.type == invoicing::TaxType::Vat)
                row.under = regionName(line.tax.region);
            row.narrow = narrow(line);
            if (out.carries) {
                sum = sum + lineValue(line);
                row.carried = text(invoicing::formatEuro(Money::rounded(sum)));
            }
            out.rows.push_back(std::move(row));
        }
        return std::move(out);
    }

  private:
    using Cell = std::function<QString(const CheckedLine&)>;

    template<typename Has>
    bool any(const Has& has) const {
        return std::any_of(facts_.lines.begin(), facts_.lines.end(), has);
    }

    bool several(std::string CheckedLine::*field) const {
        std::set<std::string> seen;
        for (const CheckedLine& line : facts_.lines)
            if (!(line.*field).empty())
                seen.insert(line.*field);
        return seen.size() > 1;
    }

    void add(const char* title, const char* english, double least, double most, bool numeric, Cell cell) {
        out.columns.push_back({QString::fromUtf8(title), say_.second(english), least, most, numeric, false});
        cells_.push_back(std::move(cell));
    }

    /// "CONS · 12 h × 45,00 · desc. 10 % · 23 %"
    QString narrow(const CheckedLine& line) const {
        QStringList parts;
        if (!line.code.empty())
            parts += text(line.code);
        const QString unit = line.unit.empty() ? QString() : QLatin1Char(' ') + text(line.unit);
        parts += text(invoicing::formatNumber(line.quantity, 0)) + unit + QStringLiteral(" × ") +
                 text(invoicing::formatNumber(price(line), 2));
        if (statesNetPrices(facts_))
            parts += say_("s/ IVA", "excl. VAT") + QLatin1Char(' ') +
                     text(invoicing::formatNumber(netPrice(line), 2));
        if (!line.discount.isZero())
            parts += say_("desc.", "disc.") + QLatin1Char(' ') + percent(line.discount);
        parts += rateMark(line.tax);
        if (line.tax.region != "PT" && line.tax.type == invoicing::TaxType::Vat)
            parts += regionName(line.tax.region);
        return parts.join(QStringLiteral(" · "));
    }

    void addPrices() {
        const int decimals = commonDecimals(facts_, price, 2);
        add("Preço unit.", "Unit price", 16, 31, true, [decimals](const CheckedLine& line) {
            return text(invoicing::formatNumber(price(line), decimals));
        });
        if (facts_.totals.currency)
            out.columns.back().title += QLatin1Char(' ') + text(facts_.totals.currency->code);
        if (statesNetPrices(facts_))
            add("Preço s/ IVA", "Net price", 20, 31, true,
                [](const CheckedLine& line) { return text(invoicing::formatNumber(netPrice(line), 2)); });
        if (any([](const CheckedLine& line) { return !line.discount.isZero(); }))
            add("Desc.%", "Disc.%", 11, 14, true, [](const CheckedLine& line) {
                return line.discount.isZero() ? QString() : text(invoicing::formatNumber(line.discount, 0));
            });
        const bool onlyVat =
            !any([](const CheckedLine& line) { return line.tax.type != invoicing::TaxType::Vat; });
        out.marked = out.columns.size();
        add(onlyVat ? "IVA" : "Imposto", onlyVat ? "VAT" : "Tax", 11, 24, true,
            [](const CheckedLine& line) { return rateMark(line.tax); });
        add("Total", "Total", 19, 29, true, [](const CheckedLine& line) { return amount(lineValue(line)); });
        out.columns.back().strong = true;
        if (facts_.totals.currency)
            out.columns.back().title += QStringLiteral(" EUR");
        if (out.columns.back().english == out.columns.back().title)
            out.columns.back().english.clear();
    }

    const IssuedFacts& facts_;
    const Labels& say_;
    TableContent out;
    std::vector<Cell> cells_;
};

} // namespace

TableContent lineTable(const IssuedFacts& facts, const Labels& say) {
    return LineColumns(facts, say).finish();
}

TableContent settlementTable(const IssuedFacts& facts, const Labels& say) {
    TableContent out;
    const bool discounts = std::any_of(facts.settlements.begin(), facts.settlements.end(),
                                       [](const auto& one) { return one.discount != Money(); });
    out.columns = {{QStringLiteral("Documento"), say.second("Document"), 0, 0},
                   {QStringLiteral("Data"), say.second("Date"), 22, 26},
                   {QStringLiteral("Movimento"), say.second("Entry"), 34, 46}};
    if (discounts)
        out.columns.push_back({QStringLiteral("Desconto"), say.second("Discount"), 22, 31, true});
    out.columns.push_back({QStringLiteral("Valor"), say.second("Amount"), 24, 34, true, true});
    out.marked = out.columns.size();
    // A credit note takes from the sum: the carried amounts are those of the documents settled, then of the
    // credits, so that no amount becomes negative.
    Decimal settled;
    Decimal credits;
    for (const invoicing::Settlement& one : facts.settlements) {
        (one.credit ? credits : settled) = (one.credit ? credits : settled) + one.amount.decimal();
        RowContent row;
        row.cells = {text(one.document),
                     one.documentDate == Date{} ? QString() : text(formatDate(one.documentDate)),
                     one.credit ? say("Crédito compensado", "Credit set off") : say("Liquidação", "Settled")};
        if (discounts)
            row.cells.push_back(one.discount == Money() ? QString()
                                                        : text(invoicing::formatEuro(one.discount)));
        row.cells.push_back(text(invoicing::formatEuro(one.amount)));
        row.carried = text(invoicing::formatEuro(Money::rounded(settled)));
        if (!credits.isZero())
            row.carried += QStringLiteral(" · ") + say("créditos", "credits") + QLatin1Char(' ') +
                           text(invoicing::formatEuro(Money::rounded(credits)));
        out.rows.push_back(std::move(row));
    }
    return out;
}

} // namespace cunho::print
