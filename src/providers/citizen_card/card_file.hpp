// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/crypto/certificate.hpp>
#include <cunho/smartcard/session.hpp>

#include <optional>

namespace cunho::providers::citizen_card {

/// The certificate at the beginning of an elementary file: as long as its DER says, without the zeros that
/// fill the file. Throws Service/CARD_REFUSED with {"status"} when the file cannot be read, and
/// Trust/CARD_CERTIFICATE_INVALID for what is no certificate or claims to be longer than any.
std::optional<crypto::Certificate> readCertificate(smartcard::Session& session, ByteView path);

/// At most `count` (256) bytes from the beginning of a file; nothing when it cannot be read.
Bytes readBeginning(smartcard::Session& session, ByteView path, std::uint16_t count);

} // namespace cunho::providers::citizen_card
