// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/section.hpp"

#include "pdf/file_outline.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>

#include <array>
#include <cstdio>
#include <vector>

namespace cunho::pdf {

namespace {

using Entry = std::pair<ObjectId, std::uint64_t>;

/// Neighbouring object numbers share a subsection.
std::vector<std::vector<Entry>> runsOf(const std::map<ObjectId, std::uint64_t>& offsets) {
    std::vector<std::vector<Entry>> runs;
    for (const Entry entry : offsets) {
        if (runs.empty() || runs.back().back().first.number + 1 != entry.first.number) {
            runs.emplace_back();
        }
        runs.back().push_back(entry);
    }
    return runs;
}

void appendBigEndian(std::string& out, std::uint64_t value, unsigned bytes) {
    for (unsigned left = bytes; left > 0; --left) {
        out += static_cast<char>(static_cast<std::uint8_t>(value >> (8U * (left - 1U))));
    }
}

bool endsWithEol(const std::filesystem::path& file, std::uint64_t size) {
    bool eol = false;
    ReadHandle(file).stream(size - 1, 1, [&eol](ByteView byte) { eol = byte[0] == '\n' || byte[0] == '\r'; });
    return eol;
}

} // namespace

Section::Section(const std::filesystem::path& file, const PdfStructure& structure)
    : file_(file)
    , structure_(structure)
    , nextNumber_(structure.size)
    , bytes_(endsWithEol(file, structure.fileSize) ? "" : "\n") {}

std::uint64_t Section::add(ObjectId id, std::string_view body) {
    offsets_[id] = offset();
    bytes_ += std::to_string(id.number) + " " + std::to_string(id.generation) + " obj\n";
    const std::uint64_t start = offset();
    bytes_ += body;
    bytes_ += "\nendobj\n";
    return start;
}

void Section::update(ObjectId id, std::string_view body) {
    if (!updated_.insert(id).second) {
        throw fileError(file_, "PDF_DAMAGED", "one object plays several parts at once");
    }
    add(id, body);
}

Bytes Section::finish() && {
    const std::uint64_t start = offset();
    if (structure_.xref == PdfStructure::Xref::Table) {
        addTable();
    } else {
        addStream();
    }
    bytes_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    if (offset() > maximumFileSize) {
        throw fileError(file_, "PDF_TOO_LARGE");
    }
    return toBytes(bytes_);
}

/// Size, Prev, Root, Info and ID; everything else in an old trailer belongs to its own section.
std::string Section::trailerKeys() const {
    std::string keys = "/Size " + std::to_string(nextNumber_) + " /Prev " +
                       std::to_string(structure_.startXref) + " /Root " + referenceSyntax(structure_.root);
    if (structure_.info) {
        keys += " /Info " + referenceSyntax(*structure_.info);
    }
    if (structure_.firstFileId) {
        keys += " /ID [" + hexSyntax(*structure_.firstFileId) + " " + hexSyntax(randomBytes(16)) + "]";
    }
    return keys;
}

void Section::addTable() {
    bytes_ += "xref\n";
    for (const auto& run : runsOf(offsets_)) {
        bytes_ += std::to_string(run.front().first.number) + " " + std::to_string(run.size()) + "\n";
        for (const auto& [id, at] : run) {
            std::array<char, 32> line{};
            std::snprintf(line.data(), line.size(), "%010llu %05u n \n", static_cast<unsigned long long>(at),
                          static_cast<unsigned>(id.generation));
            bytes_ += line.data();
        }
    }
    bytes_ += "trailer\n<< " + trailerKeys() + " >>\n";
}

void Section::addStream() {
    const ObjectId own = newId();
    offsets_[own] = offset();
    std::string index;
    std::string data;
    for (const auto& run : runsOf(offsets_)) {
        index += (index.empty() ? "" : " ") + std::to_string(run.front().first.number) + " " +
                 std::to_string(run.size());
        for (const auto& [id, at] : run) {
            appendBigEndian(data, 1, 1);  // type 1: an object outside object streams
            appendBigEndian(data, at, 4); // PoDoFo 0.9.8 cannot read wider fields
            appendBigEndian(data, id.generation, 2);
        }
    }
    bytes_ += std::to_string(own.number) + " 0 obj\n<< /Type /XRef /W [1 4 2] /Index [" + index + "] " +
              trailerKeys() + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
              "\nendstream\nendobj\n";
}

} // namespace cunho::pdf
