// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/print_settings.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace cunho::app {
namespace {

constexpr const char* lookName = "print.template";
constexpr const char* colourName = "print.colour";
constexpr const char* rollName = "print.roll";
constexpr const char* hybridName = "invoice.hybrid";

using TemplateRow = std::pair<print::Template, std::string_view>;
constexpr std::array templates{TemplateRow{print::Template::Classic, "classic"},
                               TemplateRow{print::Template::Modern, "modern"},
                               TemplateRow{print::Template::Compact, "compact"}};

bool isColour(std::string_view text) {
    const auto isHex = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    };
    return text.size() == 7 && text[0] == '#' && std::ranges::all_of(text.substr(1), isHex);
}

std::string inGroups(std::string_view iban) {
    std::string out;
    std::size_t written = 0;
    for (const char c : iban) {
        if (c == ' ')
            continue;
        if (written > 0 && written % 4 == 0)
            out += ' ';
        out += c;
        ++written;
    }
    return out;
}

/// "Transferência: IBAN PT50 …", "Multibanco: entidade 12345".
std::string lineOf(const invoicing::PaymentWay& way) {
    if (!way.iban.empty())
        return way.name + ": IBAN " + inGroups(way.iban);
    return way.entity.empty() ? way.name : way.name + ": entidade " + way.entity;
}

/// None: the printer then names the issuer's own account.
std::vector<std::string> paymentLines(const Services& services, const invoicing::IssuedFacts& facts) {
    std::vector<std::string> out;
    if (services.books.terms == nullptr)
        return out;
    const auto ways = services.books.terms->ways();
    for (const invoicing::PaymentWay& way : ways) {
        if (way.printed)
            out.push_back(lineOf(way));
    }
    const std::string own = inGroups(facts.issuer.iban);
    const bool named = std::ranges::any_of(
        ways, [&](const invoicing::PaymentWay& way) { return way.printed && inGroups(way.iban) == own; });
    if (!out.empty() && !own.empty() && !named)
        out.insert(out.begin(), "IBAN " + own);
    return out;
}

} // namespace

std::string_view templateName(print::Template look) noexcept {
    return templates[static_cast<std::size_t>(look)].second;
}

std::optional<print::Template> parseTemplate(std::string_view name) noexcept {
    for (const auto& [look, itsName] : templates) {
        if (itsName == name)
            return look;
    }
    return std::nullopt;
}

PrintSettings printSettings(const Services& services) {
    PrintSettings out;
    Settings* const settings = services.books.settings;
    if (settings == nullptr)
        return out;
    out.look = parseTemplate(settings->find(lookName).value_or("")).value_or(out.look);
    const std::string colour = settings->find(colourName).value_or("");
    if (isColour(colour))
        out.colour = colour;
    out.roll = settings->find(rollName) == "on";
    out.hybrid = settings->find(hybridName) != "off";
    return out;
}

void savePrintSettings(Services& services, const PrintSettings& wanted) {
    Settings* const settings = services.books.settings;
    if (settings == nullptr)
        throw Error(Fault::Configuration, "SETTINGS_MISSING");
    if (!isColour(wanted.colour))
        throw Error(Fault::Input, "COLOUR_INVALID", {{"colour", wanted.colour}});
    settings->put(lookName, std::string(templateName(wanted.look)));
    settings->put(colourName, wanted.colour);
    settings->put(rollName, wanted.roll ? "on" : "off");
    settings->put(hybridName, wanted.hybrid ? "on" : "off");
}

print::PrintOptions printOptions(const Services& services, const invoicing::IssuedDocument& document) {
    const PrintSettings settings = printSettings(services);
    print::PrintOptions out;
    out.look = settings.look;
    out.colour = settings.colour;
    if (settings.roll && document->type == invoicing::DocumentType::FS)
        out.paper = print::Paper::Roll80;
    out.paymentLines = paymentLines(services, document.facts());
    return out;
}

} // namespace cunho::app
