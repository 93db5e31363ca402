// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/smartcard/apdu.hpp>

#include <cstdint>
#include <memory>
#include <string>

namespace cunho::smartcard {

enum class Protocol { T0, T1 };

/// How a PIN is padded and how long it may be.
struct PinFormat {
    std::size_t least = 4;       ///< digits
    std::size_t most = 8;        ///< digits
    std::size_t blockSize = 8;   ///< bytes sent
    std::uint8_t padding = 0xFF; ///< fills the block on the right
};

/// A PC/SC transaction: nobody else talks to the card, and nobody at all but through it. Its end leaves the
/// card powered; a card that was verified is reset.
///
/// Every call throws Conflict/CARD_REMOVED and Conflict/CARD_RESET when the card is not as it was, and
/// Configuration/CARD_SERVICE_MISSING when the service ended: nothing is sent again by itself. A reply that
/// is no reply, or was lost while the card stayed, is Service/CARD_REPLY_INVALID; nobody knows then whether
/// the card did what it was told. Calls cannot be stopped in the middle.
class Session {
  public:
    struct Impl;
    explicit Session(std::unique_ptr<Impl> impl);
    Session(Session&&) noexcept;
    Session& operator=(Session&&) = delete;
    ~Session();

    Protocol protocol() const;
    const Bytes& atr() const;
    std::string reader() const;

    /// One command. Follows 61xx by GET RESPONSE and repeats once with the Le that 6Cxx names; the parts of
    /// an answer are put together (64 KiB at most). On T=0 a Le beside data is left out, as the protocol
    /// demands. VERIFY, CHANGE and RESET RETRY COUNTER with data are refused (Internal/UNEXPECTED): a PIN
    /// goes through the functions below.
    Response transmit(const Command& command);

    /// VERIFY (INS 20) of a PIN that was typed here: ASCII digits, padded on the right. Sent once, whatever
    /// happens; the answer is a status word alone. The block is wiped. Throws Input/CARD_PIN_LENGTH with
    /// {"least", "most"} and Input/CARD_PIN_DIGITS before anything is sent.
    Response verify(std::uint8_t reference, const Secret& pin, const PinFormat& format);

    /// CHANGE REFERENCE DATA (INS 24). As `verify`.
    Response change(std::uint8_t reference, const Secret& old, const Secret& chosen, const PinFormat& format);

    /// Whether the reader has keys of its own for a PIN (PC/SC part 10, FEATURE_VERIFY_PIN_DIRECT). Asked
    /// once.
    bool hasPinPad() const;

    /// VERIFY of a PIN that is typed on the reader (PC/SC part 10). The answer's status is the card's, or the
    /// reader's: 6400 nobody typed in time (30 s), 6401 cancelled there. Throws
    /// Unsupported/CARD_READER_NO_PIN_PAD with {"reader"}.
    Response verifyOnPad(std::uint8_t reference, const PinFormat& format);

    /// CHANGE REFERENCE DATA typed on the reader (FEATURE_MODIFY_PIN_DIRECT). Likewise; 6402 the new PINs
    /// differ, 6403 wrong length.
    Response changeOnPad(std::uint8_t reference, const PinFormat& format);
    bool canChangeOnPad() const;

  private:
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::smartcard
