// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/worker/protocol.hpp"

namespace cunho::pdf {

/// Whether a structure that came out of a worker can be one of a file of `fileSize` bytes, read for
/// `request`; see decodeReply.
bool isPlausible(const PdfStructure& structure, const Request& request, std::uint64_t fileSize);

/// A box of finite numbers, left to right and bottom to top.
bool isBox(const Rectangle& box);

} // namespace cunho::pdf
