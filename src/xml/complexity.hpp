// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <libxml/tree.h>
#include <string_view>

/// What a few bytes can cost libxml2 far more than their number.
namespace cunho::xml {

/// Whether a start tag has more than `limit` attributes. libxml2 compares each with each; asked before
/// parsing, and only of UTF-8, where every '<' begins or forbids a tag.
bool hasTagWithMoreAttributes(std::string_view text, std::size_t limit) noexcept;

/// Roughly the steps that canonicalization takes: at each element every namespace in scope, and the element
/// itself, is looked up among the namespaces and the elements above.
double canonicalizationSteps(const xmlNode* root) noexcept;

} // namespace cunho::xml
