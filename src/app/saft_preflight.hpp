// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/export_saft.hpp>

#include <vector>

namespace cunho::app {

/// What is wrong with the company's data for the file, and that documents without certificate are no fiscal
/// documents.
std::vector<PreflightFinding> companyFindings(const invoicing::Company& company, int certificateNumber);

/// There is nothing to hand over; the month is declared as such.
PreflightFinding emptyRange(invoicing::SaftRange range);

/// Findings of the checker with the documents that they are about.
std::vector<PreflightFinding> withDocuments(const std::vector<invoicing::SaftFinding>& findings,
                                            invoicing::DocumentRepository& documents);

} // namespace cunho::app
