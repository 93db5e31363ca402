// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/emulated_card.hpp"

#include <string_view>

namespace cunho::test {

/// A reader of cunho-virtual-card, and the card for it.
struct ReaderChoice {
    EmulatedCardChoice card{};
    bool inserted = true;
    bool mute = false;   ///< the card is in it the wrong way round
    bool pinPad = false; ///< keys and a display of its own
};

/// From words with commas between them; without any: CC2 in a plain reader.
///
///     cc1 cc2 foreign t0 bits=2048 old-applet contactless inactive pin=2222 tries=3 keeps-pin
///     civil-number=123456789 not-after=20270101000000Z url=http://127.0.0.1:8080
///     signs-other signs-garbage refuses=6985 lie=endless-file spoil=5:one-byte empty mute pad
///
/// Throws std::invalid_argument for any other word.
ReaderChoice readerChoice(std::string_view words);

} // namespace cunho::test
