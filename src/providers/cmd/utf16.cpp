// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "utf16.hpp"

#include <cunho/core/utf8.hpp>

namespace cunho::providers::cmd {
namespace {

bool isBigEndian(ByteView text) noexcept {
    return text[0] == 0xFE && text[1] == 0xFF;
}

bool isHighSurrogate(std::uint32_t unit) noexcept {
    return unit >= 0xD800 && unit <= 0xDBFF;
}

bool isLowSurrogate(std::uint32_t unit) noexcept {
    return unit >= 0xDC00 && unit <= 0xDFFF;
}

} // namespace

bool isUtf16(ByteView text) noexcept {
    return text.size() >= 2 && (isBigEndian(text) || (text[0] == 0xFF && text[1] == 0xFE));
}

std::optional<std::string> utf8FromUtf16(ByteView text) {
    if (!isUtf16(text) || text.size() % 2 != 0)
        return std::nullopt;
    const std::size_t high = isBigEndian(text) ? 0 : 1;
    const auto unit = [&](std::size_t at) -> std::uint32_t {
        return static_cast<std::uint32_t>(text[at + high]) << 8U | text[at + 1 - high];
    };
    std::string out;
    for (std::size_t at = 2; at < text.size(); at += 2) {
        std::uint32_t code = unit(at);
        if (isLowSurrogate(code))
            return std::nullopt;
        if (isHighSurrogate(code)) {
            at += 2;
            if (at >= text.size() || !isLowSurrogate(unit(at)))
                return std::nullopt;
            code = 0x10000U + ((code - 0xD800U) << 10U) + (unit(at) - 0xDC00U);
        }
        appendUtf8(out, code);
    }
    return out;
}

} // namespace cunho::providers::cmd
