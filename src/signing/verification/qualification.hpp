// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/signing/trusted_list.hpp>

#include <string>
#include <vector>

namespace cunho::signing {

/// "QESig", "QESeal", "AdESig-QC" or "AdESeal-QC" (eIDAS; TS 119 615 section 4.4, shortened): the certificate
/// says that it is qualified and a trusted list says that its issuer was granted to issue such ones, when it
/// was issued and when it signed, before the list was out of date. Empty otherwise: nothing is said.
std::string qualifiedSignature(const std::vector<TrustedList>& lists, const crypto::CertificateChain& path,
                               TimePoint signedAt);

/// "QTST" when a trusted list has the authority as a qualified one at that time, else empty.
std::string qualifiedTimestamp(const std::vector<TrustedList>& lists, const crypto::CertificateChain& path,
                               TimePoint time);

} // namespace cunho::signing
