// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/complexity.hpp"

namespace cunho::xml {
namespace {

/// Quoted values from `at`, which follows a '<', to the end of the tag; `at` moves there.
std::size_t countValues(std::string_view text, std::size_t& at) noexcept {
    std::size_t values = 0;
    char open = '\0';
    for (; at < text.size() && text[at] != '<'; ++at) {
        const char c = text[at];
        if (open == '\0' && c == '>')
            break;
        if (open == '\0' && (c == '"' || c == '\'')) {
            open = c;
            ++values;
        } else if (c == open) {
            open = '\0';
        }
    }
    return values;
}

std::size_t namespacesOf(const xmlNode* element) noexcept {
    std::size_t count = 0;
    for (const auto* at = element->nsDef; at != nullptr; at = at->next)
        ++count;
    return count;
}

} // namespace

bool hasTagWithMoreAttributes(std::string_view text, std::size_t limit) noexcept {
    for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at)) {
        ++at;
        if (countValues(text, at) > limit)
            return true;
    }
    return false;
}

double canonicalizationSteps(const xmlNode* root) noexcept {
    double steps = 0;
    double inScope = 0;
    double depth = 0;
    for (const xmlNode* at = root; at != nullptr;) {
        if (at->type == XML_ELEMENT_NODE) {
            inScope += static_cast<double>(namespacesOf(at));
            steps += (inScope + 1) * (inScope + depth);
            if (at->children != nullptr) {
                at = at->children;
                ++depth;
                continue;
            }
        }
        for (;;) { // leave what has no more
            if (at->type == XML_ELEMENT_NODE)
                inScope -= static_cast<double>(namespacesOf(at));
            if (at == root)
                return steps;
            if (at->next != nullptr)
                break;
            at = at->parent;
            --depth;
        }
        at = at->next;
    }
    return steps;
}

} // namespace cunho::xml
