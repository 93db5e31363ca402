// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_findings.hpp"

#include <algorithm>

namespace cunho::invoicing {

void SaftFindings::add(SaftSeverity severity, const SaftPlace& place, std::string reason,
                       ErrorParams params) {
    ++(severity == SaftSeverity::Error ? errors_ : warnings_);
    if (kept_.size() < most_)
        kept_.push_back(
            {severity, std::move(reason), std::move(params), place.document, place.path, place.line});
}

void SaftFindings::moveTo(SaftCheckReport& report) {
    std::stable_sort(kept_.begin(), kept_.end(),
                     [](const SaftFinding& a, const SaftFinding& b) { return a.line < b.line; });
    report.findings = std::move(kept_);
    report.errors = errors_;
    report.warnings = warnings_;
}

} // namespace cunho::invoicing
