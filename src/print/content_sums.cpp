// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/canvas.hpp"
#include "print/content.hpp"

#include <cunho/invoicing/money.hpp>

#include <algorithm>

namespace cunho::print {

using invoicing::Decimal;
using invoicing::DocumentType;
using invoicing::formatEuro;
using invoicing::IssuedFacts;
using invoicing::Money;
using invoicing::TaxTotal;
using invoicing::TaxType;

namespace {

bool isReceipt(const IssuedFacts& facts) {
    return invoicing::documentType(facts.type).block == invoicing::SaftBlock::Payments;
}

QString euro(Money amount) {
    return text(formatEuro(amount));
}

QString rateOf(const invoicing::TaxKey& key) {
    if (key.type == TaxType::StampDuty) {
        const QString item = key.item.empty() ? QStringLiteral("IS") : QStringLiteral("IS ") + text(key.item);
        const QString rate = key.amount
                                 ? text(invoicing::formatNumber(*key.amount, 2)) + QStringLiteral(" €/un")
                                 : percent(key.rate);
        return item + QStringLiteral(" · ") + rate;
    }
    const QString rate = key.type == TaxType::NotSubject ? QStringLiteral("NS") : percent(key.rate);
    return key.exemption.empty() ? rate : text(key.exemption) + QStringLiteral(" · ") + rate;
}

/// What the lines' own discounts took off, and what all of them did, each rounded once.
struct Discounts {
    Money lines;
    Money all;
};

Discounts discountsOf(const IssuedFacts& facts) {
    Decimal own;
    Decimal all;
    for (const auto& line : facts.lines)
        own = own + line.quantity * line.unitPrice * line.discount * Decimal::scaled(1, 2);
    for (const auto& line : facts.totals.lines)
        all = all + line.discount;
    return {Money::rounded(own), Money::rounded(all)};
}

void addDiscounts(SumsContent& out, const IssuedFacts& facts, const Labels& say) {
    const Discounts off = discountsOf(facts);
    if (off.all == Money())
        return;
    const bool gross = facts.prices == invoicing::PriceMode::Gross;
    const auto label = [&](const char* portuguese, const char* english) {
        const std::string taxed = std::string(portuguese) + " (com IVA)";
        const std::string other = std::string(english) + " (VAT incl.)";
        return gross ? say(taxed.c_str(), other.c_str()) : say(portuguese, english);
    };
    const Money after = gross ? facts.totals.gross : facts.totals.net;
    out.before.push_back({label("Total ilíquido", "Before discounts"), euro(after + off.all)});
    if (off.lines == Money() || off.lines == off.all) {
        out.before.push_back({label("Descontos", "Discounts"), euro(off.all)});
        return;
    }
    out.before.push_back({label("Descontos de linha", "Line discounts"), euro(off.lines)});
    out.before.push_back({label("Desconto global", "Global discount"), euro(off.all - off.lines)});
}

void addTaxes(SumsContent& out, const IssuedFacts& facts, const Labels& say) {
    const Money stamp = facts.totals.stampDuty();
    out.before.push_back({say("Total sem IVA", "Total without VAT"), euro(facts.totals.net)});
    out.before.push_back({say("IVA", "VAT"), euro(facts.totals.tax - stamp)});
    if (stamp != Money())
        out.before.push_back({say("Imposto do selo", "Stamp duty"), euro(stamp)});
}

Sum settlementDiscount(const IssuedFacts& facts, const Labels& say) {
    return {say("Descontos de pronto pagamento", "Settlement discounts"), euro(facts.totals.settlement)};
}

/// Whether the total is what was settled with its discounts, or what is left after them.
bool includesDiscounts(const IssuedFacts& facts) {
    Money sum;
    for (const auto& one : facts.settlements)
        sum = one.credit ? sum - one.amount : sum + one.amount;
    return sum == facts.totals.gross;
}

void addReceipt(SumsContent& out, const IssuedFacts& facts, const Labels& say) {
    Money settled;
    Money credits;
    for (const auto& one : facts.settlements)
        (one.credit ? credits : settled) = (one.credit ? credits : settled) + one.amount;
    out.before.push_back({say("Total liquidado", "Total settled"), euro(settled)});
    if (credits != Money())
        out.before.push_back({say("Créditos compensados", "Credits set off"), euro(credits)});
    if (facts.totals.settlement != Money() && !includesDiscounts(facts))
        out.before.push_back(settlementDiscount(facts, say));
}

void addCountervalue(SumsContent& out, const invoicing::CurrencyTotal& currency, const Labels& say) {
    const QString code = text(currency.code);
    const QString rate = text(invoicing::formatNumber(currency.rate, 2)) + QChar(QChar::Nbsp);
    out.after.push_back({say("Total em", "Total in") + QLatin1Char(' ') + code,
                         text(invoicing::formatNumber(currency.amount, 2)) + QChar(QChar::Nbsp) + code,
                         say("Câmbio", "Rate") + QStringLiteral(": 1 %1 = %2EUR").arg(code, rate)});
}

/// After the total, which they never change (Despacho 8632/2014, 2.2.7).
void addAfter(SumsContent& out, const IssuedFacts& facts, const Labels& say) {
    if (facts.totals.currency)
        addCountervalue(out, *facts.totals.currency, say);
    for (const auto& one : facts.totals.withholdings)
        out.after.push_back({say("Retenção na fonte", "Withholding tax") + QLatin1Char(' ') + text(one.type) +
                                 QLatin1Char(' ') + percent(one.rate),
                             euro(one.amount), text(one.law)});
    if (!isReceipt(facts)) {
        if (!facts.totals.withholdings.empty())
            out.after.push_back({facts.type == DocumentType::NC ? say("Valor a creditar", "Amount credited")
                                                                : say("Valor a pagar", "Amount payable"),
                                 euro(facts.totals.payable()),
                                 {},
                                 true});
        return;
    }
    if (facts.totals.settlement != Money() && includesDiscounts(facts))
        out.after.push_back(settlementDiscount(facts, say));
    Money received;
    for (const auto& payment : facts.payments)
        received = received + payment.amount;
    if (!facts.payments.empty() && received != facts.totals.gross)
        out.after.push_back({say("Valor recebido", "Amount received"), euro(received), {}, true});
}

} // namespace

TaxContent taxContent(const IssuedFacts& facts, const Labels& say) {
    TaxContent out;
    if (isUnvalued(facts) || (isReceipt(facts) && facts.type != DocumentType::RC))
        return out; // only the receipt of cash VAT states tax (DL 71/2013, article 6)
    bool onlyVat = true;
    for (const TaxTotal& total : facts.totals.taxes) {
        const bool vat = total.key.type == TaxType::Vat;
        onlyVat = onlyVat && vat;
        out.regions = out.regions || (vat && total.key.region != "PT");
        out.rows.push_back({rateOf(total.key), vat ? regionName(total.key.region) : QString(),
                            euro(total.base), euro(total.tax)});
    }
    out.title = onlyVat ? say("IVA", "VAT") : say("IMPOSTO", "TAX");
    return out;
}

SumsContent sumsContent(const IssuedFacts& facts, const Labels& say) {
    SumsContent out;
    if (isUnvalued(facts))
        return out;
    if (isReceipt(facts)) {
        addReceipt(out, facts, say);
        if (facts.type == DocumentType::RC)
            addTaxes(out, facts, say);
    } else {
        addDiscounts(out, facts, say);
        addTaxes(out, facts, say);
    }
    out.total = {QStringLiteral("Total EUR"), euro(facts.totals.gross)};
    addAfter(out, facts, say);
    return out;
}

} // namespace cunho::print
