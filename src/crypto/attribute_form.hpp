// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "crypto/der.hpp"

#include <string>

namespace cunho::crypto {

/// What keeps signed attributes from being the DER that RFC 5652 section 5.3 demands, in English: not sorted,
/// an attribute twice, a length in more bytes than it needs. Empty when nothing does. `attributes` is the
/// whole element, tag [0], and `cms` what it was read from before lengths were made definite.
std::string attributeFormFault(const der::Element& attributes, ByteView cms);

} // namespace cunho::crypto
