// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/print/document_printer.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cunho::app {

/// How a company's documents look; kept in the settings, read again for every document that is rendered.
/// What was rendered stays as it is.
struct PrintSettings {
    print::Template look = print::Template::Classic; ///< "print.template": classic, modern or compact
    std::string colour = "#1f5c4d";                  ///< "print.colour": #rrggbb
    bool roll = false;                               ///< "print.roll": "on" prints FS on a roll of 80 mm
    bool hybrid = true; ///< "invoice.hybrid": "off" leaves structured forms out of invoices' PDFs
};

/// "classic", "modern", "compact".
std::string_view templateName(print::Template look) noexcept;
std::optional<print::Template> parseTemplate(std::string_view name) noexcept;

/// What is not set, or not understood, is the default; so is everything where no settings are wired.
PrintSettings printSettings(const Services& services);

/// Throws Input/COLOUR_INVALID, Configuration/SETTINGS_MISSING where no settings are wired.
void savePrintSettings(Services& services, const PrintSettings& settings);

/// For one document: the company's choice, and the printed ways to pay.
print::PrintOptions printOptions(const Services& services, const invoicing::IssuedDocument& document);

} // namespace cunho::app
