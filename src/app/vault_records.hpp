// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/account.hpp>
#include <cunho/signing/vault.hpp>

#include <algorithm>
#include <string>

namespace cunho::app {

/// Whether there is such a record; also while the vault is locked.
inline bool hasRecord(const signing::Vault& vault, const std::string& record) {
    const auto names = vault.names();
    return std::find(names.begin(), names.end(), record) != names.end();
}

/// Whether the tokens of an account are kept.
inline bool hasTokens(const signing::Vault& vault, std::int64_t account) {
    return hasRecord(vault, signing::tokenRecords(account).front());
}

/// The record of SCAP's key for a citizen's one-time codes.
inline std::string capacityKeyRecord(const std::string& citizen) {
    return "scap/" + citizen + "/key";
}

} // namespace cunho::app
