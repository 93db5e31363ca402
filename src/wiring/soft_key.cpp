// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/providers/soft_key.hpp>
#include <cunho/wiring/soft_key.hpp>

namespace cunho::wiring {
namespace {

std::unique_ptr<providers::SoftKeyProvider> chosen(std::unique_ptr<providers::SoftKeyProvider> provider,
                                                   const SoftKeyChoice& choice) {
    crypto::SignatureAlgorithm algorithm = provider->credential({}).algorithm;
    if (choice.pss)
        algorithm.kind = crypto::SignatureAlgorithm::Kind::RsaPss;
    algorithm.digest = choice.digest.value_or(algorithm.digest);
    provider->useAlgorithm(algorithm);
    return provider;
}

} // namespace

std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& pkcs12,
                                                        const Secret& password, const SoftKeyChoice& choice) {
    return chosen(providers::SoftKeyProvider::fromPkcs12(pkcs12, password), choice);
}

std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& key,
                                                        const Secret& password,
                                                        const std::filesystem::path& certificate,
                                                        const std::filesystem::path& chain,
                                                        const SoftKeyChoice& choice) {
    return chosen(providers::SoftKeyProvider::fromPem(key, password, certificate, chain), choice);
}

} // namespace cunho::wiring
