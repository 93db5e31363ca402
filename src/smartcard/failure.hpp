// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pcsc.hpp"

#include <cunho/core/error.hpp>

#include <string>

// What the outcome of a PC/SC call means for the person.
namespace cunho::smartcard {

/// Configuration/CARD_SERVICE_MISSING.
Error serviceMissing(const Result& result);

/// Of looking for readers: CARD_SERVICE_MISSING or Service/CARD_SERVICE_FAILED.
Error listingFailure(const Result& result);

/// Of connecting and beginning a transaction.
Error beginningFailure(const Result& result, const std::string& reader);

/// Within a transaction. Outcome::Interrupted says nothing yet: the card's status is to be asked before.
Error sessionFailure(const Result& result);

/// Service/CARD_REPLY_INVALID; `detail` says what was wrong, without the reply.
Error replyInvalid(std::string detail);

} // namespace cunho::smartcard
