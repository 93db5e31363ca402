// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/activate_signature.hpp>

#include <optional>

namespace cunho::app {

/// The vault's record of an activation's authentication.
std::string authenticationRecord(const signing::Activation& state);

/// Does what the machine asks for. Every method may be repeated after a crash at any point of it; what comes
/// of it is the event that is returned, and `state` changes only where an account was asked for.
class ActivationEffects {
  public:
    ActivationEffects(Services& services, const std::string& programVersion, const JobContext& job)
        : services_(services), ports_(services.activation), programVersion_(programVersion), job_(job) {}

    /// `cause` is the event that asked for `effect`. Throws what the ports throw.
    std::optional<ActivationEvent> perform(ActivationEffect effect, signing::Activation& state,
                                           const ActivationEvent& cause);

  private:
    ActivationEvent recordConsent(const signing::Activation& state, const activation::ConsentGiven& given);
    ActivationEvent login(const signing::Activation& state);
    ActivationEvent collectAccount(signing::Activation& state);
    ActivationEvent awaitCredential(const signing::Activation& state);
    ActivationEvent dropAccount(const signing::Activation& state);

    void requireNoEarlierAccount(const signing::Activation& state);
    signing::SigningAccount askedAccount(signing::Activation& state);
    scap::AuthenticatedCitizen collect(const signing::Activation& state, const Secret& token);
    void replaceEarlier(const signing::Activation& state);
    void learn(const scap::AuthenticatedCitizen& told);
    void keepGrant(signing::Activation& state, signing::SigningAccount& account,
                   const scap::AuthenticatedCitizen& told, scap::AccountGrant grant);
    std::optional<signing::IssuedCredential> askForCredential(const signing::SigningAccount& account);
    void activate(const signing::Activation& state, signing::SigningAccount account,
                  signing::IssuedCredential credential);
    void retireOthers(const signing::SigningAccount& account);
    bool cancelAtService(const signing::SigningAccount& account, std::int64_t renews);
    bool hasTokens(std::int64_t account) const;
    void saveIn(signing::SigningAccount& account, signing::AccountState state);

    Services& services_;
    ActivationServices& ports_;
    const std::string& programVersion_;
    const JobContext& job_;
};

} // namespace cunho::app
