// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/smartcard/session.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace cunho::smartcard {

/// A reader, and whether there is something in it.
struct ReaderState {
    std::string name; ///< as PC/SC has it: "Gemalto PC Twin Reader 00 00"
    bool hasCard = false;
    bool isMute = false;      ///< a card that does not answer: mostly put in the wrong way round
    bool inUse = false;       ///< another program holds it alone
    Bytes atr;                ///< answer to reset, when there is a card that answers
    std::uint32_t events = 0; ///< grows with each insertion and removal: the same number is the same card

    bool operator==(const ReaderState&) const = default;
};

/// The machine's smart card service (PC/SC, pcscd; up to 16 readers). An object is for one thread;
/// `waitForChange` is woken by the job's stop. A service that was started anew meanwhile is found again.
class Readers {
  public:
    Readers();
    ~Readers();

    /// Readers in the service's order; empty when there is none. Throws Configuration/CARD_SERVICE_MISSING
    /// when the service does not run, Service/CARD_SERVICE_FAILED when it cannot answer.
    std::vector<ReaderState> list();

    /// Waits until readers or cards are not as `known` has them, and returns what is there then. Throws
    /// Cancelled/STOPPED and as `list`.
    std::vector<ReaderState> waitForChange(const std::vector<ReaderState>& known, const JobContext& job);

    /// Connects (shared, T=0 or T=1) and begins a transaction. Waits while another program has one; asks
    /// again when that program has reset the card meanwhile. PC/SC has no end to that wait: when the job is
    /// stopped this returns at once, and the transaction is given back as soon as it is got. Throws
    /// NotFound/CARD_READER_GONE, NotFound/CARD_ABSENT, Busy/CARD_IN_USE (another program has it alone) and
    /// Unsupported/CARD_MUTE, each with {"reader"}, Cancelled/STOPPED, and as `list`.
    Session begin(const std::string& reader, const JobContext& job);

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace cunho::smartcard
