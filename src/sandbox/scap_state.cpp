// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_state.hpp"

#include <algorithm>

namespace cunho::sandbox {

std::size_t ScapProcess::usedCount() const {
    return static_cast<std::size_t>(std::count_if(transactions.begin(), transactions.end(),
                                                  [](const ScapTransaction& one) { return one.used; }));
}

const std::pair<const std::string, ScapSearch>* ScapState::searchOf(const std::string& documentType,
                                                                    const std::string& documentCountry,
                                                                    const std::string& documentNumber) const {
    const std::pair<const std::string, ScapSearch>* latest = nullptr;
    for (const auto& one : searches) {
        const Citizen& citizen = one.second.citizen;
        const bool fits = one.second.keyTold && citizen.documentType == documentType &&
                          citizen.documentCountry == documentCountry &&
                          citizen.documentNumber == documentNumber;
        if (fits && (latest == nullptr || one.second.posted >= latest->second.posted))
            latest = &one;
    }
    return latest;
}

} // namespace cunho::sandbox
