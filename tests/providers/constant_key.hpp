// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/vault.hpp>

namespace cunho::test {

/// The same wrapping key in every process, at once: scrypt is slow on purpose.
class ConstantKey final : public signing::DataKeySource {
  public:
    std::string kind() const override { return "constant"; }
    Made make(const JobContext&) override { return {key(), {}}; }
    Secret open(ByteView, const JobContext&) override { return key(); }

  private:
    static Secret key() { return Secret(Bytes(32, 7)); }
};

} // namespace cunho::test
