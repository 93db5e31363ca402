// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/passwords.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <vector>

namespace cunho::pdf {

/// What Reader::occupiedBoxes promises, for the page that was read.
std::vector<Rectangle> occupiedBoxes(const std::filesystem::path& file, const PdfStructure& structure,
                                     const Passwords* passwords);

} // namespace cunho::pdf
