// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/safe_service.hpp"

namespace cunho::sandbox {

/// Answers the paths below /sandbox/ by which tests look in and make things go wrong; nothing for another
/// path.
///
///     GET  /sandbox/violations   {"violations":[{"check","request","detail"}]}
///     GET  /sandbox/signatures   {"signatures":{"<sha256>":1}}
///     POST /sandbox/faults       {"operation","action","times"?}
///     POST /sandbox/account      {"signaturesLimit"?,"activeInSeconds"?,"expiresInSeconds"?}
///     POST /sandbox/reset
std::optional<Reply> controlReply(SafeService& service, const Request& request);

} // namespace cunho::sandbox
