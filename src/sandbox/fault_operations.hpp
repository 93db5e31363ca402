// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/faults.hpp"

#include <string_view>

namespace cunho::sandbox {

/// The full name of an operation, from "list" or "safe.list". Throws Input/SANDBOX_BAD_FAULT.
std::string_view operationNamed(std::string_view service, std::string_view name);

/// Whether there is such a service. "safe", "fa", "portal", "phone", "scap", "scmd", "pki".
bool isService(std::string_view name) noexcept;

/// "status:503", "corruptSignature": a name and, for some, a number; "otp:wrong" and "otp:late" are other
/// names of "wrongCode" and "lateCode". `operation` is a full name, or a
/// service's name alone, which takes only what can happen to each of its operations. Throws
/// Input/SANDBOX_BAD_FAULT.
InjectedFault parseAction(std::string_view text, std::string_view operation);

} // namespace cunho::sandbox
