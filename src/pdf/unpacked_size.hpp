// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <set>

namespace cunho::pdf {

/// Bytes that a stream holds once its filters are taken off, found without keeping them; stops counting
/// behind `limit`. Zero for what is no stream.
std::uint64_t unpackedSize(QPDFObjectHandle stream, std::uint64_t limit);

/// A few megabytes of object streams can unpack to more than there is memory: throws std::runtime_error when
/// these together hold more than 256 MiB, before one of them is parsed.
void refuseBombs(QPDF& document, const std::set<QPDFObjGen>& objectStreams);

} // namespace cunho::pdf
