// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/verdict.hpp>

#include <string>

namespace cunho::signing {

inline Conclusion pass() {
    return {Indication::TotalPassed, {}, {}};
}
inline Conclusion totalFailed(std::string subIndication, std::string why) {
    return {Indication::TotalFailed, std::move(subIndication), std::move(why)};
}
inline Conclusion indeterminate(std::string subIndication, std::string why) {
    return {Indication::Indeterminate, std::move(subIndication), std::move(why)};
}

/// Writes a conclusion into a report, its reason before the other remarks.
inline void conclude(Finding& finding, Conclusion conclusion) {
    finding.indication = conclusion.indication;
    finding.subIndication = std::move(conclusion.subIndication);
    if (!conclusion.why.empty())
        finding.remarks.insert(finding.remarks.begin(), std::move(conclusion.why));
}

} // namespace cunho::signing
