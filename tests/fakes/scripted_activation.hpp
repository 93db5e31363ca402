// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/scap/fa_client.hpp>
#include <cunho/signing/account.hpp>
#include <cunho/signing/enrolment.hpp>
#include <cunho/signing/web_login.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace cunho::test {

/// What the State keeps while the program comes and goes: authentications, accounts and their certificates.
struct ScriptedState {
    struct Account {
        std::string access;
        std::string refresh;
        std::string credentialId;
        TimePoint certificateAt{}; ///< until then every call is answered with 401
        bool cancelled = false;
    };

    explicit ScriptedState(const Clock& theClock) : clock(theClock) {}

    const Clock& clock;
    scap::Citizen citizen = [] {
        scap::Citizen one;
        one.documentNumber = "12345678";
        one.givenName = "Ana";
        one.lastName = "Exemplo";
        one.cmdSignature = true;
        return one;
    }();
    std::vector<scap::ProfessionalAttribute> attributes;
    crypto::CertificateChain chain;
    std::chrono::seconds certificateTakes{10};
    std::vector<std::string> requests;          ///< in order: "info", "login", "collect", "list", "cancel"
    std::map<std::string, std::size_t> byToken; ///< token of an authentication: its account
    std::vector<Account> accounts;
    int logins = 0;
    bool tellsEnd = true;    ///< of an account
    bool oneAccount = false; ///< a second one is refused while the first is there (autenticacao-gov J.6)

    /// Asked before each request; may throw as the port does.
    std::function<void(const std::string& request)> before;

    void ask(const std::string& request, const JobContext& job) {
        job.throwIfStopped();
        requests.push_back(request);
        if (before)
            before(request);
    }
};

class ScriptedWebLogin final : public signing::WebLogin {
  public:
    explicit ScriptedWebLogin(ScriptedState& state) : state_(state) {}

    std::optional<Failure> hindrance;
    std::vector<signing::WebLoginRequest> shown;

    std::optional<Failure> obstacle() const override { return hindrance; }

    Secret login(const signing::WebLoginRequest& request, const JobContext& job) override {
        shown.push_back(request);
        state_.ask("login", job);
        const std::string echo = request.url.substr(request.url.find("&state=") + 7, 32);
        return Secret::fromText("access_token=fa-" + std::to_string(++state_.logins) +
                                "&token_type=bearer&expires_in=86400&state=" + echo);
    }

  private:
    ScriptedState& state_;
};

/// The same token gives the same account again, as after a lost reply.
class ScriptedFaClient final : public scap::FaClient {
  public:
    explicit ScriptedFaClient(ScriptedState& state) : state_(state) {}

    std::optional<scap::AccountQuery> asked;

    scap::AuthenticatedCitizen collect(const Secret& accessToken, const scap::AuthorizationQuery& query,
                                       TimePoint, const JobContext& job) override {
        state_.ask("collect", job);
        asked = query.account;
        const std::string token(accessToken.exposeText());
        if (refused_.contains(token) || (state_.oneAccount && !state_.byToken.contains(token) && isTaken())) {
            refused_.insert(token); // for good: an authentication serves one request for an account
            throw Error(Fault::Conflict, "ACCOUNT_EXISTS", {{"nipc", "500000000"}});
        }
        if (!state_.byToken.contains(token)) {
            const std::string number = std::to_string(state_.accounts.size() + 1);
            state_.byToken[token] = state_.accounts.size();
            state_.accounts.push_back({"safe-access-" + number, "safe-refresh-" + number,
                                       "credential-" + number, state_.clock.now() + state_.certificateTakes,
                                       false});
        }
        const auto& account = state_.accounts[state_.byToken.at(token)];
        scap::AuthenticatedCitizen told;
        told.citizen = state_.citizen;
        told.attributes = state_.attributes;
        told.account = scap::AccountGrant{Secret(asBytes(account.access)), Secret(asBytes(account.refresh)),
                                          state_.clock.now() + std::chrono::days(40)};
        if (!state_.tellsEnd)
            told.account->expires.reset();
        return told;
    }

  private:
    bool isTaken() const {
        return std::any_of(state_.accounts.begin(), state_.accounts.end(),
                           [](const auto& account) { return !account.cancelled; });
    }

    ScriptedState& state_;
    std::set<std::string> refused_;
};

class ScriptedEnrolment final : public signing::Enrolment {
  public:
    explicit ScriptedEnrolment(ScriptedState& state) : state_(state) {}

    std::string probe(const JobContext& job) override {
        state_.ask("info", job);
        return "SAFE";
    }

    std::optional<signing::IssuedCredential> credential(signing::TokenLease& tokens, const std::string&,
                                                        const JobContext& job) override {
        state_.ask("list", job);
        const auto& account = of(tokens);
        if (state_.clock.now() < account.certificateAt)
            return std::nullopt;
        return signing::IssuedCredential{account.credentialId, state_.chain, 2048};
    }

    void cancel(signing::TokenLease& tokens, const std::string&, const JobContext& job) override {
        state_.ask("cancel", job);
        auto& account = of(tokens);
        if (state_.clock.now() < account.certificateAt)
            throw Error(Fault::Reactivate, "SAFE_UNAUTHORIZED", {{"nipc", "500000000"}});
        account.cancelled = true;
    }

    void refreshWhenOld(signing::TokenLease&, const std::string&, const JobContext& job) override {
        state_.ask("refresh", job);
    }

  private:
    ScriptedState::Account& of(signing::TokenLease& tokens) {
        const auto kept = tokens.tokens();
        for (auto& account : state_.accounts) {
            if (account.access == kept.access.exposeText() && !account.cancelled)
                return account;
        }
        throw Error(Fault::Reactivate, "SAFE_TOKEN_EXPIRED");
    }

    ScriptedState& state_;
};

} // namespace cunho::test
