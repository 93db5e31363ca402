// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "failure.hpp"

#include <array>
#include <cstdio>

namespace cunho::smartcard {
namespace {

std::string detailOf(const Result& result) {
    std::array<char, 32> text{};
    std::snprintf(text.data(), text.size(), "PC/SC %08X", static_cast<unsigned>(result.code));
    return text.data();
}

} // namespace

Error serviceMissing(const Result& result) {
    return Error(Fault::Configuration, "CARD_SERVICE_MISSING", {}, detailOf(result));
}

Error listingFailure(const Result& result) {
    if (result.outcome == Outcome::ServiceGone)
        return serviceMissing(result);
    return Error(Fault::Service, "CARD_SERVICE_FAILED", {}, detailOf(result));
}

Error beginningFailure(const Result& result, const std::string& reader) {
    const ErrorParams params{{"reader", reader}};
    switch (result.outcome) {
    case Outcome::ServiceGone: return serviceMissing(result);
    case Outcome::ReaderGone: return Error(Fault::NotFound, "CARD_READER_GONE", params, detailOf(result));
    case Outcome::NoCard:
    case Outcome::Removed: return Error(Fault::NotFound, "CARD_ABSENT", params, detailOf(result));
    case Outcome::InUse:
    case Outcome::Reset: return Error(Fault::Busy, "CARD_IN_USE", params, detailOf(result));
    default: return Error(Fault::Unsupported, "CARD_MUTE", params, detailOf(result));
    }
}

Error sessionFailure(const Result& result) {
    switch (result.outcome) {
    case Outcome::ServiceGone: return serviceMissing(result);
    case Outcome::ReaderGone:
    case Outcome::NoCard:
    case Outcome::Removed: return Error(Fault::Conflict, "CARD_REMOVED", {}, detailOf(result));
    case Outcome::InUse: // the transaction was lost
    case Outcome::Reset: return Error(Fault::Conflict, "CARD_RESET", {}, detailOf(result));
    default: return replyInvalid(detailOf(result));
    }
}

Error replyInvalid(std::string detail) {
    return Error(Fault::Service, "CARD_REPLY_INVALID", {}, std::move(detail));
}

} // namespace cunho::smartcard
