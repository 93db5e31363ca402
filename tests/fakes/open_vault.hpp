// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/vault.hpp>

namespace cunho::test {

/// A key that is the same each time: a vault under it opens without scrypt's half second.
class FixedKeySource final : public signing::DataKeySource {
  public:
    std::string kind() const override { return "fixed"; }
    Made make(const JobContext&) override { return {key(), {}}; }
    Secret open(ByteView, const JobContext&) override { return key(); }

  private:
    static Secret key() { return Secret(Bytes(32, 0x4B)); }
};

/// Creates or unlocks a vault with it.
inline void openVault(signing::Vault& vault) {
    FixedKeySource source;
    if (vault.state() == signing::Vault::State::Absent)
        vault.create(source, JobContext());
    else
        vault.unlock(source, JobContext());
}

} // namespace cunho::test
