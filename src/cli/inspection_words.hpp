// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/inspect_file.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace cunho::cli {

/// "RC4", "AESV2", "AESV3", "none".
std::string cipherName(pdf::Encryption::Cipher cipher);

/// What /P permits to who is not the owner (ISO 32000-1, table 22): "print", "modify", …
std::vector<std::string> permissionNames(std::int32_t permissions);

/// "all", "include", "exclude".
std::string lockName(pdf::FieldLock::Action action);

/// One block for people.
void printInspection(const app::Inspection& inspection);

} // namespace cunho::cli
