// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "activation_effects.hpp"
#include "vault_records.hpp"

#include <cunho/app/activate_signature.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using signing::Activation;
using signing::ActivationStep;

void prefill(Services& services, Activation& state) {
    const Date today = toLocal(services.clock.now(), Zone::Lisbon).date;
    state.data.until = std::chrono::sys_days(today) + signing::longestAccount;
    state.data.signaturesLimit = proposeLimit(services).signatures;
    if (const auto company = services.company.company())
        state.data.nipc = company->nif;
    const auto renewed = state.renews == 0 ? std::nullopt : services.activation.accounts->find(state.renews);
    if (!renewed)
        return;
    state.data.nipc = renewed->nipc;
    state.data.additionalInfo = renewed->additionalInfo;
    state.data.email = renewed->email;
    state.data.foreignCitizen = !renewed->citizen.empty() && !renewed->citizen.starts_with("BI/");
    state.data.signaturesLimit = std::max(renewed->signaturesLimit, state.data.signaturesLimit);
}

/// Whether another activation may take its place: nothing was asked for yet, or it is done.
bool mayGiveWay(const Activation& state, std::int64_t renews) {
    if (state.step == ActivationStep::Done)
        return renews != 0;
    return renews != 0 && state.renews != renews && state.account == 0 &&
           state.step < ActivationStep::Authentication;
}

/// Minutes after the 120 s of polling at which the background asks again (A.8).
constexpr std::chrono::minutes firstQuestions[] = {std::chrono::minutes(1), std::chrono::minutes(5)};
constexpr std::chrono::minutes laterQuestions{15};
constexpr std::chrono::seconds polling{120};

} // namespace

ActivateSignature::ActivateSignature(Services& services, std::string programVersion)
    : services_(services), programVersion_(std::move(programVersion)) {}

signing::Activation ActivateSignature::begin(std::int64_t renews) {
    auto& activations = *services_.activation.activations;
    if (auto open = activations.open()) {
        if (!mayGiveWay(*open, renews))
            return *open;
        open->closed = true;
        activations.save(*open);
    }
    Activation state;
    state.renews = renews;
    state.created = services_.clock.now();
    state.changed = state.created;
    prefill(services_, state);
    state.id = activations.save(state);
    return state;
}

signing::Activation ActivateSignature::send(signing::Activation state, const ActivationEvent& event,
                                            const JobContext& job) {
    ActivationEffects effects(services_, programVersion_, job);
    std::optional<ActivationEvent> pending = event;
    while (pending) {
        auto [after, effect] = next(std::move(state), *pending, services_.clock.now());
        state = std::move(after);
        state.id = services_.activation.activations->save(state);
        try {
            pending = effects.perform(effect, state, *pending);
        } catch (const Error& error) {
            if (error.fault() == Fault::Cancelled && error.reason() == "STOPPED")
                throw;
            pending = activation::Failed{error.failure()};
        }
    }
    return state;
}

signing::Activation ActivateSignature::resume(signing::Activation state, const JobContext& job) {
    if (state.closed)
        return state;
    switch (state.step) {
    case ActivationStep::Account:
    case ActivationStep::Certificate: return send(std::move(state), activation::CheckAgain{}, job);
    case ActivationStep::Authentication:
        if (hasRecord(*services_.activation.vault, authenticationRecord(state)))
            return send(std::move(state), activation::LoginEnded{}, job);
        break;
    case ActivationStep::Prerequisites:
        if (state.facts.empty())
            return send(std::move(state), activation::CheckAgain{}, job);
        break;
    case ActivationStep::Signer:
    case ActivationStep::HandOver:
    case ActivationStep::SoleTrader:
    case ActivationStep::Consent:
    case ActivationStep::CompanyData:
    case ActivationStep::Done: break;
    }
    // A crash between the page that a refusal led back to and the account that was asked for in vain.
    return state.account != 0 && state.step < ActivationStep::Account
               ? send(std::move(state), activation::Restart{}, job)
               : state;
}

std::optional<TimePoint> ActivateSignature::nextQuestion(const signing::Activation& state) const {
    if (state.closed || state.step != ActivationStep::Certificate || !state.waitingSince)
        return std::nullopt;
    TimePoint at = *state.waitingSince + polling;
    for (const auto wait : firstQuestions) {
        at += wait;
        if (at > state.changed)
            return at;
    }
    const auto passed = std::max(state.changed - at, std::chrono::milliseconds(0));
    return at + (passed / std::chrono::milliseconds(laterQuestions) + 1) * laterQuestions;
}

} // namespace cunho::app
