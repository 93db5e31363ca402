// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/embedded_file.hpp>
#include <cunho/pdf/passwords.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <vector>

namespace cunho::pdf {

/// What Reader::embeddedXml promises, for a file that was read.
std::vector<EmbeddedFile> embeddedXml(const std::filesystem::path& file, const PdfStructure& structure,
                                      const Passwords* passwords);

} // namespace cunho::pdf
