// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "print/wording.hpp"

#include "print/canvas.hpp"

#include <cunho/invoicing/money.hpp>
#include <cunho/invoicing/nif.hpp>

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
    return QStringLiteral("%1-Processado por programa certificado n.º %2/AT")
        .arg(text(facts.printedHashCharacters()))
        .arg(facts.certificateNumber);
}

QString warningBand(const IssuedFacts& facts, Environment environment) {
    QStringList out;
    const QString mention = text(environmentMention(environment));
    if (!mention.isEmpty())
        out += mention;
    if (facts.training())
        out += kTraining;
    return out.join(QStringLiteral("   ·   "));
}

QString atcudLine(const IssuedFacts& facts) {
    return QStringLiteral("ATCUD:") + text(facts.atcud.toString());
}

CustomerWording customerWording(const invoicing::Party& customer) {
    CustomerWording out;
    const bool abroad = customer.country != "PT" && isKnown(customer.country);
    const bool prefixed = abroad && !customer.nif.starts_with(customer.country);
    out.name = customer.name.empty() ? kFinalConsumer : text(customer.name);
    if (givesNif(customer))
        out.nif =
            QStringLiteral("NIF ") + (prefixed ? text(customer.country) : QString()) + text(customer.nif);
    else if (out.name.compare(kFinalConsumer, Qt::CaseInsensitive) != 0)
        out.nif = kFinalConsumer;
    if (isKnown(customer.address))
        out.address += text(customer.address);
    QStringList place;
    if (isKnown(customer.postalCode))
        place += text(customer.postalCode);
    if (isKnown(customer.city))
        place += text(customer.city);
    QString line = place.join(QLatin1Char(' '));
    if (abroad)
        line += (line.isEmpty() ? QString() : QStringLiteral(", ")) + text(customer.country);
    if (!line.isEmpty())
        out.address += line;
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

QString rateMark(const invoicing::TaxKey& key) {
    if (!key.exemption.empty())
        return text(key.exemption);
    return text(invoicing::formatNumber(key.rate, 0)) + QChar(QChar::Nbsp) + QLatin1Char('%');
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

} // namespace cunho::print
