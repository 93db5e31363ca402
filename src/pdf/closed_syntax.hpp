// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>

namespace cunho::pdf {

/// Whether the text is exactly one value in PDF syntax (ISO 32000-1, 7.3: null, boolean, number, name,
/// string, array, dictionary, reference) that ends where the text ends: what can be written into an object
/// without becoming a part of the file around it. Strict: no comments, no stream, no other keyword, at most
/// `NestingGuard::limit` levels.
bool isClosedValue(std::string_view syntax);

} // namespace cunho::pdf
