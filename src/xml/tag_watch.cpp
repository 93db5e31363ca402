// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "xml/tag_watch.hpp"

namespace cunho::xml {
namespace {

/// How much of `ending` (two equal characters and '>', or "?>") the text has after one more character.
std::size_t follow(std::size_t found, char c, char repeated, std::size_t repeats) noexcept {
    if (c == repeated)
        return found < repeats ? found + 1 : repeats;
    return c == '>' && found == repeats ? repeats + 1 : 0;
}

} // namespace

void TagWatch::startOf(char c) noexcept {
    values_ = 0;
    ends_ = 0;
    place_ = c == '!' ? Place::Bang : c == '?' ? Place::Instruction : c == '>' ? Place::Text : Place::Tag;
}

void TagWatch::step(char c) noexcept {
    const auto leave = [this](std::size_t complete) {
        if (ends_ == complete)
            place_ = Place::Text;
    };
    switch (place_) {
    case Place::Text:
        if (c == '<') {
            place_ = Place::Opened;
            length_ = 0;
        }
        break;
    case Place::Opened: startOf(c); break;
    case Place::Bang: place_ = c == '-' ? Place::Comment : c == '[' ? Place::Data : Place::Tag; break;
    case Place::Comment:
        ends_ = follow(ends_, c, '-', 2);
        leave(3);
        break;
    case Place::Data:
        ends_ = follow(ends_, c, ']', 2);
        leave(3);
        break;
    case Place::Instruction:
        ends_ = follow(ends_, c, '?', 1);
        leave(2);
        break;
    case Place::Tag:
        if (c == '>')
            place_ = Place::Text;
        if (c == '"' || c == '\'') {
            quote_ = c;
            ++values_;
            place_ = Place::Value;
        }
        break;
    case Place::Value:
        if (c == quote_)
            place_ = Place::Tag;
        break;
    }
}

bool TagWatch::look(std::string_view piece) noexcept {
    for (const char c : piece) {
        step(c);
        if (place_ != Place::Text && (++length_ > longestTag_ || values_ > mostAttributes_))
            return false;
    }
    return true;
}

} // namespace cunho::xml
