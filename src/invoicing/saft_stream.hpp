// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/saft_check.hpp>
#include <cunho/xml/reader.hpp>

namespace cunho::invoicing {

/// `checkSaft` of bytes that come from anywhere.
SaftCheckReport checkSaftStream(const xml::ByteSource& source, const SaftCheckOptions& options,
                                const JobContext& job);

} // namespace cunho::invoicing
