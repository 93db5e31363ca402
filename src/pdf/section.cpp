// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/section.hpp"

#include "pdf/file_outline.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <vector>

namespace cunho::pdf {

namespace {

constexpr std::uint32_t largestIndex = 0xFFFF;  // in an object stream, as /W [1 4 2] has it
constexpr std::uint32_t lastGeneration = 65535; // of object 0 (7.5.4)

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
    , bytes_(endsWithEol(file, structure.fileSize) ? "" : "\n") {
    if (structure.encryption) {
        if (structure.encryption->hasMac) {
            throw Error(Fault::Unsupported, "PDF_MAC", {{"file", file_.filename().string()}});
        }
        try {
            cipher_.emplace(*structure.encryption);
        } catch (const std::invalid_argument& error) {
            throw fileError(file_, "PDF_DAMAGED", error.what());
        }
    }
    if (!structure.recoveredXref.empty()) {
        if (!structure.signatures.empty()) { // nobody can read their revisions without repair
            throw fileError(file_, "PDF_DAMAGED_SIGNED");
        }
        entries_[0] = {Entry::Type::Free, 0, lastGeneration};
    }
    for (const RecoveredEntry& entry : structure.recoveredXref) {
        if (entry.offset > structure.fileSize || entry.index > largestIndex) {
            throw fileError(file_, "PDF_DAMAGED", "an object that was found again has no place");
        }
        entries_[entry.id.number] = entry.container == 0
                                        ? Entry{Entry::Type::Plain, entry.offset, entry.id.generation}
                                        : Entry{Entry::Type::Compressed, entry.container, entry.index};
    }
}

void Section::begin(ObjectId id) {
    entries_[id.number] = {Entry::Type::Plain, fromHeader(), id.generation};
    bytes_ += std::to_string(id.number) + " " + std::to_string(id.generation) + " obj\n";
}

std::uint64_t Section::add(ObjectId id, std::string_view body, std::string_view clear) {
    begin(id);
    bytes_ += cipher_ ? cipher_->strings(id, body) : body;
    const std::uint64_t start = offset();
    bytes_ += clear;
    bytes_ += "\nendobj\n";
    return start;
}

void Section::addStream(ObjectId id, Dictionary entries, ByteView data) {
    Bytes encrypted;
    if (cipher_) {
        encrypted = cipher_->stream(id, data);
        data = encrypted;
    }
    entries.set("Length", std::to_string(data.size()));
    begin(id);
    bytes_ += cipher_ ? cipher_->strings(id, entries.serialize()) : entries.serialize();
    bytes_ += "\nstream\n";
    bytes_ += asText(data);
    bytes_ += "\nendstream\nendobj\n";
}

void Section::update(ObjectId id, std::string_view body) {
    const bool encrypts = structure_.encryption && structure_.encryption->entry == referenceSyntax(id);
    if (encrypts || !updated_.insert(id).second) {
        throw fileError(file_, "PDF_DAMAGED", "one object plays several parts at once");
    }
    add(id, body);
}

Bytes Section::finish() && {
    const std::uint64_t start = fromHeader();
    if (needsXrefStream()) {
        addXrefStream();
    } else {
        addTable();
    }
    bytes_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    if (offset() > maximumFileSize) {
        throw fileError(file_, "PDF_TOO_LARGE");
    }
    return toBytes(bytes_);
}

bool Section::needsXrefStream() const {
    return structure_.xref == PdfStructure::Xref::Stream ||
           std::ranges::any_of(entries_, [](const Entries::value_type& entry) {
               return entry.second.type == Entry::Type::Compressed; // a table cannot say it
           });
}

/// Size, Prev, Root, Info, ID and Encrypt; everything else in an old trailer belongs to its own section.
std::string Section::trailerKeys() const {
    std::string keys = "/Size " + std::to_string(nextNumber_);
    if (structure_.recoveredXref.empty()) {
        keys += " /Prev " + std::to_string(structure_.startXref);
    }
    keys += " /Root " + referenceSyntax(structure_.root);
    if (structure_.info) {
        keys += " /Info " + referenceSyntax(*structure_.info);
    }
    if (structure_.firstFileId) {
        keys += " /ID [" + hexSyntax(*structure_.firstFileId) + " " + hexSyntax(randomBytes(16)) + "]";
    }
    if (structure_.encryption) {
        keys += " /Encrypt " + structure_.encryption->entry;
    }
    return keys;
}

/// Neighbouring object numbers share a subsection.
std::vector<std::vector<Section::Entries::value_type>> Section::runsOf(const Entries& entries) {
    std::vector<std::vector<Entries::value_type>> runs;
    for (const Entries::value_type& entry : entries) {
        if (runs.empty() || runs.back().back().first + 1 != entry.first) {
            runs.emplace_back();
        }
        runs.back().push_back(entry);
    }
    return runs;
}

void Section::addTable() {
    bytes_ += "xref\n";
    for (const auto& run : runsOf(entries_)) {
        bytes_ += std::to_string(run.front().first) + " " + std::to_string(run.size()) + "\n";
        for (const auto& [number, entry] : run) {
            std::array<char, 32> line{};
            std::snprintf(line.data(), line.size(), "%010llu %05u %c \n",
                          static_cast<unsigned long long>(entry.where), static_cast<unsigned>(entry.which),
                          entry.type == Entry::Type::Free ? 'f' : 'n');
            bytes_ += line.data();
        }
    }
    bytes_ += "trailer\n<< " + trailerKeys() + " >>\n";
}

void Section::addXrefStream() {
    const ObjectId own = newId();
    entries_[own.number] = {Entry::Type::Plain, fromHeader(), 0};
    std::string index;
    std::string data;
    for (const auto& run : runsOf(entries_)) {
        index +=
            (index.empty() ? "" : " ") + std::to_string(run.front().first) + " " + std::to_string(run.size());
        for (const auto& [number, entry] : run) {
            appendBigEndian(data, static_cast<std::uint64_t>(entry.type), 1);
            appendBigEndian(data, entry.where, 4); // PoDoFo 0.9.8 cannot read wider fields
            appendBigEndian(data, entry.which, 2);
        }
    }
    bytes_ += std::to_string(own.number) + " 0 obj\n<< /Type /XRef /W [1 4 2] /Index [" + index + "] " +
              trailerKeys() + " /Length " + std::to_string(data.size()) + " >>\nstream\n" + data +
              "\nendstream\nendobj\n";
}

} // namespace cunho::pdf
