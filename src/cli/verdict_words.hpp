// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/verification_report.hpp>

namespace cunho::cli {

/// One block for people: a plain sentence for each signature, then the facts; `revisions`: what was signed
/// when.
void printReport(const app::FileReport& report, bool revisions);

} // namespace cunho::cli
