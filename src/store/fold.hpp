// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>

namespace cunho::store {

/// The text in small letters without accents, so that lists sort "Ângela" beside "Angela": Latin-1 and Latin
/// Extended-A; every other character stays as it is.
std::string folded(std::string_view text);

} // namespace cunho::store
