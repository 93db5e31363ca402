// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/xml/document.hpp>

#include <libxml/tree.h>
#include <string_view>

namespace cunho::xml {

inline xmlNodePtr nodeOf(const Element& element) noexcept {
    return static_cast<xmlNodePtr>(element.native());
}

inline const xmlChar* toXml(const char* text) noexcept {
    return reinterpret_cast<const xmlChar*>(text);
}

/// Nothing becomes the empty text.
inline std::string_view fromXml(const xmlChar* text) noexcept {
    return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

} // namespace cunho::xml
