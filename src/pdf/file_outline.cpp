// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_outline.hpp"

#include "pdf/lexical.hpp"

#include <charconv>
#include <optional>

namespace cunho::pdf {

namespace {

constexpr std::uint64_t headerSearch = 1024;
constexpr std::size_t tailSize = 4096;
constexpr std::size_t nearTail = 1000; // libqpdf finds a startxref in the last 1054 bytes

/// The "1.4" at `at`; empty when something else stands there.
std::string versionAt(FileWindow& window, std::uint64_t at) {
    std::string version;
    for (std::size_t i = 0; i < 3; ++i) {
        version += static_cast<char>(window.at(at + i));
    }
    return isDigit(version[0]) && version[1] == '.' && isDigit(version[2]) ? version : "";
}

/// Of a "%PDF-1.4" at `at`, or an old "%!PS-Adobe-3.0 PDF-1.4" (ISO 32000-1, annex H, note 14).
std::string headerVersion(FileWindow& window, std::uint64_t at) {
    static constexpr std::string_view mark = "%PDF-";
    static constexpr std::string_view old = "%!PS-Adobe-";
    static constexpr std::string_view oldMark = " PDF-";
    if (window.has(at, mark)) {
        return versionAt(window, at + mark.size());
    }
    const std::uint64_t behind = at + old.size() + 3;
    const bool isOld =
        window.has(at, old) && !versionAt(window, behind - 3).empty() && window.has(behind, oldMark);
    return isOld ? versionAt(window, behind + oldMark.size()) : "";
}

/// Acrobat accepts a header in the first 1024 bytes (ISO 32000-1, annex H, note 13), and so do others; they
/// overlook too that it has no version.
void findHeader(FileWindow& window, FileOutline& out) {
    std::optional<std::uint64_t> unnumbered;
    for (std::uint64_t at = 0; at < headerSearch && out.version.empty(); ++at) {
        out.headerOffset = at;
        out.version = headerVersion(window, at);
        if (!unnumbered && window.has(at, "%PDF-")) {
            unnumbered = at;
        }
    }
    if (out.version.empty() && unnumbered) {
        out.headerOffset = *unnumbered;
        out.version = "1.0"; // the least that it can be
    }
}

/// Sets `startXref` and `end`, or `damage`.
void findStartXref(const FileWindow& window, FileOutline& out) {
    const std::uint64_t from = window.size() > tailSize ? window.size() - tailSize : 0;
    const Bytes tail = window.read(from, tailSize);
    const std::string_view text = asText(tail);
    static constexpr std::string_view keyword = "startxref";
    std::size_t at = text.rfind(keyword);
    if (at == std::string_view::npos) {
        out.damage = "no startxref in the last 4096 bytes";
        return;
    }
    if (text.size() - at > nearTail) {
        out.end = from + at + nearTail;
    }
    at += keyword.size();
    while (at < text.size() && isSpace(text[at])) {
        ++at;
    }
    const auto result = std::from_chars(text.data() + at, text.data() + text.size(), out.startXref);
    if (result.ec != std::errc() || out.startXref == 0 || out.startXref >= window.size()) {
        out.damage = "startxref names no place in the file";
    }
}

/// Steps over digits; false when there was none.
bool skipNumber(FileWindow& window, std::uint64_t& at) {
    const std::uint64_t first = at;
    while (isDigit(window.at(at)) && at - first < 10) {
        ++at;
    }
    return at != first;
}

void skipSpace(FileWindow& window, std::uint64_t& at) {
    while (isSpace(window.at(at))) {
        ++at;
    }
}

/// A table whose first entry is that of object 0 under the number 1: viewers disagree on what it means.
bool isShiftedTable(FileWindow& window, std::uint64_t at) {
    skipSpace(window, at);
    if (!window.has(at, "1 ")) {
        return false;
    }
    at += 2;
    skipNumber(window, at);
    skipSpace(window, at);
    return window.has(at, "0000000000 65535 f");
}

} // namespace

Error fileError(const std::filesystem::path& file, const char* reason, std::string detail) {
    return Error(Fault::File, reason, {{"file", file.filename().string()}}, std::move(detail));
}

FileOutline outlineOf(FileWindow& window, const std::filesystem::path& file) {
    if (window.size() == 0) {
        throw fileError(file, "PDF_EMPTY");
    }
    FileOutline out;
    findHeader(window, out);
    if (out.version.empty()) {
        throw fileError(file, "PDF_NO_HEADER");
    }
    if (window.size() > maximumFileSize) {
        throw fileError(file, "PDF_TOO_LARGE");
    }
    window.startAt(out.headerOffset);
    out.end = window.size();
    findStartXref(window, out);
    std::uint64_t at = out.startXref;
    skipSpace(window, at);
    if (out.damage != nullptr) {
        return out;
    }
    if (window.has(at, "xref")) {
        out.damage = isShiftedTable(window, at + 4) ? "the table counts from 1 what counts from 0" : nullptr;
        return out;
    }
    out.xref = PdfStructure::Xref::Stream;
    bool isObject = skipNumber(window, at);
    skipSpace(window, at);
    isObject = isObject && skipNumber(window, at);
    skipSpace(window, at);
    if (!isObject || !window.has(at, "obj")) {
        out.damage = "startxref points at no cross-reference section";
    }
    return out;
}

} // namespace cunho::pdf
