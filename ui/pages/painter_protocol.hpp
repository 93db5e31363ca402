// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <span>
#include <string_view>

/// What the window and `cunho-page-painter` say to each other over two pipes. Numbers are little-endian.
///
///     painter: "CunhoPP1"                                       once it has given up what it does not need
///     window:  O, bytes of passwords (u32), 0, 0, size (u64),   a file: all later questions are about it;
///              then a block of passwords, then the file         see cunho/wiring/password_block.hpp
///     painter: D, count (u32), then width, height (f64) each    its pages as shown, in points; or F
///     window:  R, page from 0, width, height (u32), 0 (u64)     a page, in pixels
///     painter: P, bytes (u32), then so many                     BGRX rows from the top, without padding; or
///     F painter: F, why (u32)                                     this cannot be done; ask for something
///     else
namespace cunho::ui::painter {

static_assert(std::endian::native == std::endian::little);

constexpr std::string_view greeting = "CunhoPP1";
constexpr std::uint64_t largestFile = 256U << 20U; ///< bytes: the painter keeps all of them
constexpr std::uint32_t mostPages = 20'000;
constexpr std::uint32_t mostPixels = 16'000'000; ///< of one picture: an A4 page at 430 dots per inch
constexpr std::uint32_t longestSide = 16'384;    ///< pixels
constexpr double longestPage = 1'000'000;        ///< points

enum class Question : char { Open = 'O', Render = 'R' };
enum class Answer : char { Document = 'D', Picture = 'P', Failure = 'F' };
enum class Why : std::uint32_t { Unreadable = 1, PasswordNeeded = 2, TooManyPages = 3 };

using QuestionBytes = std::array<std::byte, 21>;
using AnswerBytes = std::array<std::byte, 5>;

struct Asked {
    Question kind = Question::Open;
    std::uint32_t page = 0;
    std::uint32_t width = 0;
    std::uint32_t height = 0;
    std::uint64_t size = 0;
};

template<typename T>
T numberAt(std::span<const std::byte> bytes, std::size_t at) {
    T value{};
    std::memcpy(&value, bytes.data() + at, sizeof value);
    return value;
}

template<typename T>
void putNumber(std::span<std::byte> bytes, std::size_t at, const T& value) {
    std::memcpy(bytes.data() + at, &value, sizeof value);
}

inline QuestionBytes encode(const Asked& asked) {
    QuestionBytes bytes{};
    putNumber(bytes, 0, asked.kind);
    putNumber(bytes, 1, asked.page);
    putNumber(bytes, 5, asked.width);
    putNumber(bytes, 9, asked.height);
    putNumber(bytes, 13, asked.size);
    return bytes;
}

inline Asked decode(const QuestionBytes& bytes) {
    return {numberAt<Question>(bytes, 0), numberAt<std::uint32_t>(bytes, 1),
            numberAt<std::uint32_t>(bytes, 5), numberAt<std::uint32_t>(bytes, 9),
            numberAt<std::uint64_t>(bytes, 13)};
}

inline AnswerBytes encode(Answer kind, std::uint32_t number) {
    AnswerBytes bytes{};
    putNumber(bytes, 0, kind);
    putNumber(bytes, 1, number);
    return bytes;
}

/// Whether a picture of this size may be asked for.
constexpr bool isPaintable(std::uint64_t width, std::uint64_t height) {
    return width > 0 && height > 0 && width <= longestSide && height <= longestSide &&
           width * height <= mostPixels;
}

} // namespace cunho::ui::painter
