// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/conclusions.hpp"

#include <algorithm>

namespace cunho::signing {

void conclude(Finding& finding, Conclusion conclusion) {
    finding.indication = conclusion.indication;
    finding.subIndication = std::move(conclusion.subIndication);
    if (conclusion.why.empty())
        return;
    finding.remarks.push_back(std::move(conclusion.why));
    std::rotate(finding.remarks.begin(), finding.remarks.end() - 1, finding.remarks.end());
}

} // namespace cunho::signing
