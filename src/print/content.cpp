// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/content.hpp"

#include "print/canvas.hpp"
#include "print/letterhead.hpp"

#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/money.hpp>
#include <cunho/invoicing/rate_day.hpp>

#include <algorithm>
#include <set>

namespace cunho::print {

using invoicing::CheckedLine;
using invoicing::IssuedFacts;
using invoicing::SaftBlock;

namespace {

constexpr std::size_t kNamedAbove = 6; // more references are named at their lines only

SaftBlock blockOf(const IssuedFacts& facts) {
    return invoicing::documentType(facts.type).block;
}

void add(QStringList& lines, const QString& line) {
    if (!line.trimmed().isEmpty())
        lines += line;
}

QString together(const std::string& one, const std::string& other) {
    const QString dot = one.empty() || other.empty() ? QString() : kDot;
    return text(one) + dot + text(other);
}

void nameIssuer(Content& out, const IssuedFacts& facts, const PrintOptions& options) {
    const invoicing::Company& issuer = facts.issuer;
    out.company = text(issuer.name);
    out.companyFacts = kDot + QStringLiteral("NIF ") + text(issuer.nif);
    if (!issuer.registration.empty())
        out.companyFacts += kDot + text(issuer.registration);
    if (!issuer.shareCapital.empty()) {
        const QString capital = text(issuer.shareCapital);
        const bool said = capital.contains(QStringLiteral("capital"), Qt::CaseInsensitive);
        out.companyFacts += kDot + (said ? QString() : QStringLiteral("Capital social ")) + capital;
    }
    if (facts.training()) {
        out.issuer = text(options.softwareHouse.name);
        for (const std::string& line : options.softwareHouse.lines)
            add(out.issuerLines, text(line));
        return;
    }
    out.issuer = out.company;
    out.logo = readLogo(issuer.logo);
    if (issuer.tradeName != issuer.name)
        add(out.issuerLines, text(issuer.tradeName));
    add(out.issuerLines, text(issuer.address));
    add(out.issuerLines, QString(text(issuer.postalCode) + QLatin1Char(' ') + text(issuer.city)).trimmed());
    add(out.issuerLines, QStringLiteral("NIF ") + text(issuer.nif));
    add(out.issuerLines, together(issuer.phone, issuer.email));
    add(out.issuerLines, text(issuer.website));
}

/// Numbers of what the lines refer to, each once, in the lines' order.
template<typename Text>
QStringList distinct(const IssuedFacts& facts, const Text& textOf) {
    QStringList out;
    std::set<QString> seen;
    for (const CheckedLine& line : facts.lines) {
        const QString number = textOf(line);
        if (!number.isEmpty() && seen.insert(number).second)
            out += number;
    }
    return out;
}

QString orderText(const CheckedLine& line) {
    if (line.order.empty())
        return {};
    return text(line.order) +
           (line.orderDate ? QStringLiteral(" (%1)").arg(text(formatDate(*line.orderDate))) : QString());
}

void addReferences(Content& out, const QString& label, const QStringList& numbers) {
    if (numbers.isEmpty())
        return;
    const bool many = static_cast<std::size_t>(numbers.size()) > kNamedAbove;
    out.facts.push_back(
        {label, many ? out.say("Ver cada linha", "See each line") : numbers.join(QStringLiteral(", "))});
}

void addIssueTime(Content& out, const IssuedFacts& facts) {
    const bool timed = blockOf(facts) != SaftBlock::SalesInvoices;
    if (timed && facts.systemEntry.date == facts.date) {
        out.facts.push_back(
            {out.say("DATA E HORA DE EMISSÃO", "ISSUED ON"), dateAndTime(facts.systemEntry, true)});
        return;
    }
    out.facts.push_back({out.say("DATA DE EMISSÃO", "ISSUED ON"), text(formatDate(facts.date))});
    if (timed)
        out.facts.push_back(
            {out.say("DATA E HORA DO REGISTO", "RECORDED ON"), dateAndTime(facts.systemEntry, true)});
}

void addFacts(Content& out, const IssuedFacts& facts) {
    const Labels& say = out.say;
    addIssueTime(out, facts);
    if (facts.supplyDate != Date{} && facts.supplyDate != facts.date)
        out.facts.push_back({say("DATA DA OPERAÇÃO", "DATE OF SUPPLY"), text(formatDate(facts.supplyDate))});
    if (!isUnvalued(facts))
        out.facts.push_back({say("MOEDA", "CURRENCY"), facts.totals.currency
                                                           ? text(facts.totals.currency->code)
                                                           : QStringLiteral("EUR")});
    if (facts.dueDate)
        out.facts.push_back({say("VENCIMENTO", "DUE DATE"), text(formatDate(*facts.dueDate))});
    if (!facts.terms.empty())
        out.facts.push_back({say("CONDIÇÕES DE PAGAMENTO", "TERMS"), text(facts.terms)});
    if (!facts.globalDiscount.isZero())
        out.facts.push_back({say("DESCONTO GLOBAL", "DISCOUNT"), percent(facts.globalDiscount)});
    addReferences(out, say("DOCUMENTO RETIFICADO", "CORRECTS"),
                  distinct(facts, [](const CheckedLine& line) { return text(line.reference); }));
    if (!facts.reason.empty())
        out.facts.push_back({say("MOTIVO", "REASON"), text(facts.reason)});
    addReferences(out, say("DOCUMENTO DE ORIGEM", "ORIGIN"), distinct(facts, orderText));
}

std::optional<TransportContent> transportContent(const IssuedFacts& facts, const Labels& say) {
    if (!facts.transport)
        return std::nullopt;
    const invoicing::Transport& transport = *facts.transport;
    const auto lines = [](const invoicing::Address& place) {
        return addressLines(place.address, place.postalCode, place.city, place.country);
    };
    TransportContent out;
    out.from = {say("LOCAL DE CARGA", "LOADING"),
                say("Início", "Start") + QStringLiteral(": ") + dateAndTime(transport.start)};
    out.fromLines = lines(transport.from);
    out.to = {say("LOCAL DE DESCARGA", "UNLOADING"),
              transport.end ? say("Chegada", "Arrival") + QStringLiteral(": ") + dateAndTime(*transport.end)
                            : QString()};
    out.toLines = lines(transport.to);
    if (!transport.vehicle.empty())
        out.facts.push_back({say("MATRÍCULA", "VEHICLE"), text(transport.vehicle)});
    if (!facts.atDocCode.empty())
        out.facts.push_back({say("CÓDIGO AT", "AT CODE"), text(facts.atDocCode)});
    return out;
}

/// Goods may not move on a document that the Tax Authority has not coded (DL 147/2003, article 5).
void addTransport(Content& out, const IssuedFacts& facts) {
    out.transport = transportContent(facts, out.say);
    if (blockOf(facts) != SaftBlock::MovementOfGoods || !facts.atDocCode.empty())
        return;
    if (!out.transport)
        out.transport.emplace();
    out.transport->warning =
        QStringLiteral("Sem código de identificação da AT: não é válido como documento de transporte");
}

Section exemptions(const IssuedFacts& facts, const Labels& say) {
    Section out{say("MENÇÕES DE IMPOSTO", "TAX MENTIONS"), {}};
    std::optional<invoicing::TaxTable> table;
    std::set<std::string> seen;
    const auto mention = [&](const invoicing::TaxKey& key) {
        if (key.exemption.empty() || !seen.insert(key.exemption).second)
            return;
        if (!table)
            table = invoicing::TaxTable::standard();
        out.paragraphs += exemptionMention(key, rateDay(facts), *table);
    };
    for (const CheckedLine& line : facts.lines)
        if (!isUnvalued(facts))
            mention(line.tax);
    if (facts.type == invoicing::DocumentType::RC)
        for (const auto& total : facts.totals.taxes)
            mention(total.key);
    return out;
}

Section payments(const IssuedFacts& facts, const Labels& say) {
    Section out{say("PAGAMENTO", "PAYMENT"), {}};
    for (const invoicing::Payment& payment : facts.payments) {
        const auto* const known = invoicing::findCode(invoicing::paymentMechanisms(), payment.mechanism);
        const QString name =
            known == nullptr ? text(payment.mechanism)
                             : text(known->name) +
                                   (say.english() ? QStringLiteral(" / ") + text(known->english) : QString());
        const QString day = payment.date == Date{} ? QString() : kDot + text(formatDate(payment.date));
        out.paragraphs += name + day + kDot + text(invoicing::formatEuro(payment.amount));
    }
    return out;
}

void addSections(Content& out, const IssuedFacts& facts) {
    Section notes{out.say("OBSERVAÇÕES", "NOTES"), {}};
    if (!facts.notes.empty())
        notes.paragraphs += text(facts.notes);
    for (Section section : {exemptions(facts, out.say), payments(facts, out.say), notes})
        if (!section.paragraphs.isEmpty())
            out.sections.push_back(std::move(section));
}

/// Only where something is asked for: not on what is paid already, credits, or moves.
bool asksForMoney(const IssuedFacts& facts) {
    using enum invoicing::DocumentType;
    const auto one = [&facts](std::initializer_list<invoicing::DocumentType> types) {
        return std::find(types.begin(), types.end(), facts.type) != types.end();
    };
    return one({FT, ND, OR, PF}) || (facts.type == FS && facts.payments.empty());
}

void addHowToPay(Content& out, const IssuedFacts& facts, const PrintOptions& options) {
    if (!asksForMoney(facts))
        return;
    for (const std::string& line : options.paymentLines)
        add(out.howToPay.paragraphs, text(line));
    out.howToPay.title = out.say("FORMAS DE PAGAMENTO", "HOW TO PAY");
    if (!out.howToPay.paragraphs.isEmpty() || facts.issuer.iban.empty())
        return;
    out.howToPay.title = out.say("PAGAMENTO POR TRANSFERÊNCIA", "BANK TRANSFER");
    out.howToPay.paragraphs += QStringLiteral("IBAN ") + ibanInGroups(facts.issuer.iban);
}

} // namespace

bool isUnvalued(const IssuedFacts& facts) {
    return blockOf(facts) == SaftBlock::MovementOfGoods && facts.totals.gross == invoicing::Money() &&
           std::all_of(facts.lines.begin(), facts.lines.end(),
                       [](const CheckedLine& line) { return line.unitPrice.isZero(); });
}

Content contentOf(const IssuedFacts& facts, Environment environment, const PrintOptions& options) {
    const auto& type = invoicing::documentType(facts.type);
    Content out(facts.language);
    out.title = documentTitle(facts);
    out.designation = text(type.designation);
    out.number = text(facts.number);
    out.mark = copyMark(options.mark, out.say);
    if (out.say.english())
        out.mark = text(type.english) + kDot + out.mark;
    out.evident = evidentMentions(facts);
    out.band = warningBand(facts, environment, options);
    out.sandbox = !environmentMention(environment).empty();
    out.cancelled = options.cancelled;
    nameIssuer(out, facts, options);
    out.customer = customerWording(facts.customer);
    addFacts(out, facts);
    out.mentions = otherMentions(facts);
    if (facts.prices == invoicing::PriceMode::Gross && !facts.lines.empty() && !isUnvalued(facts))
        out.mentions += out.say("Preços com IVA incluído", "Prices include VAT");
    addTransport(out, facts);
    out.table =
        type.block == SaftBlock::Payments ? settlementTable(facts, out.say) : lineTable(facts, out.say);
    out.taxes = taxContent(facts, out.say);
    out.sums = sumsContent(facts, out.say);
    addSections(out, facts);
    addHowToPay(out, facts, options);
    out.atcud = atcudLine(facts);
    out.certificate = certificateLine(facts);
    out.qrText = facts.qrText;
    return out;
}

} // namespace cunho::print
