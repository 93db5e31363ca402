// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/switches.hpp"

#include <optional>

namespace cunho::sandbox {

/// What is wrong with the form of a request for an account, in the service's words (autenticacao-gov A.7).
std::optional<AccountRefusal> formTrouble(const AccountRequest& request, const std::string& clientName,
                                          const Switches& switches, TimePoint now);

/// When the account shall end at the latest: the last moment of the day that was asked for, in Lisbon.
/// Nothing when none was. The request has passed `formTrouble`.
std::optional<TimePoint> askedEnd(const AccountRequest& request);

} // namespace cunho::sandbox
