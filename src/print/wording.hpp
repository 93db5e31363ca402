// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/environment.hpp>
#include <cunho/invoicing/issued_document.hpp>

#include <QString>
#include <QStringList>
#include <vector>

namespace cunho::print {

/// What the printed document says, in the fixed words of the law where there are any.

/// "Fatura FT 2026A/1"
QString documentTitle(const invoicing::IssuedFacts& facts);

/// "AbCd-Processado por programa certificado n.º 9999/AT" (Despacho 8632/2014, 2.2), or the training mention,
/// which claims no certificate.
QString certificateLine(const invoicing::IssuedFacts& facts);

/// What stands on every page of a document that is not what it seems: sandbox, training; may be empty.
QString warningBand(const invoicing::IssuedFacts& facts, Environment environment);

/// "ATCUD:JFT26CHA-1"
QString atcudLine(const invoicing::IssuedFacts& facts);

/// Name, tax number and address of the customer, "Consumidor final" where no tax number is given.
struct CustomerWording {
    QString name;
    QString nif; ///< "NIF 509000000", or "Consumidor final", or empty when the name says that already
    QStringList address;
};
CustomerWording customerWording(const invoicing::Party& customer);

/// "Continente", "Açores", "Madeira", or the region's code.
QString regionName(const std::string& region);

/// "23 %", or the exemption code that leads to the mention in the tax summary.
QString rateMark(const invoicing::TaxKey& key);

/// "M07 – Isento artigo 9.º do CIVA", with the provision where the mention does not name one.
QString exemptionMention(const invoicing::TaxKey& key, Date day, const invoicing::TaxTable& taxes);

/// In groups of four.
QString ibanInGroups(const std::string& iban);

} // namespace cunho::print
