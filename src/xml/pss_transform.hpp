// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/xml/signature.hpp>

#include <array>
#include <xmlsec/transforms.h>

namespace cunho::xml {

/// Whom to ask about one certificate; `userData` of a signature's transforms.
struct PssQuestion {
    const PssCheck& check;
    const Bytes& certificate;
};

/// The signature methods RSASSA-PSS with SHA-256, -384 and -512 (RFC 9231, 2.3.10), which xmlsec1 1.2 lacks.
const std::array<xmlSecTransformId, 3>& pssTransforms() noexcept;

} // namespace cunho::xml
