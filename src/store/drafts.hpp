// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/repositories.hpp>

#include <optional>

namespace cunho::store {

/// Drafts in the file.
class Drafts final : public invoicing::DraftRepository {
  public:
    explicit Drafts(Connection& connection) : connection_(connection) {}

    /// Throws Conflict/DRAFT_GONE when the draft was issued or removed meanwhile.
    std::int64_t save(const invoicing::Draft& draft, invoicing::Money gross) override;
    std::optional<invoicing::Draft> find(std::int64_t id) override;
    void remove(std::int64_t id) override;

  private:
    std::int64_t insert(const invoicing::Draft& draft, invoicing::Money gross);
    void update(const invoicing::Draft& draft, invoicing::Money gross);
    Connection& connection_;
};

} // namespace cunho::store
