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
void conclude(Finding& finding, Conclusion conclusion);

} // namespace cunho::signing
