// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::app {

/// A JSON string (RFC 8259) with its quotation marks; bytes that are no UTF-8 become U+FFFD.
std::string jsonString(std::string_view text);

/// A JSON object under construction, its members in the order of their adding.
class JsonObject {
  public:
    /// `value` is JSON.
    JsonObject& raw(std::string_view key, std::string_view value);
    JsonObject& add(std::string_view key, std::string_view text) { return raw(key, jsonString(text)); }
    JsonObject& add(std::string_view key, const char* text) { return add(key, std::string_view(text)); }
    JsonObject& add(std::string_view key, bool value) { return raw(key, value ? "true" : "false"); }
    JsonObject& add(std::string_view key, std::uint64_t value) { return raw(key, std::to_string(value)); }
    JsonObject& add(std::string_view key, int value) { return raw(key, std::to_string(value)); }
    JsonObject& add(std::string_view key, std::uint32_t value) { return raw(key, std::to_string(value)); }

    std::string text() const { return "{" + members_ + "}"; }

  private:
    std::string members_;
};

/// "[a,b]" of values that are JSON.
std::string jsonArray(const std::vector<std::string>& values);

template<class Items, class Text>
std::string jsonArray(const Items& items, Text text) {
    std::vector<std::string> values;
    for (const auto& item : items)
        values.push_back(text(item));
    return jsonArray(values);
}

} // namespace cunho::app
