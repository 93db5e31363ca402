// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/wanted_pages.hpp"

#include <cunho/pdf/changes.hpp>
#include <cunho/pdf/embedded_file.hpp>
#include <cunho/pdf/passwords.hpp>
#include <cunho/pdf/structure.hpp>

#include <cstdint>
#include <filesystem>
#include <vector>

namespace cunho::pdf {

/// What is done with libqpdf, as pointers: the worker loads that library only for a file that needs it.
struct QpdfParts {
    PdfStructure (*readPage)(const std::filesystem::path& file, WantedPages wanted,
                             const Passwords* passwords);
    std::vector<Change> (*changesAfter)(const std::filesystem::path& file, std::uint64_t revisionEnd,
                                        int docMdpLevel, const Passwords* passwords);
    std::vector<Rectangle> (*occupiedBoxes)(const std::filesystem::path& file, const PdfStructure& structure,
                                            const Passwords* passwords);
    std::vector<EmbeddedFile> (*embeddedXml)(const std::filesystem::path& file, const PdfStructure& structure,
                                             const Passwords* passwords);
};

/// Those that the program is linked with.
const QpdfParts& linkedQpdf();

} // namespace cunho::pdf
