// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/invoicing/hash_chain.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/rate_day.hpp>

namespace cunho::invoicing {

std::string IssuedFacts::printedHashCharacters() const {
    return training() || !documentType(type).hashed ? "0" : hashCharacters(hash);
}

Date rateDay(const IssuedFacts& facts) noexcept {
    const bool given = facts.supplyDate.ok() && facts.supplyDate != Date{std::chrono::sys_days{}};
    return documentType(facts.type).rectifies && given ? facts.supplyDate : facts.date;
}

} // namespace cunho::invoicing
