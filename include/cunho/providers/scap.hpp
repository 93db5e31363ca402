// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/scap/signature_service.hpp>
#include <cunho/signing/capacity.hpp>

#include <memory>
#include <vector>

namespace cunho::providers {

/// In which capacity somebody signs.
struct Capacity {
    Environment environment = Environment::Sandbox;
    scap::Citizen citizen;
    std::vector<scap::ChosenAttributes> chosen; ///< at least one
    Secret totpKey;                             ///< as it came with the attributes, Base64
    /// Where the chains of who certifies must end; empty: sound up to the last certificate that came.
    std::vector<crypto::Certificate> anchors{};
};

/// SCAP: each provider of the chosen attributes signs after the citizen, and SCAP's own seal last; every
/// value is verified with its certificate before the sink has it, and those that verify are given on even
/// where another does not (Integrity/SIGNATURE_VALUE_WRONG). Ten documents at a time. All that is referred to
/// must outlive it.
///
/// Throws Input/CAPACITY_MISSING for no attribute and Reactivate/SCAP_KEY_OUTDATED for no key. From
/// `authorize`: Rejected/CAPACITY_OF_ANOTHER with {"signer","citizen"} when the signing certificate names
/// another person than `capacity.citizen`, Trust/SCAP_CERTIFICATE_INVALID for a certificate of who certifies
/// that is no valid one for signing with RSA, and as scap::SignatureService.
std::unique_ptr<signing::CapacityAuthority>
makeScapAuthority(Capacity capacity, scap::SignatureService& service, const Clock& clock);

} // namespace cunho::providers
