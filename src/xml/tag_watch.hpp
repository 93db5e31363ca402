// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace cunho::xml {

/// Looks at a document's bytes, piece by piece, before libxml2 does: it compares each attribute of a tag with
/// each, so that one long tag can hold it up for hours. For encodings that have ASCII below 128.
class TagWatch {
  public:
    TagWatch(std::size_t mostAttributes, std::size_t longestTag) noexcept
        : mostAttributes_(mostAttributes), longestTag_(longestTag) {}

    /// False: a tag has too many attributes, or does not end.
    bool look(std::string_view piece) noexcept;

  private:
    enum class Place { Text, Opened, Tag, Value, Bang, Comment, Data, Instruction };

    void step(char c) noexcept;
    void startOf(char c) noexcept;

    std::size_t mostAttributes_;
    std::size_t longestTag_;
    Place place_ = Place::Text;
    char quote_ = '\0';
    std::size_t values_ = 0;
    std::size_t length_ = 0; ///< of the tag so far
    std::size_t ends_ = 0;   ///< characters of the closing "-->", "]]>" or "?>" that are there
};

} // namespace cunho::xml
