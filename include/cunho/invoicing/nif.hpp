// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace cunho::invoicing {

/// A Portuguese tax number: 9 digits, known prefix, modulo-11 check digit.
class Nif {
  public:
    /// Nothing unless `text` is exactly nine digits that check.
    static std::optional<Nif> parse(std::string_view text);

    /// 999999990, the customer who gives no number.
    static Nif finalConsumer();

    const std::string& text() const noexcept { return text_; }
    bool isFinalConsumer() const noexcept { return text_ == "999999990"; }
    bool operator==(const Nif&) const = default;

  private:
    explicit Nif(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

} // namespace cunho::invoicing
