// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/scap/fa_client.hpp>

#include <string_view>

namespace cunho::scap {

/// The value of the account's attribute, a text that holds JSON (autenticacao-gov A.7). Throws what
/// FaClient::collect says of a refusal, and Service/FA_REPLY_INVALID. An end that cannot be read is none: it
/// must not cost the tokens.
AccountGrant readAccountGrant(std::string_view value, const std::string& nipc);

} // namespace cunho::scap
