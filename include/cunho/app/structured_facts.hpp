// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/fiscal_check.hpp>
#include <cunho/pdf/embedded_file.hpp>

#include <optional>
#include <vector>

namespace cunho::app {

/// What a structured invoice states: UN/CEFACT CII or UBL Invoice and CreditNote (EN 16931-3). Amounts only
/// where the invoice is in euro. Nothing for anything else, and for XML that cannot be read.
std::optional<StructuredFacts> readStructuredFacts(const pdf::EmbeddedFile& file);

/// Of the first that is one.
std::optional<StructuredFacts> structuredFactsOf(const std::vector<pdf::EmbeddedFile>& files);

} // namespace cunho::app
