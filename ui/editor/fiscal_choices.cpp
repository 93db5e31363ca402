// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/fiscal_choices.hpp"

#include "ui/convert.hpp"

#include <cunho/invoicing/code_tables.hpp>

#include <QCoreApplication>

namespace cunho::ui {
namespace {

struct FiscalRegions {
    Q_DECLARE_TR_FUNCTIONS(FiscalRegions)
  public:
    static QString mainland() { return tr("Continente"); }
    static QString azores() { return tr("Açores"); }
    static QString madeira() { return tr("Madeira"); }
};

CodeChoices choicesOf(std::span<const invoicing::NamedCode> codes) {
    CodeChoices choices;
    for (const auto& row : codes)
        choices.emplace_back(toQt(row.code),
                             toQt(windowLanguage() == Language::Portuguese ? row.name : row.english));
    return choices;
}

} // namespace

CodeChoices paymentMechanisms() {
    return choicesOf(invoicing::paymentMechanisms());
}

CodeChoices taxRegions(const invoicing::TaxTable& taxes) {
    CodeChoices choices{{"PT", FiscalRegions::mainland()},
                        {"PT-AC", FiscalRegions::azores()},
                        {"PT-MA", FiscalRegions::madeira()}};
    for (const auto code : invoicing::countryCodes())
        if (code != "PT" && invoicing::isMemberState(code) && taxes.knowsRegion(code))
            choices.emplace_back(toQt(code), QStringLiteral("%1 (OSS)").arg(toQt(code)));
    return choices;
}

QString regionShort(std::string_view region) {
    if (region == "PT" || region.empty())
        return {};
    if (region == "PT-AC")
        return FiscalRegions::azores();
    return region == "PT-MA" ? FiscalRegions::madeira() : toQt(region);
}

CodeChoices currencies() {
    CodeChoices choices;
    for (const auto& [code, name] : choicesOf(invoicing::currencies()))
        choices.emplace_back(code, name == code ? code : QStringLiteral("%1 · %2").arg(code, name));
    return choices;
}

CodeChoices withholdingTypes() {
    return choicesOf(invoicing::withholdingTypes());
}

CodeChoices productTypes() {
    return choicesOf(invoicing::productTypes());
}

void chooseCode(QComboBox& combo, const std::string& code) {
    int index = combo.findData(toQt(code));
    if (index < 0) {
        combo.addItem(toQt(code), toQt(code));
        index = combo.count() - 1;
    }
    combo.setCurrentIndex(index);
}

std::string chosenCode(const QComboBox& combo) {
    return fromQt(combo.currentData().toString());
}

} // namespace cunho::ui
