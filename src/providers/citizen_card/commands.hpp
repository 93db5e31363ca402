// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "profile.hpp"

#include <cunho/crypto/digest.hpp>
#include <cunho/smartcard/session.hpp>

#include <string>

/// What is said to a Citizen Card: one function a command, or a dialogue of a few (ISO/IEC 7816-4 and -8).
namespace cunho::providers::citizen_card {

/// Throws Service/CARD_REFUSED with {"status"} unless it is 9000.
void requireOk(const smartcard::Response& response, const std::string& command);

/// The generation of the card, its application selected; null for any other card. Throws
/// Unsupported/CARD_CONTACTLESS with {"reader"}.
const Profile* detect(smartcard::Session& session);

/// As above; throws Unsupported/CARD_FOREIGN with {"reader"} for any other card.
const Profile& requireCard(smartcard::Session& session);

/// Selects the application that signs, if the card has it.
bool hasApplication(smartcard::Session& session, const Profile& profile);

/// Selects the application that signs. Throws Service/CARD_REFUSED.
void selectApplication(smartcard::Session& session, const Profile& profile);

/// Tries left of the signature PIN, by VERIFY without one: costs none. The application is selected.
smartcard::PinStatus signaturePin(smartcard::Session& session, const Profile& profile);

/// The chip's number of GlobalPlatform's CPLC, hexadecimal; empty when the card does not tell.
std::string chipNumber(smartcard::Session& session);

/// Major version of the applet; 0 when the card does not tell.
int appletVersion(smartcard::Session& session);

/// The value over `digest`, an ECDSA one in DER. VERIFY has just been accepted. Throws Service/CARD_REFUSED.
Bytes signDigest(smartcard::Session& session, const Profile& profile, const KeyUse& use,
                 const crypto::Digest& digest);

} // namespace cunho::providers::citizen_card
