// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/file.hpp>
#include <cunho/pdf/layout.hpp>

#include <algorithm>
#include <charconv>
#include <string>
#include <string_view>

namespace cunho::pdf {

namespace {

/// The number behind `key`, 0 when there is none.
std::uint64_t numberBehind(std::string_view text, std::string_view key) {
    std::uint64_t number = 0;
    std::size_t at = text.find(key);
    if (at != std::string_view::npos) {
        at = std::min(text.find_first_not_of(" \r\n\t", at + key.size()), text.size());
        std::from_chars(text.data() + at, text.data() + text.size(), number);
    }
    return number;
}

/// The linearization parameters stand in the first 1024 bytes and name the length of the file (table F.1).
bool isLinearized(const ReadHandle& file) {
    std::string head;
    file.stream(0, std::min<std::uint64_t>(file.size(), 1024),
                [&](ByteView piece) { head += asText(piece); });
    const std::size_t mark = head.find("/Linearized");
    if (mark == std::string::npos) {
        return false;
    }
    std::size_t start = head.rfind("obj", mark);
    start = start == std::string::npos ? 0 : start;
    const std::size_t end = std::min(head.find("endobj", mark), head.size());
    const std::string_view object = std::string_view(head).substr(start, end - start);
    return std::max(numberBehind(object, "/L "), numberBehind(object, "/L\n")) == file.size();
}

bool hasObjectStreams(const ReadHandle& file) {
    static constexpr std::string_view mark = "/ObjStm";
    std::string rest; // the end of one piece and the start of the next
    bool found = false;
    file.stream(0, file.size(), [&](ByteView bytes) {
        const std::string_view piece = asText(bytes);
        rest += piece.substr(0, mark.size() - 1);
        found = found || piece.find(mark) != std::string_view::npos || rest.find(mark) != std::string::npos;
        rest = piece.substr(piece.size() - std::min(piece.size(), mark.size() - 1));
    });
    return found;
}

} // namespace

FileLayout layoutOf(const std::filesystem::path& file) {
    const ReadHandle handle(file);
    return {isLinearized(handle), hasObjectStreams(handle)};
}

} // namespace cunho::pdf
