// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/byte_range.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::signing {

namespace {

bool isHexText(std::string_view text) {
    return text.size() % 2 == 0 && std::ranges::all_of(text, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
           });
}

/// Whether the bytes between the two parts are "<", the hexadecimal Contents, ">" and nothing else.
bool holeHolds(const ReadHandle& file, const pdf::ByteRange& range, const Bytes& contents) {
    std::string hole;
    file.stream(range.firstLength, range.second - range.firstLength,
                [&hole](ByteView piece) { hole += asText(piece); });
    const std::string_view digits = std::string_view(hole).substr(1, hole.size() - 2);
    return hole.front() == '<' && hole.back() == '>' && isHexText(digits) && fromHex(digits) == contents;
}

} // namespace

std::variant<pdf::ByteRange, std::string> usableByteRange(const ReadHandle& file,
                                                          const pdf::SignatureField& field) {
    const std::vector<std::int64_t>& numbers = field.byteRange;
    if (numbers.size() != 4) {
        return "ByteRange has " + std::to_string(numbers.size()) + " numbers instead of 4";
    }
    const auto size = static_cast<std::int64_t>(file.size());
    if (std::ranges::any_of(numbers, [size](std::int64_t number) { return number < 0 || number > size; })) {
        return std::string("ByteRange reaches beyond the file");
    }
    if (numbers[0] != 0) {
        return std::string("ByteRange does not begin at the start of the file");
    }
    if (numbers[1] >= numbers[2]) {
        return std::string("the two parts of ByteRange overlap");
    }
    if (numbers[2] + numbers[3] > size) {
        return std::string("ByteRange reaches beyond the file");
    }
    const pdf::ByteRange range{0, static_cast<std::uint64_t>(numbers[1]),
                               static_cast<std::uint64_t>(numbers[2]),
                               static_cast<std::uint64_t>(numbers[3])};
    if (range.second - range.firstLength != 2 * field.contents.size() + 2 ||
        !holeHolds(file, range, field.contents)) {
        return std::string("the gap in ByteRange is not exactly the Contents");
    }
    return range;
}

} // namespace cunho::signing
