// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/invoicing/certification.hpp>

#include <memory>
#include <optional>

namespace cunho::app {

/// Puts the profile into the vault (record "certification") and its summary into the settings; the file stays
/// where it is. Throws as invoicing::parseCertification and IntegrityCheck::keepPublicKey,
/// Credential/VAULT_LOCKED.
invoicing::CertificationSummary installCertification(Services& services, const Secret& json,
                                                     std::string_view programVersion);

/// Also while the vault is locked. Throws Integrity/CERTIFICATION_GONE when what the settings say of it
/// cannot be read.
std::optional<invoicing::CertificationSummary> installedCertification(const Services& services);

/// Out of the vault; nothing when none is installed. Throws Credential/VAULT_LOCKED, Integrity/
/// CERTIFICATION_GONE (installed, but the vault was made anew since), and as invoicing::parseCertification
/// (of another version of the program): then nothing may be issued, rather than issued as training.
std::unique_ptr<invoicing::CertificationProfile> loadCertification(Services& services);

} // namespace cunho::app
