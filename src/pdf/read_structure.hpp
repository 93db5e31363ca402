// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf_parts.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/passwords.hpp>
#include <cunho/pdf/structure.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>

namespace cunho::pdf {

/// Reader::readPage by PoDoFo alone, which opens no encrypted file.
PdfStructure readWithPodofo(const std::filesystem::path& file, WantedPages wanted);

/// Reader::readPage by libqpdf alone, which opens what PoDoFo cannot.
PdfStructure readWithQpdf(const std::filesystem::path& file, WantedPages wanted, const Passwords* passwords);

/// Whether libqpdf should be asked after PoDoFo has failed so.
bool isForQpdf(const Error& error) noexcept;

/// The one of two refusals of the same file that says more.
const Error& moreTelling(const Error& podofo, const Error& qpdf) noexcept;

/// PoDoFo first, libqpdf for what it refuses, the other way round for files of so many objects that PoDoFo
/// needs much memory; or libqpdf alone, once PoDoFo has cost a worker its life.
enum class Readers : std::uint8_t { PodofoThenQpdf, QpdfOnly };

/// Reader::readPage by one reader after the other. `starts` is called before each of them begins, so that
/// each can have a time limit of its own, `parts` when libqpdf is needed.
PdfStructure readStructure(
    const std::filesystem::path& file, WantedPages wanted, const Passwords* passwords,
    const std::function<const QpdfParts&()>& parts, Readers readers = Readers::PodofoThenQpdf,
    const std::function<void()>& starts = [] {});

} // namespace cunho::pdf
