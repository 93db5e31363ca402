// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/environment.hpp>
#include <cunho/signing/vault.hpp>

#include <memory>

namespace cunho::wiring {

/// The desktop's keyring as the vault's protection; see store::makeSecretServiceSource.
std::unique_ptr<signing::DataKeySource> makeKeyring(Environment environment);

} // namespace cunho::wiring
