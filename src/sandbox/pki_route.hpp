// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/pki_service.hpp"

namespace cunho::sandbox {

/// Where a request goes, or why it goes nowhere.
struct PkiRoute {
    std::optional<PkiReply> refusal{};
    const char* kind = "";      ///< "tsa", "ocsp", "crl", "ca"
    std::string_view operation; ///< for faults; empty for "ca", which knows none
    std::string issuerName{};
    const Identity* issuer = nullptr; ///< null for "tsa"
    std::string query{};              ///< DER of the request
    const char* replyType = "";
    std::string target{}; ///< the address that was asked
};

/// Checks path, method and content type.
PkiRoute pkiRoute(const PkiRequest& request, const Pki& pki);

} // namespace cunho::sandbox
