// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "card.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/providers/citizen_card.hpp>
#include <cunho/smartcard/readers.hpp>

#include <string>

namespace cunho::providers::citizen_card {

/// A card that was read, where it is, and the means to tell whether it is still that one.
class PresentCard {
  public:
    /// How that is told. The service counts insertions, which costs no command; but it begins anew with each
    /// start and with a reader that was unplugged, and then the same number may be another card.
    enum class Check { Insertions, Certificate };

    PresentCard(smartcard::Readers& readers, std::string reader, std::uint32_t events, Card card);

    const Card& card() const noexcept { return card_; }
    const std::string& reader() const noexcept { return reader_; }

    /// Whether nobody put another one into its reader, as far as insertions tell.
    bool isThere();

    /// The same by its certificate. Throws as Readers and Session.
    bool isTheSame(const JobContext& job);

    /// Begins a transaction with this card, its application selected. Throws Conflict/CARD_CHANGED when it is
    /// another one, and as Readers and Session.
    smartcard::Session begin(const JobContext& job, Check check);

    /// Whether the other one is the same, put in again or elsewhere.
    bool isSameAs(const PresentCard& other) const;

  private:
    bool answersIn(smartcard::Session& session) const;

    smartcard::Readers& readers_;
    std::string reader_;
    std::uint32_t events_;
    Card card_;
};

/// Reads the card in a reader. Throws as Readers, Session and `readCard`.
PresentCard readPresentCard(smartcard::Readers& readers, const smartcard::ReaderState& reader, Depth depth,
                            const JobContext& job);

/// The card that `options` mean. Throws as CitizenCardProvider::credential.
PresentCard findCard(smartcard::Readers& readers, const CitizenCardOptions& options, const JobContext& job);

} // namespace cunho::providers::citizen_card
