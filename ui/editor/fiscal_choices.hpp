// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/tax.hpp>

#include <QComboBox>
#include <QString>
#include <vector>

namespace cunho::ui {

/// Lists of codes with the words for them: what is stored, what is shown.
using CodeChoices = std::vector<std::pair<QString, QString>>;

/// The tables of cunho/invoicing/code_tables.hpp in the window's language.
CodeChoices paymentMechanisms();

/// The three regions of Portugal, and the Member States whose rates the table has (OSS).
CodeChoices taxRegions(const invoicing::TaxTable& taxes);

/// "Açores", "ES"; empty for the mainland.
QString regionShort(std::string_view region);

/// "USD · Dólar dos Estados Unidos"
CodeChoices currencies();

CodeChoices withholdingTypes();
CodeChoices productTypes();

/// A code that is none of the combo's is added to it.
void chooseCode(QComboBox& combo, const std::string& code);
std::string chosenCode(const QComboBox& combo);

} // namespace cunho::ui
