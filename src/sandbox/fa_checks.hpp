// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/fa_state.hpp"

namespace cunho::sandbox {

/// The strict checks of the authentication provider (autenticacao-gov H, 1 to 11).
namespace fa_check {

/// Checks 1 to 4 and 6 of an authorisation request, and 5 by its scope, which comes back when all is well.
std::variant<Scope, BrokenCheck> authorization(const Request& request, const FaRegistration& client,
                                               const FaState& state, const FaSwitches& switches,
                                               TimePoint now);

/// Whether a redirect_uri is one that the agency knows; none at all is.
bool isRegistered(const Request& request, const FaRegistration& client);

/// Check 8: at most one call of AttributeManager a second.
std::optional<BrokenCheck> pace(const FaState& state, TimePoint now);

/// Check 7: 15 s between the redirect and the first question for an account.
std::optional<BrokenCheck> firstWait(const FaGrant& grant, TimePoint now);

/// Checks 9 and 10 of a GET: the reply's token with its own context; no question after the last answer, or
/// 60 s after the POST. The last answer may be lost on its way without our knowing: then its connection
/// ended, and one more question comes over another.
std::optional<BrokenCheck> result(const FaState& state, const std::string& token, const std::string& context,
                                  int peerPort, TimePoint now);

/// Check 11: a token where it does not belong (Referer, cookie, another path, another host).
std::optional<BrokenCheck> leak(const Request& request, const FaRegistration& client, const FaState& state);

} // namespace fa_check

} // namespace cunho::sandbox
