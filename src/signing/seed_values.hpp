// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/pades.hpp>

#include <string>

namespace cunho::signing {

/// The request as the author of the empty field that it fills wants it (ISO 32000-1, 12.7.4.5, table 234): a
/// reason that is the only one to choose is taken. What is not required and costs something is left.
///
/// Throws Rejected/SEED_VALUE_NOT_MET with {"file","field","constraint"} and SEED_TIMESTAMP_NEEDED with
/// {"file","field"}.
SignFileRequest heedSeedValue(SignFileRequest request, const pdf::PdfStructure& structure,
                              const Credential& credential, TimePoint now);

/// The field's author says which reasons may be given, so that nothing may stand beside them.
bool fixesReason(const pdf::PdfStructure& structure, const std::string& fieldName);

} // namespace cunho::signing
