// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/providers/cmd.hpp>

#include <string>

namespace cunho::providers::cmd {

/// The citizen's chain, leaf first, of certificates in PEM that came in any order: the one that is no
/// authority signs. It must be sound to one of the client's anchors, valid now, with an RSA key that may
/// sign. Throws Service/CMD_REPLY_INVALID for what is no PEM, and Trust/CMD_CERTIFICATE_INVALID.
crypto::CertificateChain checkedChain(const std::string& pem, const CmdClient& client, TimePoint now);

} // namespace cunho::providers::cmd
