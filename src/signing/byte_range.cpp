// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/byte_range.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>

namespace cunho::signing {

namespace {

std::string textOf(const ReadHandle& file, std::uint64_t offset, std::uint64_t count) {
    std::string out;
    file.stream(offset, count, [&out](ByteView piece) { out += asText(piece); });
    return out;
}

bool isHexDigit(Byte c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') || (c >= 'a' && c <= 'f');
}

std::optional<ByteRangeFault> faultOfNumbers(const std::vector<std::int64_t>& numbers, std::int64_t size) {
    if (numbers.size() != 4) {
        return ByteRangeFault::Count;
    }
    if (std::ranges::any_of(numbers, [](std::int64_t number) { return number < 0; })) {
        return ByteRangeFault::Negative;
    }
    const bool fits = std::ranges::all_of(numbers, [size](std::int64_t number) { return number <= size; });
    if (!fits || numbers[2] + numbers[3] > size) {
        return ByteRangeFault::BeyondFile;
    }
    if (numbers[0] != 0) {
        return ByteRangeFault::NotFromStart;
    }
    if (numbers[1] >= numbers[2]) {
        return numbers[1] == numbers[2] ? ByteRangeFault::NoHole : ByteRangeFault::Overlap;
    }
    return numbers[3] == 0 ? std::optional(ByteRangeFault::NothingBehind) : std::nullopt;
}

std::optional<ByteRangeFault> faultOfHole(const ReadHandle& file, const pdf::ByteRange& range,
                                          const Bytes& contents) {
    const std::uint64_t length = range.second - range.firstLength;
    if (length < 2 || textOf(file, range.firstLength, 1) != "<" || textOf(file, range.second - 1, 1) != ">") {
        return ByteRangeFault::HoleNotDelimited;
    }
    const std::string expected = toHex(contents);
    bool delimited = true;
    bool hex = true;
    bool same = length - 2 == expected.size();
    std::size_t at = 0;
    file.stream(range.firstLength + 1, length - 2, [&](ByteView piece) {
        for (const Byte c : piece) {
            delimited = delimited && c != '<' && c != '>';
            hex = hex && isHexDigit(c);
            same = same && std::tolower(c) == std::tolower(static_cast<Byte>(expected[at++]));
        }
    });
    if (!delimited) {
        return ByteRangeFault::HoleNotDelimited;
    }
    if (!hex) {
        return ByteRangeFault::HoleNotHex;
    }
    return same ? std::nullopt : std::optional(ByteRangeFault::HoleNotContents);
}

/// Whether the hole is the value of a /Contents key: the key stands before it, with blanks at most between.
bool followsKey(const ReadHandle& file, std::uint64_t hole) {
    constexpr std::string_view key = "/Contents";
    const std::uint64_t from = hole > 64 ? hole - 64 : 0;
    const std::string before = textOf(file, from, hole - from);
    const std::size_t end = before.find_last_not_of(std::string_view(" \n\r\t\f\0", 6));
    return end != std::string::npos && std::string_view(before).substr(0, end + 1).ends_with(key);
}

std::variant<pdf::ByteRange, ByteRangeFault> checkAlone(const ReadHandle& file,
                                                        const pdf::SignatureField& field) {
    const std::vector<std::int64_t>& numbers = field.byteRange;
    if (const auto fault = faultOfNumbers(numbers, static_cast<std::int64_t>(file.size()))) {
        return *fault;
    }
    const pdf::ByteRange range{0, static_cast<std::uint64_t>(numbers[1]),
                               static_cast<std::uint64_t>(numbers[2]),
                               static_cast<std::uint64_t>(numbers[3])};
    if (const auto fault = faultOfHole(file, range, field.contents)) {
        return *fault;
    }
    if (!followsKey(file, range.firstLength)) {
        return ByteRangeFault::HoleElsewhere;
    }
    return range;
}

/// Whether another field's hole has bytes of this one.
bool meets(const pdf::SignatureField& other, const pdf::ByteRange& range) {
    const std::vector<std::int64_t>& numbers = other.byteRange;
    return numbers.size() == 4 && numbers[1] < static_cast<std::int64_t>(range.second) &&
           numbers[2] > static_cast<std::int64_t>(range.firstLength);
}

} // namespace

std::string_view byteRangeFaultText(ByteRangeFault fault) noexcept {
    switch (fault) {
    case ByteRangeFault::Count: return "ByteRange has not 4 numbers";
    case ByteRangeFault::Negative: return "ByteRange has a number below zero";
    case ByteRangeFault::BeyondFile: return "ByteRange reaches beyond the file";
    case ByteRangeFault::NotFromStart: return "ByteRange does not begin at the start of the file";
    case ByteRangeFault::Overlap: return "the two parts of ByteRange overlap";
    case ByteRangeFault::NoHole: return "ByteRange leaves no gap for the Contents";
    case ByteRangeFault::NothingBehind: return "ByteRange covers nothing behind the Contents";
    case ByteRangeFault::HoleNotDelimited:
        return "the gap in ByteRange is not exactly one hexadecimal string";
    case ByteRangeFault::HoleNotHex: return "the gap in ByteRange holds more than hexadecimal digits";
    case ByteRangeFault::HoleNotContents: return "the gap in ByteRange is not exactly the Contents";
    case ByteRangeFault::HoleElsewhere: return "the gap in ByteRange is not the value of a Contents key";
    case ByteRangeFault::HoleShared: return "two signatures share the gap in ByteRange";
    }
    return "ByteRange is not usable";
}

std::variant<pdf::ByteRange, ByteRangeFault>
checkByteRange(const ReadHandle& file, const std::vector<pdf::SignatureField>& fields, std::size_t index) {
    auto found = checkAlone(file, fields.at(index));
    const auto* const range = std::get_if<pdf::ByteRange>(&found);
    for (std::size_t other = 0; range != nullptr && other < fields.size(); ++other) {
        if (other != index && meets(fields[other], *range)) {
            return ByteRangeFault::HoleShared;
        }
    }
    return found;
}

void limitSignatures(const std::vector<pdf::SignatureField>& fields, const std::string& file) {
    constexpr std::size_t limit = 200;
    if (fields.size() > limit) {
        throw Error(
            cunho::Fault::Unsupported, "TOO_MANY_SIGNATURES",
            {{"file", file}, {"count", std::to_string(fields.size())}, {"limit", std::to_string(limit)}});
    }
}

} // namespace cunho::signing
