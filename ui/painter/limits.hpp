// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <cstdint>

namespace cunho::ui::painter {

/// Gives up what a painter does not need: new privileges, core dumps, written files, more than a few
/// descriptors, children, and memory beyond `memory` bytes more than it has now. Who finds no memory ends.
void restrictOwnProcess(std::uint64_t memory);

/// From now on this process may use so much processor time; it ends when it uses more. Zero: no limit.
void allowTime(std::chrono::milliseconds time);

} // namespace cunho::ui::painter
