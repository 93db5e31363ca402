// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/reason_text.hpp>

#include <string>
#include <vector>

namespace cunho::print {

/// What a name stands before: one value a paragraph.
struct ReportRow {
    std::string name;
    std::vector<std::string> values;
};

/// A heading with what stands below it.
struct ReportPart {
    enum class Tone { Plain, Good, Open, Bad };
    std::string heading;
    std::string mark; ///< at the right of the heading: "Válida"
    Tone tone = Tone::Plain;
    bool chapter = false; ///< larger, with room above it: a file
    std::vector<std::string> sentences{};
    std::vector<ReportRow> rows{};
};

/// A report for people, in UTF-8.
struct Report {
    std::string title;
    std::string subtitle; ///< when, and by what
    std::string notice;   ///< in a band below the title, and on each page's foot: what the report is not
    std::string footer;   ///< who made it
    Language language = Language::Portuguese;
    std::vector<ReportPart> parts;
};

/// Draws a report on A4 pages with header, foot and page numbers, as PDF/A-1b. A row is divided between pages
/// where it must be, a heading never stands alone at a page's end.
///
/// Needs a `Runtime` (or a QGuiApplication) alive in the process; may run on any thread. Throws
/// Internal/PRINT_FAILED, Configuration/FONT_MISSING.
Bytes printReport(const Report& report);

} // namespace cunho::print
