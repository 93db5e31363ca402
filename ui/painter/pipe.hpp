// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <span>

namespace cunho::ui::painter {

/// False at the end of the input.
bool readAll(int from, std::span<std::byte> place);

/// False when nobody reads any more.
bool writeAll(int to, std::span<const std::byte> bytes);

} // namespace cunho::ui::painter
