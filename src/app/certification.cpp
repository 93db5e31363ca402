// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/certification.hpp>
#include <cunho/core/error.hpp>

namespace cunho::app {
namespace {

constexpr const char* certificationRecord = "certification"; ///< in the vault
constexpr const char* setting = "certification";

/// So that the check of the books can verify what this key signs.
void keepPublicKey(Services& services, const invoicing::CertificationProfile& profile) {
    if (auto* integrity = services.books.integrity)
        integrity->keepPublicKey(profile.keyVersion, profile.key.publicPem());
}

} // namespace

invoicing::CertificationSummary installCertification(Services& services, const Secret& json,
                                                     std::string_view programVersion) {
    const auto profile = invoicing::parseCertification(json, programVersion);
    signing::Vault* vault = services.books.vault;
    if (!vault || !services.books.settings || vault->state() != signing::Vault::State::Open)
        throw Error(Fault::Credential, "VAULT_LOCKED");
    keepPublicKey(services, profile);
    vault->put(certificationRecord, json.duplicate());
    auto summary = invoicing::summaryOf(profile);
    services.books.settings->put(setting, invoicing::summaryText(summary));
    return summary;
}

std::optional<invoicing::CertificationSummary> installedCertification(const Services& services) {
    if (!services.books.settings)
        return std::nullopt;
    const auto text = services.books.settings->find(setting);
    if (!text)
        return std::nullopt;
    auto summary = invoicing::parseSummary(*text);
    if (!summary)
        throw Error(Fault::Integrity, "CERTIFICATION_GONE");
    return summary;
}

std::unique_ptr<invoicing::CertificationProfile> loadCertification(Services& services) {
    if (!installedCertification(services))
        return nullptr;
    const signing::Vault* vault = services.books.vault;
    if (!vault || vault->state() == signing::Vault::State::Locked)
        throw Error(Fault::Credential, "VAULT_LOCKED");
    const auto json =
        vault->state() == signing::Vault::State::Open ? vault->find(certificationRecord) : std::nullopt;
    if (!json)
        throw Error(Fault::Integrity, "CERTIFICATION_GONE");
    auto profile = std::make_unique<invoicing::CertificationProfile>(
        invoicing::parseCertification(*json, services.books.programVersion));
    keepPublicKey(services, *profile);
    return profile;
}

} // namespace cunho::app
