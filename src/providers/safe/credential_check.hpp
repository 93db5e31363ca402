// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "service.hpp"

#include <string>

namespace cunho::providers::safe {

/// The chain of a credential in order, when it is what an account of this company must have: sound to one of
/// the client's anchors, valid now, an enabled RSA key that may sign, of the company and of no other. Throws
/// Trust/SAFE_CERTIFICATE_INVALID and Trust/CERTIFICATE_NOT_OF_COMPANY with {"nipc"} (W23).
crypto::CertificateChain checkedChain(const CredentialInfo& info, const SafeClient& client,
                                      const std::string& nipc, TimePoint now);

} // namespace cunho::providers::safe
