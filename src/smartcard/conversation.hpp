// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/smartcard/session.hpp>

#include <functional>

namespace cunho::smartcard {

/// Sends one command APDU as it is; the reply, valid until the next one.
using Exchange = std::function<ByteView(ByteView)>;

/// The command's bytes (ISO/IEC 7816-3 section 12). Throws Internal/UNEXPECTED for what has no short form.
Bytes encode(const Command& command, Protocol protocol);

/// SW1 SW2 of a reply. Throws Service/CARD_REPLY_INVALID when it is too short to have them.
StatusWord statusOf(ByteView reply);

/// Session::transmit.
Response converse(const Command& command, Protocol protocol, const Exchange& exchange);

} // namespace cunho::smartcard
