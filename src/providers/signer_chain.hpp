// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/crypto/certificate.hpp>

#include <string>
#include <vector>

namespace cunho::providers {

/// Why a service's key cannot sign with RSA now, in English; empty when it can. `chain` leaf first, in order;
/// it must end at an anchor or, where none is given, be sound up to its last certificate.
std::string signerChainFault(const crypto::CertificateChain& chain,
                             const std::vector<crypto::Certificate>& anchors, TimePoint now);

} // namespace cunho::providers
