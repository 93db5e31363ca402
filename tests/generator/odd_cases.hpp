// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/odd_pdf.hpp"

#include <functional>
#include <ostream>
#include <string>
#include <vector>

namespace cunho::test {

/// A file as it is met in the wild, and what becomes of it.
struct OddCase {
    std::string name;
    std::string bytes;
    std::string refusal{}; ///< the reason; empty: it is signed and every judge accepts it

    friend std::ostream& operator<<(std::ostream& out, const OddCase& self) { return out << self.name; }
};

/// The ordinary file after `change`.
OddCase made(const std::string& name, const std::function<void(OddPdf&)>& change);

std::vector<OddCase> oddPages();      ///< page trees, pages, forms and annotations
std::vector<OddCase> oddSyntax();     ///< headers, line ends, comments, objects
std::vector<OddCase> oddReferences(); ///< cross-reference sections and trailers

std::vector<OddCase> oddCases(); ///< all of them

/// The same with what becomes of each.
std::vector<OddCase> withRefusals(std::vector<OddCase> cases);

} // namespace cunho::test
