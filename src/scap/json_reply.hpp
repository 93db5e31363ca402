// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace cunho::scap {

using Json = nlohmann::json;

/// JSON of a stranger: nothing for what is none, is no UTF-8, or nests deeper than any reply of the State's.
std::optional<Json> readJson(std::string_view text);

/// A member that is a text of at most `longest` bytes without control characters but line ends; nothing when
/// it is missing, null, or anything else.
std::optional<std::string> textMember(const Json& object, const char* name, std::size_t longest = 1000);

/// Overwrites every text in it, at the end of its life: replies bring tokens.
class WipedJson {
  public:
    explicit WipedJson(Json json) : json_(std::move(json)) {}
    ~WipedJson();
    WipedJson(const WipedJson&) = delete;
    WipedJson& operator=(const WipedJson&) = delete;

    const Json& get() const noexcept { return json_; }

  private:
    Json json_;
};

/// A sentence of a service, fit for a technical detail.
std::string forDetail(std::string_view text);

} // namespace cunho::scap
