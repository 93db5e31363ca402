// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/invoicing/hash_chain.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace cunho::invoicing {

/// Reads a certification profile: one JSON file of the producer's with {"certificateNumber", "keyVersion",
/// "producerNif", "productId", "productVersion", "privateKey" (PEM)}; 64 KB at most. Throws
/// Input/CERTIFICATION_UNREADABLE, CERTIFICATION_FIELD with {"field"}, CERTIFICATION_KEY (not RSA of 1024
/// bits, whose signature SAF-T's 172 characters take), CERTIFICATION_VERSION (of another version of the
/// program).
CertificationProfile parseCertification(const Secret& json, std::string_view programVersion);

/// What a settings page may show of it.
struct CertificationSummary {
    int number = 0;
    int keyVersion = 1;
    std::string producerNif;
    std::string productId;
    std::string publicKeyPem;
};

CertificationSummary summaryOf(const CertificationProfile& profile);

/// As one line of JSON, for the settings, and back; nothing for a text that is none.
std::string summaryText(const CertificationSummary& summary);
std::optional<CertificationSummary> parseSummary(std::string_view text);

} // namespace cunho::invoicing
