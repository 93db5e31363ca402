// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/activate_signature.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

constexpr int least = 1000;
constexpr int most = 450000;
constexpr int hundred = 100;

/// Issued documents since `first`, newest first, until the highest limit is filled.
int issuedSince(invoicing::DocumentRepository& documents, Date first) {
    invoicing::DocumentQuery query;
    int issued = 0;
    while (issued < most) {
        const auto page = documents.page(query);
        for (const auto& row : page) {
            if (row.state != invoicing::DocumentState::Draft && row.date < first)
                return issued;
            issued += row.state == invoicing::DocumentState::Draft ? 0 : 1;
        }
        if (page.size() < static_cast<std::size_t>(query.limit))
            break;
        const auto& last = page.back();
        query.after = {last.state == invoicing::DocumentState::Draft, last.date, last.id};
    }
    return issued;
}

} // namespace

LimitProposal proposeLimit(Services& services) {
    const Date today = toLocal(services.clock.now(), Zone::Lisbon).date;
    const int issued =
        issuedSince(services.documents, std::chrono::sys_days(today) - signing::longestAccount);
    const int hundreds = (2 * issued + hundred - 1) / hundred * hundred;
    return {std::clamp(hundreds, least, most), issued, static_cast<int>(signing::longestAccount.count())};
}

} // namespace cunho::app
