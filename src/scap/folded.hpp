// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace cunho::scap {

/// Lower case, without accents, every run of blanks and underscores one space, none at the ends: how names of
/// attributes are compared. Letters of Latin-1 and combining marks; other characters stay as they are.
std::string folded(std::string_view text);

} // namespace cunho::scap
