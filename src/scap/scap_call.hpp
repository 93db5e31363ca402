// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "json_reply.hpp"

#include <cunho/http/client.hpp>
#include <cunho/scap/attribute_service.hpp>

#include <chrono>
#include <string>

namespace cunho::scap {

/// When an outcome is asked for: after 5 s, every 2 s, 50 s at most (autenticacao-gov D.1).
namespace polling {
constexpr std::chrono::seconds firstQuestion{5};
constexpr std::chrono::seconds pace{2};
constexpr std::chrono::seconds longestWait{50};
} // namespace polling

/// A call to "/SCAPAttributeService/…" or "/SCAPSignatureService/…" with the program's own name.
http::Request scapRequest(const ScapOptions& options, const std::string& path);

/// A POST of this body. What is no UTF-8 in it is replaced, never thrown over.
http::Request scapPost(const ScapOptions& options, const std::string& path, const Json& body);

/// {"type","country","id"}
Json documentInfo(const Citizen& citizen);

/// Throws what a status of HTTP that is no success means: Configuration/SCAP_CLIENT_REFUSED,
/// Service/SCAP_RESULT_GONE, Service/SCAP_UNAVAILABLE, Service/SCAP_REPLY_INVALID.
void requireSuccess(const http::Response& response);

} // namespace cunho::scap
