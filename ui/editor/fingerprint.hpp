// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/draft.hpp>

#include <string>

namespace cunho::ui {

/// Everything a person can change of a draft, in one text, to see whether there is something to keep.
std::string fingerprint(const invoicing::Draft& draft);

} // namespace cunho::ui
