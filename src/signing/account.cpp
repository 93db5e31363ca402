// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/signing/account.hpp>

namespace cunho::signing {

std::string_view accountStateName(AccountState state) noexcept {
    switch (state) {
    case AccountState::Creating: return "creating";
    case AccountState::AwaitingCertificate: return "awaiting-certificate";
    case AccountState::Active: return "active";
    case AccountState::NeedsReactivation: return "needs-reactivation";
    case AccountState::Expired: return "expired";
    case AccountState::Cancelled: return "cancelled";
    case AccountState::Failed: return "failed";
    }
    return "";
}

AccountState SigningAccount::stateAt(TimePoint now) const {
    const bool ended = state == AccountState::Cancelled || state == AccountState::Failed;
    return !ended && expires && now >= *expires ? AccountState::Expired : state;
}

} // namespace cunho::signing
