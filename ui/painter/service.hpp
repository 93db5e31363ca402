// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>

namespace cunho::ui::painter {

/// Answers questions (ui/pages/painter_protocol.hpp) until the input ends, each within `time` of processor
/// time. Returns the exit code: 0 at the end of the input, 4 after anything that is no question.
int serve(int input, int output, std::chrono::milliseconds time);

} // namespace cunho::ui::painter
