// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/pdf/layout.hpp>
#include <cunho/pdf/reader.hpp>

#include <filesystem>
#include <optional>

namespace cunho::app {

/// What a file is, and whether it could be signed.
struct Inspection {
    std::filesystem::path file;
    std::optional<pdf::PdfStructure> structure; ///< nothing when it could not be read
    pdf::FileLayout layout;
    std::optional<Failure> obstacle; ///< why it cannot be signed; nothing when it can

    bool signable() const noexcept { return !obstacle; }
};

/// Reads `file` and prepares a signature that goes nowhere, by the very steps of `SignFiles`. What is wrong
/// with the file is its `obstacle`, never thrown.
Inspection inspectFile(const std::filesystem::path& file, const pdf::Reader& reader);

/// Whether the signature's ByteRange leaves out its own /Contents only and ends with the file. Not verified.
bool coversWholeFile(const pdf::SignatureField& signature, const pdf::PdfStructure& structure);

} // namespace cunho::app
