// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/qc_statements.hpp>

namespace cunho::providers {

/// Whether a certificate says of itself that it is a qualified one for signatures, its key in a QSCD.
bool saysQualified(const crypto::Certificate& certificate);

} // namespace cunho::providers
