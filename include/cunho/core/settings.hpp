// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <map>
#include <optional>
#include <string>

namespace cunho {

/// Port, kept by store: small choices of the person, such as a proxy or a default provider. Never a secret.
class Settings {
  public:
    virtual ~Settings() = default;

    virtual std::optional<std::string> find(const std::string& name) = 0;

    /// Durable when the call returns.
    virtual void put(const std::string& name, const std::string& value) = 0;
    virtual void remove(const std::string& name) = 0;

    /// Every name that begins with `prefix`, with its value.
    virtual std::map<std::string, std::string> beginningWith(const std::string& prefix) = 0;
};

} // namespace cunho
