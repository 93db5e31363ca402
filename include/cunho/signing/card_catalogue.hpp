// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/provider.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// A PIN of a card, as the card tells it without being asked for it.
struct CardPin {
    std::optional<int> triesLeft;
    bool blocked = false;
};

/// What a Citizen Card says of itself without any PIN.
struct CardSummary {
    std::string holder;         ///< "MARIA DOS SANTOS SILVA", of the certificate's CN
    std::string civilNumber;    ///< nine characters, such as "123456789", of the certificate's serialNumber
    std::string generation;     ///< "CC1", "CC2"
    std::string documentNumber; ///< of the chip (CPLC), hexadecimal; may be empty
    crypto::CertificateChain signature;      ///< leaf first, as far as it is known without network
    crypto::CertificateChain authentication; ///< likewise; may be empty
    CardPin signaturePin;
    bool signatureActive = true; ///< false: the qualified signature was not activated with the card
};

/// A reader, and what is in it.
struct CardReader {
    enum class State {
        Empty,
        Reading,     ///< a card was put in; it is being read
        Ready,       ///< a Citizen Card that can sign
        Unusable,    ///< a Citizen Card that cannot: `problem` says why
        Foreign,     ///< some other card
        Contactless, ///< a Citizen Card on a contactless reader: use the contacts
        Mute,        ///< "vire o cartão: o chip está atrás"
        InUse,       ///< another program holds it
    };
    std::string name;
    State state = State::Empty;
    std::uint32_t events = 0; ///< the same number is the same card, never taken out meanwhile
    bool pinPad = false;
    std::optional<CardSummary> card;
    std::optional<Failure> problem;
};

/// Readers and cards for the window. Calls block, and belong on the pool of one that card work runs on.
class CardCatalogue {
  public:
    virtual ~CardCatalogue() = default;

    /// Every reader with its card, read. Throws Configuration/CARD_SERVICE_MISSING.
    virtual std::vector<CardReader> readers(const JobContext& job) = 0;

    /// Waits until it is not as `known` has it: first with State::Reading, then with what was read. Throws
    /// Cancelled/STOPPED and as above.
    virtual std::vector<CardReader> waitForChange(const std::vector<CardReader>& known,
                                                  const JobContext& job) = 0;

    /// Changes the signature PIN; both are asked for, or typed on the reader. Throws as
    /// SignatureProvider::sign, and Input/CARD_PINS_DIFFER.
    virtual void changePin(const std::string& reader, Prompter& prompter, const JobContext& job) = 0;
};

} // namespace cunho::signing
