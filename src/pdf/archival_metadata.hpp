// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_source.hpp"

#include <cunho/pdf/attachment.hpp>

#include <string>

namespace cunho::pdf {

/// XMP (ISO 16684-1) for a PDF/A file of this part, conformance B: what the document information `info` says,
/// so that both agree (ISO 19005, 6.6.2 of part 3), and the hybrid invoice's properties with their extension
/// schema.
std::string archivalMetadata(ObjectSource& file, const Value& info, int part, const HybridMetadata& hybrid);

/// "2026-11-26T12:28:13+00:00" of "D:20261126122813+00'00'" (7.9.4); empty when it is no whole date.
std::string xmpDate(std::string_view pdfDate);

} // namespace cunho::pdf
