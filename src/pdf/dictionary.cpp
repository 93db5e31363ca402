// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/syntax.hpp"

#include <cunho/pdf/structure.hpp>

#include <algorithm>

namespace cunho::pdf {

const std::string* Dictionary::find(std::string_view key) const {
    const auto entry = std::ranges::find(entries_, key, &Entry::first);
    return entry == entries_.end() ? nullptr : &entry->second;
}

void Dictionary::set(std::string_view key, std::string value) {
    const auto entry = std::ranges::find(entries_, key, &Entry::first);
    if (entry == entries_.end()) {
        entries_.emplace_back(std::string(key), std::move(value));
    } else {
        entry->second = std::move(value);
    }
}

void Dictionary::erase(std::string_view key) {
    std::erase_if(entries_, [key](const Entry& entry) { return entry.first == key; });
}

std::string Dictionary::serialize() const {
    std::string out = "<<";
    for (const auto& [key, value] : entries_) {
        out += ' ' + nameSyntax(key) + ' ' + value;
    }
    return out + " >>";
}

} // namespace cunho::pdf
