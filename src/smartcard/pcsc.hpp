// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/smartcard/session.hpp>

#include <chrono>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

// The door to PC/SC: every call of it, its return codes in the room's words, its handles in one object each.
namespace cunho::smartcard {

/// What a call came to, as far as it makes a difference.
enum class Outcome {
    Done,
    ServiceGone, ///< not there, stopped, or started anew since the context was made
    ReaderGone,
    NoCard,
    Removed, ///< the card was there when the handle was made
    Reset,   ///< by another program
    Mute,    ///< it does not answer, or not in a protocol that we speak
    InUse,
    Interrupted, ///< nobody knows whether the card got it
    TooLong,     ///< an answer for which there is no room
    TimedOut,
    Cancelled,
    Unsupported,
    Failed,
};

struct Result {
    Outcome outcome = Outcome::Done;
    std::uint32_t code = 0; ///< of PC/SC, for details

    bool isDone() const noexcept { return outcome == Outcome::Done; }
};

/// One reader, as the service is asked about it.
struct ReaderEntry {
    std::string name;
    std::uint32_t state = 0; ///< SCARD_STATE_*, number of events in the high half; 0: not known yet
    Bytes atr;

    bool isThere() const noexcept;
    bool hasCard() const noexcept;
    bool isMute() const noexcept;
    bool isExclusive() const noexcept;
    std::uint32_t events() const noexcept { return state >> 16; }
};

/// The entry under this name changes when a reader is plugged in.
inline constexpr const char* newReaderEntry = R"(\\?PnP?\Notification)";

/// As many entries as pcsc-lite takes at once.
inline constexpr std::size_t mostEntries = 16;

/// A connection to the service.
class Context {
  public:
    /// Throws Configuration/CARD_SERVICE_MISSING.
    Context();
    ~Context();
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

    Result readers(std::vector<std::string>& names) const;

    /// Waits until the readers are not as `entries` has them, and brings those up to date.
    Result await(std::vector<ReaderEntry>& entries, std::chrono::milliseconds limit) const;

    /// Ends an `await` of another thread. One that has not begun yet is not ended.
    void cancel() const noexcept;

    std::intptr_t handle() const noexcept { return handle_; }

  private:
    std::intptr_t handle_ = 0;
};

/// A card that this process is connected to.
class CardHandle {
  public:
    CardHandle() = default;
    ~CardHandle();
    CardHandle(const CardHandle&) = delete;
    CardHandle& operator=(const CardHandle&) = delete;

    /// Shared, T=0 or T=1.
    Result connect(const Context& context, const std::string& reader);
    /// After a reset by another program; the card is left as it is.
    Result reconnect();
    Result beginTransaction();
    /// Ends the transaction and the connection; the card is left as it is, or reset.
    void end(bool resetting) noexcept;

    Result status(Bytes& atr) const;
    /// `received`: how much of `reply` was filled.
    Result transmit(ByteView command, std::span<Byte> reply, std::size_t& received) const;
    /// Talks to the reader instead of the card.
    Result control(std::uint32_t code, ByteView input, std::span<Byte> output, std::size_t& received) const;
    /// The features of PC/SC part 10, as `control` gives them.
    Result features(std::span<Byte> output, std::size_t& received) const;

    Protocol protocol() const noexcept { return protocol_; }

  private:
    void take(unsigned long protocol) noexcept;

    std::intptr_t handle_ = 0;
    bool connected_ = false;
    bool transacted_ = false;
    Protocol protocol_ = Protocol::T1;
};

} // namespace cunho::smartcard
