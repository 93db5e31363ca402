// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/mark.hpp"

#include "store/file_system.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>

#include <charconv>

namespace cunho::store {
namespace {

// "<20 digits> <64 hexadecimal> <16 hexadecimal>\n": id, seal, beginning of the SHA-256 of what is before it.
constexpr std::size_t idLength = 20;
constexpr std::size_t sealLength = 64;
constexpr std::size_t checkLength = 16;
constexpr std::size_t bodyLength = idLength + 1 + sealLength + 1;
constexpr std::size_t lineLength = bodyLength + checkLength + 1;

std::string checkOf(std::string_view body) {
    return toHex(crypto::sha256(asBytes(body)).value).substr(0, checkLength);
}

std::string padded(std::string text, std::size_t length) {
    return std::string(length - std::min(length, text.size()), '0') + text;
}

} // namespace

std::int64_t Mark::restores() const {
    const auto row = read(2);
    return row ? row->id : 0;
}

std::optional<Mark::Row> Mark::read(int place) const {
    try {
        const auto bytes = readFile(file_, 4096);
        const auto text = asText(bytes);
        const auto begin = static_cast<std::size_t>(place) * lineLength;
        if (text.size() < begin + lineLength)
            return std::nullopt;
        const auto line = text.substr(begin, lineLength);
        const auto body = line.substr(0, bodyLength);
        if (line.substr(bodyLength, checkLength) != checkOf(body))
            return std::nullopt;
        Row row;
        std::from_chars(body.data(), body.data() + idLength, row.id);
        row.seal = fromHex(body.substr(idLength + 1, sealLength));
        return row;
    } catch (const Error&) { // no file, or no mark
        return std::nullopt;
    }
}

void Mark::write(int place, const Row& row) noexcept {
    try {
        const auto body =
            padded(std::to_string(row.id), idLength) + " " + padded(toHex(row.seal), sealLength) + " ";
        writeInside(file_, static_cast<std::int64_t>(place) * static_cast<std::int64_t>(lineLength),
                    body + checkOf(body) + "\n");
    } catch (const std::exception&) { // NOLINT(bugprone-empty-catch): the mark stays behind
    }
}

} // namespace cunho::store
