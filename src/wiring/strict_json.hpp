// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>

#include <functional>
#include <memory>
#include <string>

namespace cunho::wiring {

/// A JSON object of texts, and of objects of texts, that somebody wrote or sent: every member asked for must
/// be there and be a text that is not empty. Its texts are wiped at the end, since some are secrets.
class StrictJson {
  public:
    /// Told the member that is missing or wrong ("safe.password"); does not return.
    using Invalid = std::function<void(const std::string& member)>;

    StrictJson(ByteView bytes, Invalid invalid);
    ~StrictJson();
    StrictJson(const StrictJson&) = delete;
    StrictJson& operator=(const StrictJson&) = delete;

    bool has(const char* member) const;
    std::string text(const char* member) const;
    std::string text(const char* section, const char* member) const;
    Secret secret(const char* section, const char* member) const;

  private:
    struct Native;
    std::unique_ptr<Native> native_;
    Invalid invalid_;
};

} // namespace cunho::wiring
