// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "profile.hpp"

#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/card_catalogue.hpp>
#include <cunho/smartcard/session.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::providers::citizen_card {

/// What was read of a card, without any PIN.
struct Card {
    const Profile* profile = nullptr; ///< never null
    crypto::Certificate signature;
    std::optional<crypto::Certificate> authentication{};
    std::vector<crypto::Certificate> authorities{}; ///< those that the card carries
    int applet = 0;                                 ///< major version; 0: not told
    bool active = true;                             ///< false: never activated
    std::string chip{};                             ///< CPLC, hexadecimal; may be empty

    std::string holder() const { return signature.commonName(); }
    std::string civilNumber() const;

    /// How it signs so; null when it cannot.
    const KeyUse* use(const crypto::SignatureAlgorithm& algorithm) const;

    /// What it is asked for where nobody chose.
    crypto::SignatureAlgorithm usualAlgorithm(bool pss) const;
};

enum class Depth {
    ForSigning,
    Everything ///< what a person is shown, too
};

/// Reads the card in `session`. Throws Unsupported/CARD_FOREIGN, Unsupported/CARD_CONTACTLESS,
/// Trust/CARD_CERTIFICATE_INVALID, Service/CARD_REFUSED, and as Session.
Card readCard(smartcard::Session& session, Depth depth);

/// The chain of `leaf` by the card's authorities, else by `known`.
crypto::CertificateChain chainOf(const crypto::Certificate& leaf, const Card& card,
                                 const std::vector<crypto::Certificate>& known);

} // namespace cunho::providers::citizen_card
