// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::fuzz {

/// Damages PDFs where readers look: numbers, keywords, references, and the order of bytes.
class PdfMutation {
  public:
    PdfMutation(std::vector<std::string> seeds, std::uint64_t seed)
        : seeds_(std::move(seeds)), random_(seed) {}

    std::string next() {
        std::string out = any(seeds_);
        keepOffsets_ = below(4) != 0;
        for (std::size_t left = 1 + below(keepOffsets_ ? 4 : 2); left > 0 && !out.empty(); --left)
            change(out);
        return out;
    }

  private:
    std::size_t below(std::size_t end) {
        return std::uniform_int_distribution<std::size_t>(0, end - 1)(random_);
    }
    template<typename List>
    const typename List::value_type& any(const List& list) {
        return list[below(list.size())];
    }

    void change(std::string& pdf) {
        switch (below(keepOffsets_ ? 5 : 9)) {
        case 0: pdf[below(pdf.size())] = static_cast<char>(below(256)); break;
        case 1: pdf[below(pdf.size())] ^= static_cast<char>(1U << below(8)); break;
        case 2:
        case 3: changeNumber(pdf); break;
        case 4: changeKeyword(pdf); break;
        case 5: pdf.erase(below(pdf.size()), 1 + below(64)); break;
        case 6: pdf.insert(below(pdf.size()), piece(pdf)); break;
        case 7: pdf.insert(below(pdf.size()), piece(any(seeds_))); break;
        default: changeWhole(pdf);
        }
    }

    /// Puts `text` in the place of `count` bytes; with blanks behind it, or what is behind it overwritten,
    /// where offsets are to stay.
    void replace(std::string& pdf, std::size_t at, std::size_t count, std::string text) {
        if (keepOffsets_) {
            text.resize(std::max(text.size(), count), ' ');
            count = std::min(text.size(), pdf.size() - at);
            text.resize(count);
        }
        pdf.replace(at, count, text);
    }

    std::string piece(const std::string& pdf) { return pdf.substr(below(pdf.size()), 1 + below(400)); }

    void changeNumber(std::string& pdf) {
        static constexpr std::array<std::string_view, 14> numbers{"0",
                                                                  "1",
                                                                  "-1",
                                                                  "65535",
                                                                  "65536",
                                                                  "2147483647",
                                                                  "2147483648",
                                                                  "4294967295",
                                                                  "4294967296",
                                                                  "9223372036854775807",
                                                                  "99999999999999999999",
                                                                  "-2147483648",
                                                                  "1e9",
                                                                  "0.00000001"};
        static constexpr std::string_view digits = "0123456789";
        const std::size_t from = pdf.find_first_of(digits, below(pdf.size()));
        if (from == std::string::npos)
            return;
        const std::size_t end = std::min(pdf.find_first_not_of(digits, from), pdf.size());
        const bool small = below(2) == 0;
        replace(pdf, from, end - from, small ? std::to_string(below(20)) : std::string(any(numbers)));
    }

    void changeKeyword(std::string& pdf) {
        static constexpr std::array<std::string_view, 26> words{
            "/Kids",     "/Parent",  "/Prev",   "/Length",  "/Type",     "/Count",  "/Root",
            "/Size",     "/W",       "/Index",  "/Annots",  "/AcroForm", "/Fields", "/ByteRange",
            "/Contents", "/Encrypt", "/Filter", "/Extends", "/XRefStm",  "<<",      ">>",
            "[",         "]",        "stream",  "endobj",   "startxref"};
        const std::string_view word = any(words);
        const std::size_t at = pdf.find(word, below(pdf.size()));
        if (at != std::string::npos)
            replace(pdf, at, word.size(), std::string(any(words)));
    }

    void changeWhole(std::string& pdf) {
        switch (below(4)) {
        case 0: pdf.resize(1 + below(pdf.size())); break;
        case 1: pdf += any(seeds_); break;
        case 2: pdf.insert(0, piece(pdf)); break;
        default: { // nested
            const std::size_t depth = 1 + below(5000);
            std::string nest;
            for (std::size_t i = 0; i < depth; ++i)
                nest += below(2) == 0 ? "[" : "<</A ";
            pdf.insert(below(pdf.size()), nest);
        }
        }
    }

    std::vector<std::string> seeds_;
    std::mt19937_64 random_;
    bool keepOffsets_ = true;
};

} // namespace cunho::fuzz
