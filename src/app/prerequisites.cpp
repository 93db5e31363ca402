// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "prerequisites.hpp"

#include <algorithm>

namespace cunho::app {
namespace {

using scap::ProfessionalAttribute;
using signing::AccountState;
using signing::Prerequisite;
using signing::PrerequisiteFact;
using signing::Standing;

/// Who signs, as far as our store can tell: the citizen of the account that is renewed, else the only one
/// who was ever seen here.
std::optional<scap::Citizen> signer(Services& services, const signing::Activation& state) {
    if (services.activation.attributes == nullptr)
        return std::nullopt;
    const auto citizens = services.activation.attributes->citizens();
    if (state.renews == 0)
        return citizens.size() == 1 ? std::optional(citizens.front()) : std::nullopt;
    const auto renewed = services.activation.accounts->find(state.renews);
    const auto found = std::find_if(citizens.begin(), citizens.end(), [&](const scap::Citizen& citizen) {
        return renewed && citizen.key() == renewed->citizen;
    });
    return found == citizens.end() ? std::nullopt : std::optional(*found);
}

/// Whether an attribute is of this kind, whatever its end.
bool isOf(const ProfessionalAttribute& attribute, const std::string& nipc, bool scap::Eligibility::*kind) {
    ProfessionalAttribute endless = attribute;
    endless.status = ProfessionalAttribute::Status::Active;
    endless.validUntil.reset();
    return scap::eligibility({endless}, nipc, attribute.lastChecked).*kind;
}

/// Good until the latest end of an active one; bad since the latest end of an expired one; else to be asked.
PrerequisiteFact fact(const std::vector<ProfessionalAttribute>& all, const std::string& nipc, TimePoint now,
                      bool scap::Eligibility::*kind) {
    const ProfessionalAttribute* best = nullptr;
    const auto isActive = [&](const ProfessionalAttribute& one) {
        return one.statusAt(now) == ProfessionalAttribute::Status::Active;
    };
    for (const ProfessionalAttribute& one : all) {
        if (one.statusAt(now) == ProfessionalAttribute::Status::Gone || !isOf(one, nipc, kind))
            continue;
        const bool better = best == nullptr || (isActive(one) && !isActive(*best)) ||
                            (isActive(one) == isActive(*best) && outlasts(one, *best));
        if (better)
            best = &one;
    }
    if (best == nullptr)
        return {};
    return {isActive(*best) ? Standing::Good : Standing::Bad, std::nullopt, best->validUntil, false};
}

Standing cmdSignature(const std::optional<scap::Citizen>& citizen) {
    if (!citizen || !citizen->cmdSignature)
        return Standing::Unknowable;
    return *citizen->cmdSignature ? Standing::Good : Standing::Bad;
}

bool isLive(AccountState state) {
    return state == AccountState::AwaitingCertificate || state == AccountState::Active ||
           state == AccountState::NeedsReactivation;
}

} // namespace

std::map<Prerequisite, PrerequisiteFact> findPrerequisites(Services& services,
                                                           const signing::Activation& state) {
    std::map<Prerequisite, PrerequisiteFact> facts;
    facts[Prerequisite::PinsKnown] = {};
    facts[Prerequisite::NoEarlierAccount] = {};
    if (earlierAccount(services, state))
        facts[Prerequisite::NoEarlierAccount].standing = Standing::Bad;
    else if (state.renews != 0)
        facts[Prerequisite::NoEarlierAccount].standing = Standing::Good;

    const auto citizen = signer(services, state);
    if (state.means == signing::LoginMeans::CitizenCard) {
        facts[Prerequisite::CardReader] = {};
    } else {
        facts[Prerequisite::CmdActive] = {};
        facts[Prerequisite::CmdSignature].standing = cmdSignature(citizen);
    }
    const auto attributes = citizen ? services.activation.attributes->attributes(citizen->key())
                                    : std::vector<ProfessionalAttribute>();
    const TimePoint now = services.clock.now();
    facts[Prerequisite::Capacity] = fact(attributes, state.data.nipc, now, &scap::Eligibility::capacity);
    facts[Prerequisite::InvoiceAttribute] =
        fact(attributes, state.data.nipc, now, &scap::Eligibility::invoices);
    return facts;
}

std::optional<signing::SigningAccount> earlierAccount(Services& services, const signing::Activation& state) {
    for (const signing::SigningAccount& account : services.activation.accounts->all()) {
        const bool sameKey =
            account.nipc == state.data.nipc && account.additionalInfo == state.data.additionalInfo;
        const bool ours = account.id == state.account || account.id == state.renews;
        if (sameKey && !ours && isLive(account.stateAt(services.clock.now())))
            return account;
    }
    return std::nullopt;
}

} // namespace cunho::app
