// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/revision.hpp>

namespace cunho::pdf {

/// The empty field that the request names; nullptr when a new one is wanted.
const EmptySignatureField* namedEmptyField(const PdfStructure& structure, const SignatureRequest& request);

/// The partial name of a new field. Throws Input/FIELD_NAME_TAKEN or Input/FIELD_NAME_INVALID.
std::string newFieldName(const PdfStructure& structure, const SignatureRequest& request);

} // namespace cunho::pdf
