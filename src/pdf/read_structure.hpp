// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <filesystem>

namespace cunho::pdf {

/// Reader::readPage by PoDoFo alone, which opens no encrypted file.
PdfStructure readWithPodofo(const std::filesystem::path& file, int page);

} // namespace cunho::pdf
