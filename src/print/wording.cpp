// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/wording.hpp"

#include "print/canvas.hpp"

#include <cunho/invoicing/money.hpp>
#include <cunho/invoicing/nif.hpp>

#include <algorithm>

namespace cunho::print {

using invoicing::IssuedFacts;

namespace {

const QString kTraining = QStringLiteral("Documento emitido para fins de Formação");
const QString kFinalConsumer = QStringLiteral("Consumidor final");
const QString kReverseCharge = QStringLiteral("IVA - autoliquidação");
constexpr qsizetype kLongestLaw = 60; // longer texts of the table are explanations, not provisions

bool givesNif(const invoicing::Party& customer) {
    return !customer.nif.empty() && customer.nif != invoicing::Nif::finalConsumer().text();
}

bool isKnown(const std::string& field) {
    return !field.empty() && field != "Desconhecido";
}

} // namespace

QString documentTitle(const IssuedFacts& facts) {
    return text(invoicing::documentType(facts.type).designation) + QLatin1Char(' ') + text(facts.number);
}

QString certificateLine(const IssuedFacts& facts) {
    if (facts.training())
        return kTraining;
    if (!invoicing::documentType(facts.type).hashed)
        return QStringLiteral("Emitido por programa certificado n.º %1/AT").arg(facts.certificateNumber);
    return QStringLiteral("%1-Processado por programa certificado n.º %2/AT")
        .arg(text(facts.printedHashCharacters()))
        .arg(facts.certificateNumber);
}

QString warningBand(const IssuedFacts& facts, Environment environment, const PrintOptions& options) {
    QStringList out;
    const QString mention = text(environmentMention(environment));
    if (!mention.isEmpty())
        out += mention;
    if (facts.training())
        out += kTraining;
    if (options.cancelled)
        out += options.cancelReason.empty() ? QStringLiteral("Anulado")
                                            : QStringLiteral("Anulado: ") + text(options.cancelReason);
    return out.join(QStringLiteral("   ·   "));
}

QString copyMark(CopyMark mark, const Labels& say) {
    switch (mark) {
    case CopyMark::Archive:
    case CopyMark::Original: break;
    case CopyMark::Duplicate: return say("Duplicado", "Duplicate");
    case CopyMark::Triplicate: return say("Triplicado", "Triplicate");
    case CopyMark::Second: return say("2.ª via", "Copy");
    }
    return say("Original", "Original");
}

QStringList evidentMentions(const IssuedFacts& facts) {
    QStringList out;
    if (invoicing::documentType(facts.type).block != invoicing::SaftBlock::SalesInvoices)
        out += QStringLiteral("Este documento não serve de fatura");
    if (facts.selfBilling)
        out += QStringLiteral("Autofaturação");
    return out;
}

QStringList otherMentions(const IssuedFacts& facts) {
    QStringList out;
    if (facts.origin)
        out += QStringLiteral("Cópia do documento original - ") +
               text(invoicing::documentType(facts.type).code) + QLatin1Char(facts.origin->kind) +
               QLatin1Char(' ') + text(facts.origin->number);
    if (facts.cashVat)
        out += QStringLiteral("IVA - regime de caixa");
    const bool invoice = invoicing::documentType(facts.type).block == invoicing::SaftBlock::SalesInvoices;
    const bool said = invoicing::documentType(facts.type).rectifies || // of an invoice from before, perhaps
                      std::any_of(facts.lines.begin(), facts.lines.end(),
                                  [](const auto& line) { return !line.tax.exemption.empty(); });
    if (invoice && facts.issuer.regime == invoicing::VatRegime::Exempt53 && !said)
        out += QStringLiteral("IVA – regime de isenção");
    return out;
}

QString atcudLine(const IssuedFacts& facts) {
    return QStringLiteral("ATCUD:") + text(facts.atcud.toString());
}

CustomerWording customerWording(const invoicing::Party& customer) {
    CustomerWording out;
    const bool abroad = customer.country != "PT" && isKnown(customer.country);
    const std::string letters = customer.country == "GR" ? "EL" : customer.country; // of VAT numbers
    const bool prefixed = abroad && !customer.nif.starts_with(letters);
    out.name = customer.name.empty() ? kFinalConsumer : text(customer.name);
    if (givesNif(customer))
        out.nif = QStringLiteral("NIF ") + (prefixed ? QString::fromStdString(letters) : QString()) +
                  text(customer.nif);
    else if (out.name.compare(kFinalConsumer, Qt::CaseInsensitive) != 0)
        out.nif = kFinalConsumer;
    out.address = addressLines(customer.address, customer.postalCode, customer.city, customer.country);
    return out;
}

QStringList addressLines(const std::string& address, const std::string& postalCode, const std::string& city,
                         const std::string& country) {
    QStringList out;
    if (isKnown(address))
        out += text(address);
    QStringList place;
    if (isKnown(postalCode))
        place += text(postalCode);
    if (isKnown(city))
        place += text(city);
    QString line = place.join(QLatin1Char(' '));
    if (country != "PT" && isKnown(country))
        line += (line.isEmpty() ? QString() : QStringLiteral(", ")) + text(country);
    if (!line.isEmpty())
        out += line;
    return out;
}

QString regionName(const std::string& region) {
    if (region == "PT")
        return QStringLiteral("Continente");
    if (region == "PT-AC")
        return QStringLiteral("Açores");
    if (region == "PT-MA")
        return QStringLiteral("Madeira");
    return text(region);
}

QString percent(const invoicing::Decimal& rate) {
    return text(invoicing::formatNumber(rate, 0)) + QChar(QChar::Nbsp) + QLatin1Char('%');
}

QString rateMark(const invoicing::TaxKey& key) {
    if (!key.exemption.empty())
        return text(key.exemption);
    if (key.type == invoicing::TaxType::StampDuty)
        return text("IS " + key.item).trimmed();
    if (key.type == invoicing::TaxType::NotSubject)
        return QStringLiteral("NS");
    return percent(key.rate);
}

QString exemptionMention(const invoicing::TaxKey& key, Date day, const invoicing::TaxTable& taxes) {
    QString out = text(key.exemption);
    const auto reason = taxes.exemption(key.exemption, day);
    if (!reason)
        return out;
    const QString mention = text(reason->mention);
    const QString law = text(reason->law);
    out += QStringLiteral(" – ") + mention;
    if (reason->reverseCharge && !mention.contains(kReverseCharge))
        out += QStringLiteral(" – ") + kReverseCharge;
    if (law.size() <= kLongestLaw && !mention.contains(law, Qt::CaseInsensitive))
        out += QStringLiteral(" (") + law + QLatin1Char(')');
    return out;
}

QString ibanInGroups(const std::string& iban) {
    QString out;
    for (const char c : iban) {
        if (c == ' ')
            continue;
        if (out.size() % 5 == 4)
            out += QLatin1Char(' ');
        out += QLatin1Char(c);
    }
    return out;
}

QString dateAndTime(const LocalTime& time, bool seconds) {
    const std::string whole = formatLocal(time); // 2026-11-23T09:15:00
    return text(formatDate(time.date)) + QLatin1Char(' ') +
           text(whole.substr(whole.find('T') + 1, seconds || time.second != 0 ? 8 : 5));
}

} // namespace cunho::print
