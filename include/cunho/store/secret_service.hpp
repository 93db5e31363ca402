// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/vault.hpp>

#include <chrono>
#include <memory>
#include <string>

namespace cunho::store {

/// The desktop's keyring (freedesktop.org Secret Service API: GNOME Keyring, KWallet, KeePassXC) keeps the
/// vault's key, in its default collection; the keyring shows it under `label`.
///
/// Each call may have the keyring ask the person for its own password, and ends after `limit` in any case:
/// without a session bus Service/SECRET_SERVICE_UNAVAILABLE, at once; with a keyring that does not answer
/// Busy/SECRET_SERVICE_SLOW; when the person closes its question Declined/SECRET_SERVICE_DISMISSED; without
/// the key NotFound/VAULT_KEY_MISSING; Cancelled/STOPPED.
std::unique_ptr<signing::DataKeySource>
makeSecretServiceSource(std::string label, std::chrono::milliseconds limit = std::chrono::seconds(15));

} // namespace cunho::store
