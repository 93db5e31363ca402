// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf.hpp"

#include <cunho/core/file.hpp>
#include <cunho/pdf/passwords.hpp>
#include <cunho/pdf/structure.hpp>

#include <filesystem>
#include <memory>

namespace cunho::pdf {

/// The file as the reader saw it that found `structure`, opened with libqpdf: nothing is repaired, and
/// cross-references that were recovered count. `handle` must outlive it.
std::unique_ptr<QPDF> openAsRead(const std::filesystem::path& file, const ReadHandle& handle,
                                 const PdfStructure& structure, const Passwords* passwords);

} // namespace cunho::pdf
