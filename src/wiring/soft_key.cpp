// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/providers/soft_key.hpp>
#include <cunho/wiring/soft_key.hpp>

namespace cunho::wiring {

std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& pkcs12,
                                                        const Secret& password) {
    return providers::SoftKeyProvider::fromPkcs12(pkcs12, password);
}

std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& key,
                                                        const Secret& password,
                                                        const std::filesystem::path& certificate,
                                                        const std::filesystem::path& chain) {
    return providers::SoftKeyProvider::fromPem(key, password, certificate, chain);
}

} // namespace cunho::wiring
