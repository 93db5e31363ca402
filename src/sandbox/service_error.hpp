// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace cunho::sandbox {

/// An error body of the service: {"error","error_description"} with its status.
struct ServiceError {
    int status = 400;
    std::string_view description;

    bool operator==(const ServiceError&) const = default;
};

/// "Bad Request", "Unauthorized", …: the member `error` of a status.
std::string_view errorName(int status) noexcept;

/// The body as JSON.
std::string errorBody(int status, std::string_view description);

/// The service's literals (autenticacao-gov B.6).
namespace literal {
inline constexpr std::string_view badRequest = "Bad Request";
inline constexpr std::string_view unauthorized = "Unauthorized";
inline constexpr std::string_view malformedBearer = "The request is missing a required parameter, includes "
                                                    "an invalid parameter value, includes a parameter more "
                                                    "than once, or is otherwise malformed.";
inline constexpr std::string_view tokenExpired = "The access or refresh token is expired or has been revoked";
inline constexpr std::string_view missingCredentialId =
    "Missing (or invalid type) string parameter credentialID";
inline constexpr std::string_view invalidCredentialId = "Invalid parameter credentialID";
inline constexpr std::string_view missingProcessId = "Missing parameter processId";
inline constexpr std::string_view invalidProcessId = "Invalid parameter processId";
inline constexpr std::string_view emptyClientName = "Empty client name";
inline constexpr std::string_view missingClientData = "Missing (or invalid type) parameter clientData";
inline constexpr std::string_view missingCount = "Missing (or invalid type) integer parameter numSignatures";
inline constexpr std::string_view invalidCount = "Invalid value for parameter numSignatures";
inline constexpr std::string_view countTooHigh = "Numbers of signatures is too high";
inline constexpr std::string_view countMismatch =
    "Signature number does not match with hashes received or document names";
inline constexpr std::string_view emptyHashes = "Empty hash array";
inline constexpr std::string_view emptyNames = "Empty documentNames array";
inline constexpr std::string_view missingSad = "Missing (or invalid type) string parameter SAD";
inline constexpr std::string_view missingAlgorithm = "Missing (or invalid type) string parameter signAlgo";
inline constexpr std::string_view invalidAlgorithm = "Invalid parameter signAlgo";
inline constexpr std::string_view sadMismatch = "SigHash does not match with SignHashAuthorization";
inline constexpr std::string_view notAuthorizedBySad = "Hash is not authorized by the SAD";
inline constexpr std::string_view limitWillBeExceeded = "signatureLimit will be exceeded";
inline constexpr std::string_view limitExceeded = "signatureLimit already exceeded";
inline constexpr std::string_view internalError = "Internal Server Error";
inline constexpr std::string_view unavailable = "Service Unavailable";
} // namespace literal

} // namespace cunho::sandbox
