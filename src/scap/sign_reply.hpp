// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "scap_reply.hpp"

#include <cunho/scap/signature_service.hpp>

#include <string>
#include <vector>

namespace cunho::scap {

/// Throws what a refusal of the signature service means, told in the status of a reply or, where it has none,
/// by HTTP (autenticacao-gov D.2). Returns the reply for 200, and for 102 and 206 of an outcome that is being
/// worked on. `now` is our clock, for a one-time code that was refused.
std::unique_ptr<const WipedJson> readSignReply(const http::Response& response, const std::string& process,
                                               TimePoint now);

/// The same for signHash, whose good reply is empty.
void requireAccepted(const http::Response& response, const std::string& process, TimePoint now);

/// A transaction for each of `chosen` and, last, SCAP's own. Throws Service/SCAP_REPLY_INVALID for any other
/// list and Trust/SCAP_CERTIFICATE_INVALID for certificates that make no chain.
std::vector<SignTransaction> readTransactions(const Json& reply, const std::string& process,
                                              const std::vector<ChosenAttributes>& chosen);

/// `signatures`, one for each digest. Throws Service/SCAP_REPLY_INVALID.
std::vector<Bytes> readValues(const Json& reply, std::size_t count);

} // namespace cunho::scap
