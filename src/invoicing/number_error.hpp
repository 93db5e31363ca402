// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

namespace cunho::invoicing {

/// Throws Input/NUMBER_TOO_LARGE: a number or an amount beyond what its type holds.
[[noreturn]] inline void numberTooLarge() {
    throw Error(Fault::Input, "NUMBER_TOO_LARGE");
}

} // namespace cunho::invoicing
