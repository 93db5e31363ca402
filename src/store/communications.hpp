// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/repositories.hpp>

namespace cunho::store {

/// What was handed to the Tax Authority, in the file.
class Communications final : public invoicing::CommunicationRepository {
  public:
    explicit Communications(Connection& connection) : connection_(connection) {}
    void record(const invoicing::Communication& communication) override;
    std::vector<invoicing::Communication> communications() override;
    std::optional<std::pair<Date, Date>> span() override;
    std::int64_t documents(Date first, Date last) override;
    std::optional<LocalTime> lastChange(Date first, Date last) override;

  private:
    Connection& connection_;
};

} // namespace cunho::store
