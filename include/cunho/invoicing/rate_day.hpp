// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/issued_document.hpp>

namespace cunho::invoicing {

/// The day whose rates and reasons a document states: its own, and of NC and ND that of what they rectify,
/// whose reason may be over since.
Date rateDay(const IssuedFacts& facts) noexcept;

} // namespace cunho::invoicing
