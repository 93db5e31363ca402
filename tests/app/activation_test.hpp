// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/memory_accounts.hpp"
#include "fakes/memory_activations.hpp"
#include "fakes/memory_attributes.hpp"
#include "fakes/memory_lease.hpp"
#include "fakes/memory_secrets.hpp"
#include "fakes/scripted_activation.hpp"
#include "fakes/test_pki.hpp"
#include "workroom.hpp"

#include <cunho/app/activate_signature.hpp>
#include <cunho/app/consent_text.hpp>
#include <cunho/app/signing_accounts.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/store/database.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace cunho::app {

/// Accounts that tell before and after each change became durable.
class TellingAccounts final : public signing::AccountRepository {
  public:
    std::function<void()> before;
    std::function<void()> after;

    std::int64_t save(const signing::SigningAccount& account) override {
        if (before)
            before();
        const auto id = inner_.save(account);
        if (after)
            after();
        return id;
    }
    std::optional<signing::SigningAccount> find(std::int64_t id) override { return inner_.find(id); }
    std::vector<signing::SigningAccount> all() override { return inner_.all(); }
    void countSignatures(std::int64_t id, int signatures) override { inner_.countSignatures(id, signatures); }
    bool changeState(const signing::SigningAccount& seen, signing::AccountState state, TimePoint since,
                     const Failure& failure) override {
        if (before)
            before();
        const bool done = inner_.changeState(seen, state, since, failure);
        if (after)
            after();
        return done;
    }
    void keepCredentialId(std::int64_t id, const std::string& credentialId) override {
        inner_.keepCredentialId(id, credentialId);
    }

  private:
    test::MemoryAccounts inner_;
};

/// Everything of an activation that outlives the program: what the State and the disk keep.
struct Outside {
    explicit Outside(test::FakeClock& theClock) : clock(theClock), state(theClock) {}

    test::FakeClock& clock;
    test::ScriptedState state;
    test::MemorySecrets secrets;
    TellingAccounts accounts;
    test::MemoryActivations activations;
    test::MemoryAttributes attributes;
    test::MemoryLease lock;
};

/// The program from one start to the next.
struct Inside {
    Inside(Services all, Outside& theOutside) : outside(theOutside), services(all) {
        const auto source = signing::makePassphraseSource(Secret(asBytes("frase")), {16, 1, 1});
        if (vault.state() == signing::Vault::State::Absent)
            vault.create(*source, {});
        else
            vault.unlock(*source, {});
        auto& ports = services.activation;
        ports.vault = &vault;
        ports.accounts = &outside.accounts;
        ports.activations = &outside.activations;
        ports.attributes = &outside.attributes;
        ports.webLogin = &webLogin;
        ports.enrolment = &enrolment;
        ports.fa = &fa;
        ports.faOptions = {"https://fa.example", "1234", "Cunho", "", {"127.0.0.1:35153"}};
        ports.lease = [this](std::int64_t account) {
            return signing::makeTokenLease(vault, outside.lock, outside.clock, account);
        };
    }

    std::string kept(std::int64_t account) {
        const auto tokens = services.activation.lease(account)->tokens();
        return std::string(tokens.access.exposeText()) + " " + std::string(tokens.refresh.exposeText());
    }

    Outside& outside;
    signing::Vault vault{outside.secrets, outside.clock};
    test::ScriptedWebLogin webLogin{outside.state};
    test::ScriptedFaClient fa{outside.state};
    test::ScriptedEnrolment enrolment{outside.state};
    Services services;
    ActivateSignature activate{services, "1.0.0"};
};

struct ActivationTest : Workroom, testing::Test {
    using Step = signing::ActivationStep;
    using AccountState = signing::AccountState;

    ActivationTest() {
        outside.state.chain = pki.chain();
        start();
    }

    /// As after closing the program, however it ended.
    void start() {
        inside.reset();
        inside = std::make_unique<Inside>(services, outside);
    }

    signing::EnrolmentData data() {
        signing::EnrolmentData data = inside->activate.begin().data;
        data.email = "geral@olaria.example.pt";
        data.additionalInfo = "Loja do Porto";
        return data;
    }

    /// What a person who answers well does next on a page.
    ActivationEvent answer(const signing::Activation& state) {
        using namespace activation;
        switch (state.step) {
        case Step::Signer: return SignerChosen{signing::SignerChoice::Myself};
        case Step::Consent: return ConsentGiven{std::string(consentVersion), "pt", clock.now()};
        case Step::CompanyData: return DataEntered{data()};
        case Step::Authentication: return LoginWanted{};
        case Step::Account:
        case Step::Certificate: return CheckAgain{};
        case Step::HandOver: return HandOverDone{};
        case Step::SoleTrader:
        case Step::Prerequisites:
        case Step::Done: break;
        }
        return Continue{};
    }

    /// On from here until a page is reached, or a problem is shown there.
    signing::Activation walkTo(signing::Activation state, Step target) {
        for (int i = 0; i < 20 && state.step != target; ++i)
            state = inside->activate.send(std::move(state), answer(state), {});
        return state;
    }
    signing::Activation walkTo(Step target) { return walkTo(inside->activate.begin(), target); }

    signing::Activation send(signing::Activation state, const ActivationEvent& event) {
        return inside->activate.send(std::move(state), event, {});
    }

    signing::SigningAccount account(std::int64_t id) { return outside.accounts.find(id).value(); }

    long count(const std::string& request) {
        const auto& all = outside.state.requests;
        return std::count(all.begin(), all.end(), request);
    }

    Outside outside{clock};
    std::unique_ptr<Inside> inside;
};

} // namespace cunho::app
