// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "virtual_card/card_key.hpp"
#include "virtual_card/card_pins.hpp"
#include "virtual_card/command_apdu.hpp"
#include "virtual_card/emulated_card.hpp"

#include <filesystem>
#include <optional>

namespace cunho::test {

/// The two keys and what they are used by: MANAGE SECURITY ENVIRONMENT, PSO HASH, PSO COMPUTE DIGITAL
/// SIGNATURE (ISO/IEC 7816-8), and the public keys of IAS v5.
class CardSigner {
  public:
    /// `choice` must outlive it; the keys are PEM files.
    CardSigner(const EmulatedCardChoice& choice, const std::filesystem::path& signature,
               const std::filesystem::path& authentication);

    Reply manage(const Apdu& apdu);
    Reply perform(const Apdu& apdu, CardPins& pins);
    Reply publicKey(const Apdu& apdu) const; ///< GET DATA, INS CB
    void forget();

    int count() const noexcept { return signatures_; } ///< values given

  private:
    const CardKey* keyOf(Byte reference) const;
    bool knowsAlgorithm() const;
    Reply takeHash(ByteView data);
    Reply computeSignature(CardPins& pins);

    const EmulatedCardChoice& choice_;
    bool first_; ///< generation
    CardKey signature_;
    CardKey authentication_;
    Byte algorithm_ = 0;
    Byte key_ = 0;
    std::optional<Bytes> hash_;
    int signatures_ = 0;
};

} // namespace cunho::test
