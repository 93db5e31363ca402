// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/file.hpp>
#include <cunho/pdf/structure.hpp>

#include <string>
#include <variant>

namespace cunho::signing {

/// The ByteRange of a signature, when it covers everything of its revision but exactly the hole with the
/// Contents that the reader found (ISO 32000-1, 12.8.1); otherwise what is wrong with it, in English.
std::variant<pdf::ByteRange, std::string> usableByteRange(const ReadHandle& file,
                                                          const pdf::SignatureField& field);

} // namespace cunho::signing
