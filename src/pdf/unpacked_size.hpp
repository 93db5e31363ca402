// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

namespace cunho::pdf {

/// Bytes that a stream holds once its filters are taken off, found without keeping them; stops counting
/// behind `limit`. Zero for what is no stream.
std::uint64_t unpackedSize(QPDFObjectHandle stream, std::uint64_t limit);

} // namespace cunho::pdf
