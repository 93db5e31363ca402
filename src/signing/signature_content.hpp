// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/pades.hpp>

namespace cunho::signing {

/// What a statement is in the CMS; nothing for words.
crypto::AttributeOptions attributesFor(const Statement& statement);

/// Whether the seal of a request goes on pages that its field is not on: where it is wanted and the file
/// allows it.
bool sealsOtherPages(const SignFileRequest& request, const pdf::PdfStructure& structure);

/// What signature dictionary, field and seal of a request are to be; `reader` looks for free space. Throws
/// Configuration/NO_SEAL_PAINTER, and as pdf::placeSeal and SealPainter.
pdf::SignatureRequest signatureContent(const pdf::Reader& reader, const SignFileRequest& request,
                                       const pdf::PdfStructure& structure, const Credential& credential,
                                       const SignerServices& services, TimePoint now);

} // namespace cunho::signing
