// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "providers/qualified.hpp"

namespace cunho::providers {

bool saysQualified(const crypto::Certificate& certificate) {
    const auto statements = crypto::qcStatements(certificate);
    return statements && statements->compliance && statements->device && certificate.hasNonRepudiation();
}

} // namespace cunho::providers
