// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

/// A smart card service of one test's own, which the machine's never notices.
struct PrivatePcscd {
    std::filesystem::path folder;  ///< its configuration, log and socket (run/pcscd/pcscd.comm)
    std::filesystem::path library; ///< cunho-virtual-ifd.so
    bool namespaces = true;        ///< false: as if the machine forbade them
    std::vector<std::pair<std::string, std::filesystem::path>> readers{}; ///< friendly name, socket
};

/// Turns this process into that pcscd: socket bound before (systemd's socket activation, so that clients may
/// connect at once), a mount namespace in which /run is the folder's and a network namespace without devices,
/// as root or, with a user namespace, as anybody. Where namespaces are forbidden it runs without, in need of
/// a folder /run/pcscd. It sees no USB reader, and dies with its parent. Throws std::runtime_error.
[[noreturn]] void become(const PrivatePcscd& pcscd);

} // namespace cunho::test
