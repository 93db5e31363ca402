// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/xml/signature.hpp>

#include <optional>

namespace cunho::xml {

/// What the elements of a signature say, before anything is computed.
struct SignatureShape {
    SignatureCheck check = SignatureCheck::Valid; ///< Valid: nothing speaks against computing
    std::string detail;
    std::optional<Element> signature; ///< there whenever `check` is Valid
    std::size_t references = 0;
};

/// Everything that can be refused by reading alone: place, order, algorithms, transforms and what the
/// references name. No algorithm is run that stands in the document and not in our lists. `pss`: RSASSA-PSS
/// can be checked.
SignatureShape shapeOf(const Document& document, bool pss);

/// The attribute by which `element` can be named; xml:id counts too.
std::optional<Name> idAttribute(const Element& element);

} // namespace cunho::xml
