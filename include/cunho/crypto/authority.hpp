// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/crypto/private_key.hpp>

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cunho::crypto {

/// What a certificate of the sandbox's or the tests' own PKI says.
struct CertificateRequest {
    enum class Profile {
        Root,          ///< self-signed authority
        Authority,     ///< pathlen 0
        QualifiedLeaf, ///< nonRepudiation only, qcStatements as the State's signing certificates have them
        TimestampAuthority, ///< critical extendedKeyUsage timeStamping alone
        OcspResponder,      ///< extendedKeyUsage OCSPSigning, ocsp-nocheck
        TlsServer,          ///< serverAuth, with `ipAddresses` and `dnsNames` as subjectAltName
    };
    Profile profile = Profile::QualifiedLeaf;
    /// Short name and value in order, such as {"C","PT"}, {"CN","…"}, {"organizationIdentifier","VATPT-…"},
    /// {"title","…"}, {"serialNumber","…"}; values are UTF-8.
    std::vector<std::pair<std::string, std::string>> subject;
    TimePoint notBefore{};
    TimePoint notAfter{};
    std::vector<std::string> ipAddresses;
    std::vector<std::string> dnsNames;
    std::vector<std::string> crlUrls;
    std::vector<std::string> ocspUrls;
    std::vector<std::string> issuerUrls; ///< AIA caIssuers
};

/// Issues a certificate for `subjectKey`, signed by the issuer with SHA-256 (SHA-384 under P-384). For Root
/// give `issuer` nothing and `issuerKey` = `subjectKey`. Serial numbers are random (20 bytes). Throws
/// Input/CERTIFICATE_REQUEST_INVALID for a field, address or URL that cannot be encoded.
Certificate issueCertificate(const CertificateRequest& request, const PrivateKey& subjectKey,
                             const std::optional<Certificate>& issuer, const PrivateKey& issuerKey);

} // namespace cunho::crypto
