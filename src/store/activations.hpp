// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/signing/activation.hpp>

namespace cunho::store {

class Activations final : public signing::ActivationRepository {
  public:
    explicit Activations(Connection& connection) : connection_(connection) {}

    std::int64_t save(const signing::Activation& activation) override;
    std::optional<signing::Activation> find(std::int64_t id) override;
    std::optional<signing::Activation> open() override;
    std::int64_t addConsent(const signing::ConsentRecord& record) override;
    std::vector<signing::ConsentRecord> consents() override;

  private:
    void putFacts(std::int64_t id, const signing::Activation& activation);
    void readFacts(signing::Activation& activation);
    std::optional<signing::Activation> read(Statement& rows);
    Connection& connection_;
};

} // namespace cunho::store
