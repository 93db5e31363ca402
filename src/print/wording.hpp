// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/labels.hpp"

#include <cunho/core/environment.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/print/document_printer.hpp>

#include <QString>
#include <QStringList>

namespace cunho::print {

/// What the printed document says, in the fixed words of the law where there are any.

/// "Fatura FT 2026A/1"
QString documentTitle(const invoicing::IssuedFacts& facts);

/// "AbCd-Processado por programa certificado n.º 9999/AT", without the characters "Emitido por …" for
/// receipts, which are not signed (Despacho 8632/2014, 2.2.2 and 2.2.3), or the training mention, which
/// claims no certificate.
QString certificateLine(const invoicing::IssuedFacts& facts);

/// What stands on every page of a document that is not what it seems: sandbox, training, cancelled; may be
/// empty.
QString warningBand(const invoicing::IssuedFacts& facts, Environment environment,
                    const PrintOptions& options = {});

/// "Original", "Duplicado", "Triplicado", "2.ª via".
QString copyMark(CopyMark mark, const Labels& say);

/// Below the title: "Este documento não serve de fatura" (Despacho 8632/2014, 1.2), "Autofaturação" (CIVA
/// 36(11)).
QStringList evidentMentions(const invoicing::IssuedFacts& facts);

/// "IVA - regime de caixa", "IVA – regime de isenção", "Cópia do documento original - FTM abc/00001".
QStringList otherMentions(const invoicing::IssuedFacts& facts);

/// "ATCUD:JFT26CHA-1"
QString atcudLine(const invoicing::IssuedFacts& facts);

/// Name, tax number and address of the customer, "Consumidor final" where no tax number is given.
struct CustomerWording {
    QString name;
    QString nif; ///< "NIF 509000000", or "Consumidor final", or empty when the name says that already
    QStringList address;
};
CustomerWording customerWording(const invoicing::Party& customer);

/// Address, postal code and place, and the country where it is not Portugal; nothing unknown.
QStringList addressLines(const std::string& address, const std::string& postalCode, const std::string& city,
                         const std::string& country);

/// "Continente", "Açores", "Madeira", or the region's code.
QString regionName(const std::string& region);

/// "10 %"
QString percent(const invoicing::Decimal& rate);

/// "23 %", the exemption code that leads to its mention, or stamp duty with its item: "IS 17.3.4".
QString rateMark(const invoicing::TaxKey& key);

/// "M07 – Isento artigo 9.º do CIVA", with the provision where the mention does not name one.
QString exemptionMention(const invoicing::TaxKey& key, Date day, const invoicing::TaxTable& taxes);

/// In groups of four.
QString ibanInGroups(const std::string& iban);

/// "2026-11-23 09:15:00", the seconds where there are any or `seconds` asks for them.
QString dateAndTime(const LocalTime& time, bool seconds = false);

} // namespace cunho::print
