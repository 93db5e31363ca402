// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::invoicing {

/// What one value of a SAF-T file may be; see resources/codes/saft_structure.txt.
struct SaftValue {
    enum class Base { Text, Code, Integer, Amount, Date, Time };

    std::string_view name;
    Base base = Base::Text;
    std::int64_t least = 0; ///< Text: characters; Date: first year
    std::int64_t most = 0;
    std::string_view form;               ///< Text: of saft_forms
    std::vector<std::string_view> words; ///< Code
};

/// The children of an element, as a deterministic automaton: each element that the content model names is one
/// place, and after each place some others may follow (Glushkov).
struct SaftGroup {
    static constexpr std::size_t begin = static_cast<std::size_t>(-1);

    struct Place {
        std::string_view element;
        const SaftValue* value = nullptr; ///< either this
        const SaftGroup* group = nullptr; ///< or this
        bool repeated = false;            ///< there may be several of it
        std::vector<std::size_t> follow;
        bool last = false; ///< the element may end after it
    };

    std::string_view name;
    std::vector<Place> places;
    std::vector<std::size_t> first;
    bool mayBeEmpty = false;

    const std::vector<std::size_t>& after(std::size_t place) const {
        return place == begin ? first : places[place].follow;
    }
    bool mayEnd(std::size_t place) const { return place == begin ? mayBeEmpty : places[place].last; }

    /// The place of `element` among those that may follow, or `begin` when none does.
    std::size_t next(std::size_t place, std::string_view element) const noexcept;

    /// Any place of the element, or `begin`.
    std::size_t placeOf(std::string_view element) const noexcept;

    /// The elements that must stand between `from` and `to` (or the end, for `begin`), alternatives divided
    /// by " / "; nothing when `to` cannot come after `from`.
    struct Gap {
        bool possible = false;
        std::vector<std::string> missing;
    };
    Gap between(std::size_t from, std::size_t to) const;
};

/// The group of AuditFile. Throws Internal/UNEXPECTED when the program's own table is broken.
const SaftGroup& saftStructure();

} // namespace cunho::invoicing
