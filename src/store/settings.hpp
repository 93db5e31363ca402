// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/core/settings.hpp>

namespace cunho::store {

class Settings final : public cunho::Settings {
  public:
    explicit Settings(Connection& connection) : connection_(connection) {}

    std::optional<std::string> find(const std::string& name) override;
    void put(const std::string& name, const std::string& value) override;
    void remove(const std::string& name) override;
    std::map<std::string, std::string> beginningWith(const std::string& prefix) override;

  private:
    Connection& connection_;
};

} // namespace cunho::store
