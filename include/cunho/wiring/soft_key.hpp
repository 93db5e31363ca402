// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/signing/provider.hpp>

#include <filesystem>
#include <memory>

namespace cunho::wiring {

/// Opens the soft key in a PKCS#12 file. Errors as providers::SoftKeyProvider.
std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& pkcs12,
                                                        const Secret& password);

/// Opens the soft key in PEM files; `chain` may be empty. Errors as providers::SoftKeyProvider.
std::unique_ptr<signing::SignatureProvider> openSoftKey(const std::filesystem::path& key,
                                                        const Secret& password,
                                                        const std::filesystem::path& certificate,
                                                        const std::filesystem::path& chain);

} // namespace cunho::wiring
