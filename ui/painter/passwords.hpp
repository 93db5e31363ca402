// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/painter/pipe.hpp"

#include <cunho/wiring/password_block.hpp>

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace cunho::ui::painter {

/// What may open a file (cunho/wiring/password_block.hpp), wiped at the end.
class PasswordBlock {
  public:
    PasswordBlock() = default;
    ~PasswordBlock();
    PasswordBlock(const PasswordBlock&) = delete;
    PasswordBlock& operator=(const PasswordBlock&) = delete;

    /// So many bytes; false when that is no block, or the input ends.
    bool read(int input, std::uint32_t size);

    /// Valid as long as this object.
    std::string_view view() const { return {bytes_.data(), bytes_.size()}; }

  private:
    std::vector<char> bytes_;
};

} // namespace cunho::ui::painter
