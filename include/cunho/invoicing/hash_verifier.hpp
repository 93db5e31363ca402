// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/public_key.hpp>
#include <cunho/invoicing/hash_chain.hpp>

namespace cunho::invoicing {

/// `verifyHash` for many documents of one key.
class HashVerifier {
  public:
    /// Throws File/KEY_UNREADABLE.
    explicit HashVerifier(std::string_view publicKeyPem);

    /// False for a hash that is no Base64, too.
    bool holds(const HashMessage& message, std::string_view hash) const;

  private:
    crypto::PublicKey key_;
};

} // namespace cunho::invoicing
