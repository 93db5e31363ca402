// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/providers/pkcs11.hpp>

#include <filesystem>
#include <string_view>
#include <vector>

namespace cunho::providers::pkcs11 {

/// Where the files "<name>.module" lie (pkcs11.conf(5)), and relative paths of modules begin.
struct ModuleFolders {
    std::vector<std::filesystem::path> configurations; ///< a later one's lines win over an earlier one's
    std::filesystem::path modules;
};

/// The package's, the system's and, but for root, the person's own (XDG_CONFIG_HOME or ~/.config).
ModuleFolders moduleFolders();

/// By name. Left out are: those that another program alone is meant for (enable-in, disable-in), those
/// reached otherwise than by a file (remote), and stores of anchors (trust-policy), which hold no key.
std::vector<Pkcs11Module> listModules(const ModuleFolders& folders, std::string_view program);

} // namespace cunho::providers::pkcs11
