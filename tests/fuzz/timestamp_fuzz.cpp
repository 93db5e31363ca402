// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// A time-stamp authority's reply, and a token found in a file.
#include "fuzz/fuzz.hpp"
#include "fuzz/timestamp_request.hpp"

void cunho::fuzz::tryInput(ByteView input) {
    const auto token = crypto::readTimestampToken(input);
    require(token.integrity != crypto::TimestampToken::Integrity::Good || token.authority.has_value(),
            "a good token names its authority");
    static const auto request = fixedRequest();
    const auto accepted = crypto::acceptTimestampReply(input, request);
    require(accepted.imprint == request.imprint, "an accepted reply is for what was asked");
    require(crypto::readTimestampToken(accepted.der).integrity == crypto::TimestampToken::Integrity::Good,
            "an accepted token reads as a good one");
}
