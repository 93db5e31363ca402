// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/smartcard/session.hpp>

#include <cstdint>
#include <optional>
#include <string_view>

// PIN pads, PC/SC part 10 (2.02.09) section 2: readers that have the PIN typed on themselves.
namespace cunho::smartcard {

/// Control codes of what a reader can do.
struct PinPad {
    std::optional<std::uint32_t> verify; ///< FEATURE_VERIFY_PIN_DIRECT
    std::optional<std::uint32_t> modify; ///< FEATURE_MODIFY_PIN_DIRECT
};

/// Reads a list of features (tag, length 4, code in big-endian). What is no such list has none.
PinPad readFeatures(ByteView list);

/// PIN_VERIFY_STRUCTURE for VERIFY of `reference`; the name of the reader decides what its firmware wants.
Bytes verifyStructure(std::string_view reader, std::uint8_t reference, const PinFormat& format);

/// PIN_MODIFY_STRUCTURE for CHANGE REFERENCE DATA: the old PIN, the new one, and that again.
Bytes modifyStructure(std::string_view reader, std::uint8_t reference, const PinFormat& format);

} // namespace cunho::smartcard
