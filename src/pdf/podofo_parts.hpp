// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/podofo_file.hpp"

namespace cunho::pdf {

/// Each reads one part of an open file into `out`.
void readTrailer(const PodofoFile& file, PdfStructure& out);
void readPages(const PodofoFile& file, int page, PdfStructure& out);
void readForm(const PodofoFile& file, PdfStructure& out);
void readPermissions(const PodofoFile& file, PdfStructure& out);
void readSecurityStore(const PodofoFile& file, PdfStructure& out);

} // namespace cunho::pdf
