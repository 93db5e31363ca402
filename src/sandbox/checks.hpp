// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/exchange.hpp"

namespace cunho::sandbox {

/// Why a check failed, and what the service answers.
struct Finding {
    std::string_view description; ///< literal of the service where one fits
    std::string detail;           ///< for a developer
    int status = 400;             ///< 401 for checks 29 and 30
};

/// One strict check of autenticacao-gov H.
struct Check {
    int id;
    std::string_view rule;
    bool (*concerns)(Operation);
    std::optional<Finding> (*examine)(const Exchange&);
};

/// A broken check with its finding.
struct BrokenCheck {
    int id;
    Finding finding;
};

/// The first check of the table that the exchange breaks; later ones may rely on earlier ones.
std::optional<BrokenCheck> firstBroken(const Exchange& exchange);

namespace check {
/// ^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$
bool isGuid(std::string_view text);

/// Code points of a text in UTF-8.
std::size_t characters(std::string_view utf8);

/// DER of DigestInfo (RFC 8017, 9.2) with SHA-256: 51 bytes.
bool isSha256Info(ByteView info);

/// "Bad Request".
inline Finding badRequest(std::string detail) {
    return {literal::badRequest, std::move(detail)};
}

/// 12 and 13 are the same for every service of this client.
std::optional<Finding> tlsAndHost(const Request& request, const Client& client);
std::optional<Finding> basic(const Request& request, const Client& client);

std::optional<Finding> tlsAndHost(const Exchange& exchange);       // 12
std::optional<Finding> basic(const Exchange& exchange);            // 13
std::optional<Finding> bearerKind(const Exchange& exchange);       // 14
std::optional<Finding> shape(const Exchange& exchange);            // 15
std::optional<Finding> guids(const Exchange& exchange);            // 16
std::optional<Finding> newProcessId(const Exchange& exchange);     // 17
std::optional<Finding> ownCredential(const Exchange& exchange);    // 18
std::optional<Finding> counts(const Exchange& exchange);           // 19
std::optional<Finding> hashShape(const Exchange& exchange);        // 20
std::optional<Finding> authorizedHashes(const Exchange& exchange); // 21
std::optional<Finding> freshSad(const Exchange& exchange);         // 22
std::optional<Finding> verifyPace(const Exchange& exchange);       // 23
std::optional<Finding> verifyKind(const Exchange& exchange);       // 24
std::optional<Finding> algorithm(const Exchange& exchange);        // 25
std::optional<Finding> documentNames(const Exchange& exchange);    // 26
std::optional<Finding> notRotated(const Exchange& exchange);       // 27
std::optional<Finding> oneRefresh(const Exchange& exchange);       // 28
std::optional<Finding> limitAndExpiry(const Exchange& exchange);   // 29
std::optional<Finding> activeAccount(const Exchange& exchange);    // 30
std::optional<Finding> currentPath(const Exchange& exchange);      // 31
std::optional<Finding> notSignedBefore(const Exchange& exchange);  // 32
} // namespace check

} // namespace cunho::sandbox
