// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pcsc.hpp"
#include "pin_pad.hpp"

#include <cunho/smartcard/session.hpp>

#include <array>
#include <optional>
#include <string>

namespace cunho::smartcard {

/// A context of its own, so that a session does not depend on the object that began it.
struct Session::Impl {
    /// Connects and begins; throws as Readers::begin, except for the stop.
    explicit Impl(std::string reader);
    ~Impl();

    /// The reply, valid until the next call. Throws as Session.
    ByteView exchange(ByteView command);
    /// A command with PINs in it: sent once, its answer a status word and nothing else.
    Response exchangePin(ByteView command);
    Response typeOnPad(std::optional<std::uint32_t> code, ByteView structure);
    const PinPad& pad();

    const std::string reader;
    Bytes atr;
    Context context;
    CardHandle card;

  private:
    [[noreturn]] void fail(const Result& result);
    bool isGone() const;

    bool pinSent_ = false;
    std::optional<PinPad> pad_;
    std::array<Byte, 258> reply_{}; // a short APDU's answer at its longest
};

} // namespace cunho::smartcard
