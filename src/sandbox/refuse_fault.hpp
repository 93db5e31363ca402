// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>

#include <string>

namespace cunho::sandbox {

/// Input SANDBOX_BAD_FAULT: what the sandbox was asked to do is not as documented.
[[noreturn]] inline void refuseFault(const std::string& why) {
    throw Error(Fault::Input, "SANDBOX_BAD_FAULT", {{"why", why}});
}

} // namespace cunho::sandbox
