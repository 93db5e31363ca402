// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/signature_algorithm.hpp>
#include <cunho/smartcard/session.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace cunho::providers::citizen_card {

/// A way to sign that a generation has.
struct KeyUse {
    crypto::SignatureAlgorithm algorithm;
    std::uint8_t reference = 0; ///< of the algorithm, in MANAGE SECURITY ENVIRONMENT
    int leastApplet = 0;        ///< major version of the applet that has it
};

/// What differs between the generations of the card; a new one is one more file and one line in `profiles`.
/// Paths lead from the master file, which they do not name.
struct Profile {
    std::string generation; ///< "CC1"
    Bytes application;      ///< AID of the one that signs
    Bytes signatureFile;    ///< EF of the signature certificate
    Bytes authenticationFile;
    std::vector<Bytes> authorityFiles; ///< issuers of the signature certificate, as far as the card has them
    Bytes authenticationAuthorityFile; ///< issuer of the other one; empty: not on the card
    Bytes traceFile;                   ///< says whether the card was activated; empty: nothing says it
    bool tellsApplet = false;          ///< has a version to be asked for
    crypto::KeyAlgorithm key = crypto::KeyAlgorithm::Other;
    std::uint8_t keyReference = 0;
    std::uint8_t pinReference = 0;
    smartcard::PinFormat pin;
    std::vector<KeyUse> uses; ///< what is usual first
    bool logsOut = false;     ///< the PIN's state is dropped by a command after each signature
};

const Profile& cc1();
const Profile& cc2();

/// In the order in which they are tried.
const std::vector<const Profile*>& profiles();

} // namespace cunho::providers::citizen_card
