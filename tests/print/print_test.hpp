// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/judges.hpp"
#include "print/sample_documents.hpp"

#include <cunho/core/file.hpp>
#include <cunho/print/document_printer.hpp>
#include <cunho/print/runtime.hpp>

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <string>

namespace cunho::test {

/// For tests that hold in every template.
inline const auto kEachLook =
    testing::Values(print::Template::Classic, print::Template::Modern, print::Template::Compact);

inline std::string lookName(const testing::TestParamInfo<print::Template>& look) {
    switch (look.param) {
    case print::Template::Classic: return "Classic";
    case print::Template::Modern: return "Modern";
    case print::Template::Compact: return "Compact";
    }
    return {};
}

/// Prints into a temporary folder and reads the page as a person would.
class PrintTest : public testing::Test {
  protected:
    static Bytes print(const invoicing::IssuedFacts& facts, Environment environment = Environment::Production,
                       const print::PrintOptions& options = {}) {
        return print::printDocument(invoicing::IssuedDocument::restore(facts), environment, options);
    }

    std::filesystem::path save(const invoicing::IssuedFacts& facts, const print::PrintOptions& options,
                               const std::string& name = "document.pdf") const {
        const auto path = folder_.path() / name;
        std::ofstream(path, std::ios::binary) << asText(print(facts, Environment::Production, options));
        return path;
    }

    std::filesystem::path save(const invoicing::IssuedFacts& facts,
                               Environment environment = Environment::Production,
                               const std::string& name = "document.pdf") const {
        const auto path = folder_.path() / name;
        const Bytes pdf = print(facts, environment);
        std::ofstream(path, std::ios::binary) << asText(pdf);
        return path;
    }

    /// Words of one page (0: all) with single blanks between them, no-break spaces included; none before a
    /// per cent sign, where poppler sees one or not.
    static std::string words(const std::filesystem::path& file, int page = 0) {
        std::string out;
        std::string raw = pdfText(file, page);
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const bool noBreak = raw.compare(i, 2, "\u00a0") == 0;
            const bool blank = noBreak || raw[i] == ' ' || raw[i] == '\n' || raw[i] == '\f';
            if (noBreak)
                ++i;
            if (raw[i] == '%' && !out.empty() && out.back() == ' ')
                out.pop_back();
            if (!blank)
                out += raw[i];
            else if (!out.empty() && out.back() != ' ')
                out += ' ';
        }
        return out;
    }

    std::string wordsOf(const invoicing::IssuedFacts& facts,
                        Environment environment = Environment::Production) const {
        return words(save(facts, environment));
    }

    std::string wordsOf(const invoicing::IssuedFacts& facts, const print::PrintOptions& options) const {
        return words(save(facts, options));
    }

    static std::size_t count(const std::string& text, const std::string& word) {
        std::size_t out = 0;
        for (std::size_t at = text.find(word); at != std::string::npos;
             at = text.find(word, at + word.size()))
            ++out;
        return out;
    }

    TemporaryFolder folder_;
    print::Runtime runtime_;
};

} // namespace cunho::test
