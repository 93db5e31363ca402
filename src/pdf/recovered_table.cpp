// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/recovered_table.hpp"

#include "pdf/syntax.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace cunho::pdf {

namespace {

std::string tableSyntax(const RecoveredTable& table) {
    std::string out = "xref\n0 1\n0000000000 65535 f \n";
    for (const auto& [number, entry] : table) {
        std::array<char, 64> lines{};
        std::snprintf(lines.data(), lines.size(), "%u 1\n%010llu %05u n \n", static_cast<unsigned>(number),
                      static_cast<unsigned long long>(entry.offset),
                      static_cast<unsigned>(entry.id.generation));
        out += lines.data();
    }
    return out;
}

std::string streamSyntax(const RecoveredTable& table, const std::string& trailer, std::uint32_t own) {
    std::string index;
    std::string data;
    for (const auto& [number, entry] : table) {
        const bool isPlain = entry.container == 0;
        index += std::to_string(number) + " 1 ";
        appendBigEndian(data, isPlain ? 1 : 2, 1);
        appendBigEndian(data, isPlain ? entry.offset : entry.container, 4);
        appendBigEndian(data, isPlain ? entry.id.generation : entry.index, 4);
    }
    return std::to_string(own) + " 0 obj\n<< /Type /XRef /W [1 4 4] /Index [" + index + "] /Size " +
           std::to_string(own + 1) + " /Length " + std::to_string(data.size()) + " " + trailer +
           " >>\nstream\n" + data + "\nendstream\nendobj\n";
}

} // namespace

std::string sectionSyntax(const RecoveredTable& table, const std::string& trailer, std::uint64_t size) {
    const std::uint32_t next = table.empty() ? 1 : table.rbegin()->first + 1;
    const bool needsStream = std::ranges::any_of(
        table, [](const RecoveredTable::value_type& entry) { return entry.second.container != 0; });
    std::string out = "\n"; // the file may end without
    out += needsStream
               ? streamSyntax(table, trailer, next)
               : tableSyntax(table) + "trailer\n<< /Size " + std::to_string(next) + " " + trailer + " >>\n";
    return out + "startxref\n" + std::to_string(size + 1) + "\n%%EOF\n";
}

} // namespace cunho::pdf
