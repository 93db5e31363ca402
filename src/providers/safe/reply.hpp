// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/http/client.hpp>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

/// Reading what SAFE answered. Whatever is not as its API file says throws Service/SAFE_REPLY_INVALID.
namespace cunho::providers::safe {

using Json = nlohmann::json;

[[noreturn]] void refuseReply(const std::string& detail);

/// The body as a JSON object, of a media type that says so, at most 32 levels deep.
Json replyObject(const http::Response& response);

/// `error_description` of a reply, or nothing; what refuses is not trusted to be JSON.
std::string replyDescription(const http::Response& response);

const Json& requireMember(const Json& object, const char* name);
std::string requireText(const Json& object, const char* name);
std::vector<std::string> requireTexts(const Json& object, const char* name);

/// A token or SAD: printable ASCII without spaces, since it goes into a header. Wiped in `object`.
Secret takeSecret(Json& object, const char* name);

Bytes requireBase64(const std::string& text, const char* name);

/// SAFE sends certificates as Base64 of Base64; Base64 once, and PEM in any of the three, are taken too
/// (autenticacao-gov B.2).
crypto::Certificate requireCertificate(const std::string& text);

} // namespace cunho::providers::safe
