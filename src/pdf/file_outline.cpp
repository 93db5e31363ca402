// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_outline.hpp"

#include <charconv>

namespace cunho::pdf {

namespace {

constexpr std::size_t tailSize = 4096;

bool isSpace(int c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0;
}
bool isDigit(int c) {
    return c >= '0' && c <= '9';
}

/// The "1.4" of "%PDF-1.4"; empty when the file starts otherwise.
std::string headerVersion(FileWindow& window) {
    static constexpr std::string_view mark = "%PDF-";
    for (std::size_t i = 0; i < mark.size(); ++i) {
        if (window.at(i) != mark[i]) {
            return {};
        }
    }
    std::string version;
    for (std::size_t i = mark.size(); i < mark.size() + 3; ++i) {
        version += static_cast<char>(window.at(i));
    }
    return isDigit(version[0]) && version[1] == '.' && isDigit(version[2]) ? version : "";
}

std::uint64_t lastStartXref(const FileWindow& window, const std::filesystem::path& file) {
    const std::uint64_t from = window.size() > tailSize ? window.size() - tailSize : 0;
    const Bytes tail = window.read(from, tailSize);
    const std::string_view text = asText(tail);
    static constexpr std::string_view keyword = "startxref";
    std::size_t at = text.rfind(keyword);
    if (at == std::string_view::npos) {
        throw fileError(file, "PDF_DAMAGED", "no startxref in the last 4096 bytes");
    }
    at += keyword.size();
    while (at < text.size() && isSpace(text[at])) {
        ++at;
    }
    std::uint64_t offset = 0;
    const auto result = std::from_chars(text.data() + at, text.data() + text.size(), offset);
    if (result.ec != std::errc() || offset == 0 || offset >= window.size()) {
        throw fileError(file, "PDF_DAMAGED", "startxref names no place in the file");
    }
    return offset;
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

bool has(FileWindow& window, std::uint64_t at, std::string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i) {
        if (window.at(at + i) != word[i]) {
            return false;
        }
    }
    return true;
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
    out.version = headerVersion(window);
    if (out.version.empty()) {
        throw fileError(file, "PDF_NO_HEADER");
    }
    if (window.size() > maximumFileSize) {
        throw fileError(file, "PDF_TOO_LARGE");
    }
    out.startXref = lastStartXref(window, file);
    std::uint64_t at = out.startXref;
    skipSpace(window, at);
    if (has(window, at, "xref")) {
        return out;
    }
    out.xref = PdfStructure::Xref::Stream;
    bool isObject = skipNumber(window, at);
    skipSpace(window, at);
    isObject = isObject && skipNumber(window, at);
    skipSpace(window, at);
    if (!isObject || !has(window, at, "obj")) {
        throw fileError(file, "PDF_DAMAGED", "startxref points at no cross-reference section");
    }
    return out;
}

} // namespace cunho::pdf
