// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdio>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace cunho::test {

/// Two pages, written as oddly as a case wants: what old, careless or damaged programs left behind.
///
/// Objects: 1 catalog, 2 page tree, 3 font, 4 and 6 the pages, 5 and 7 what they show, 8 the information
/// dictionary; a case may change each body, and each piece of syntax around them.
class OddPdf {
  public:
    OddPdf() {
        body[1] = "<< /Type /Catalog /Pages 2 0 R >>";
        body[2] = "<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>";
        body[3] = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
        for (const std::size_t page : {4U, 6U})
            body[page] =
                "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 "
                "R >> >> /Contents " +
                std::to_string(page + 1) + " 0 R >>";
        body[5] = stream("BT /F1 24 Tf 72 720 Td (Folha 1) Tj ET");
        body[7] = stream("BT /F1 24 Tf 72 320 Td (Folha 2) Tj ET 100 100 200 50 re f");
        body[8] = "<< /Producer (Odd) >>";
    }

    std::string header = "%PDF-1.4\n%\xE2\xE3\xCF\xD3\n";
    std::map<std::size_t, std::string> body;
    std::map<std::size_t, std::size_t> generation;
    std::string beforeNumber, afterNumber = " ", afterGeneration = " ", afterObj = "\n",
                              endObject = "\nendobj\n";
    std::string keyword = "xref\n", entryEnd = " \n", trailerWord = "trailer\n",
                keys = "/Root 1 0 R /Info 8 0 R";
    std::size_t firstNumber = 0;     ///< what the table's only subsection claims to begin with
    bool isZeroListed = true;        ///< entry 0
    std::optional<std::size_t> size; ///< /Size
    bool hasSize = true;
    std::ptrdiff_t moved = 0;        ///< of startxref
    std::ptrdiff_t movedEntries = 0; ///< of each offset in the table
    std::string beforeStart = "\n", afterStart = "\n", end = "%%EOF\n";

    static std::string stream(const std::string& data, const std::string& keys = "") {
        return "<< " + keys + "/Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
               "\nendstream";
    }

    /// In an object's text; throws when it is not there, so that a case cannot be about nothing.
    OddPdf& change(std::size_t number, std::string_view from, const std::string& to) {
        std::string& text = body.at(number);
        const std::size_t at = text.find(from);
        if (at == std::string::npos)
            throw std::logic_error("no " + std::string(from) + " in " + text);
        text.replace(at, from.size(), to);
        return *this;
    }

    /// Offsets by object number, from the last `objects`.
    std::map<std::size_t, std::size_t> offsets;

    /// Header and objects.
    std::string objects() {
        std::string out = header;
        for (const auto& [number, text] : body) {
            out += beforeNumber;
            offsets[number] = out.size();
            out += std::to_string(number) + afterNumber + std::to_string(generation[number]) +
                   afterGeneration + "obj" + afterObj + text + endObject;
        }
        return out;
    }

    /// Everything, with a table.
    std::string build() {
        std::string out = objects();
        const std::size_t start = out.size();
        out += keyword + table() + trailerWord + trailer() + beforeStart;
        return out + "startxref\n" + std::to_string(static_cast<std::ptrdiff_t>(start) + moved) + afterStart +
               end;
    }

    /// One subsection; numbers between objects are free.
    std::string table() {
        const std::size_t last = body.rbegin()->first;
        const std::size_t count = last + (isZeroListed ? 1 : 0);
        std::string out = std::to_string(firstNumber) + " " + std::to_string(count) + "\n";
        for (std::size_t number = isZeroListed ? 0 : 1; number <= last; ++number) {
            const bool used = body.contains(number);
            out += entry(used ? offsets[number] : 0, used ? generation[number] : 65535, used ? 'n' : 'f');
        }
        return out;
    }

    std::string entry(std::size_t offset, std::size_t itsGeneration, char kind) const {
        char line[32];
        const auto at = static_cast<std::ptrdiff_t>(offset) + (kind == 'n' ? movedEntries : 0);
        std::snprintf(line, sizeof line, "%010td %05zu %c", at, itsGeneration, kind);
        return line + entryEnd;
    }

    std::string trailer() const {
        const std::string number = std::to_string(size.value_or(body.rbegin()->first + 1));
        return "<< " + (hasSize ? "/Size " + number + " " : "") + keys + " >>";
    }
};

} // namespace cunho::test
