// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <memory>
#include <optional>

namespace cunho::wiring {

/// How a soft key signs where that is not left to what is usual for it.
struct SoftKeyChoice {
    bool pss = false; ///< RSASSA-PSS instead of PKCS#1 v1.5
    std::optional<crypto::DigestAlgorithm> digest;
};

/// Opens the soft key in a PKCS#12 file. Errors as providers::SoftKeyProvider.
std::unique_ptr<signing::SignatureProvider>
openSoftKey(const std::filesystem::path& pkcs12, const Secret& password, const SoftKeyChoice& choice = {});

/// Opens the soft key in PEM files; `chain` may be empty. Errors as providers::SoftKeyProvider.
std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& key,
                                                        const Secret& password,
                                                        const std::filesystem::path& certificate,
                                                        const std::filesystem::path& chain,
                                                        const SoftKeyChoice& choice = {});

} // namespace cunho::wiring
