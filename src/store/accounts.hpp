// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/account.hpp>

namespace cunho::store {

class Accounts final : public signing::AccountRepository {
  public:
    explicit Accounts(Connection& connection) : connection_(connection) {}

    std::int64_t save(const signing::SigningAccount& account) override;
    std::optional<signing::SigningAccount> find(std::int64_t id) override;
    std::vector<signing::SigningAccount> all() override;
    void countSignatures(std::int64_t id, int signatures) override;
    bool changeState(const signing::SigningAccount& seen, signing::AccountState state, TimePoint since,
                     const Failure& failure) override;
    void keepCredentialId(std::int64_t id, const std::string& credentialId) override;

  private:
    void makeWay(const signing::SigningAccount& account);
    void putChain(std::int64_t id, const crypto::CertificateChain& chain);
    crypto::CertificateChain readChain(std::int64_t id);
    std::vector<signing::SigningAccount> read(Statement& rows);
    Connection& connection_;
};

} // namespace cunho::store
