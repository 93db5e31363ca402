// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <chrono>
#include <cstdint>

namespace cunho::ui::painter {

struct CodeSearchLimits {
    std::chrono::milliseconds time{}; ///< processor time for opening the file, and for each page
    std::uint32_t pages = 0;
    std::uint32_t skip = 0;
};

/// Looks for QR codes on the pages of the file at the input (cunho/wiring/page_codes_protocol.hpp). Returns
/// the exit code: 0 when all was said, 4 when the input holds no file.
int searchCodes(int input, int output, const CodeSearchLimits& limits);

} // namespace cunho::ui::painter
