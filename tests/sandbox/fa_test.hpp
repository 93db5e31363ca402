// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "sandbox/fa_service.hpp"
#include "sandbox/url.hpp"

#include <cunho/core/bytes.hpp>
#include <cunho/core/random.hpp>

#include <functional>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cunho::test {

using namespace std::chrono_literals;
using nlohmann::json;
using Form = std::map<std::string, std::string>;

/// Opens every account, unless it was told not to.
class FakeDesk final : public sandbox::AccountDesk {
  public:
    explicit FakeDesk(Clock& clock) : clock_(clock) {}

    std::variant<sandbox::OpenedAccount, sandbox::AccountRefusal>
    open(const sandbox::AccountRequest& request) override {
        asked.push_back(request);
        if (refusal)
            return *refusal;
        return sandbox::OpenedAccount{"safe-access", "safe-refresh", clock_.now() + 24h * 45};
    }
    std::vector<sandbox::AccountLine> accounts() const override { return lines; }
    bool cancel(const std::string& credentialId) override {
        for (auto& line : lines)
            if (line.credentialId == credentialId && !line.cancelled)
                return line.cancelled = true;
        return false;
    }

    std::optional<sandbox::AccountRefusal> refusal;
    std::vector<sandbox::AccountRequest> asked;
    std::vector<sandbox::AccountLine> lines;

  private:
    Clock& clock_;
};

/// Whether a page has this text.
inline bool shows(const sandbox::Reply& reply, std::string_view text) {
    return reply.body.find(text) != std::string::npos;
}

inline std::string headerOf(const sandbox::Reply& reply, const std::string& name) {
    for (const auto& [each, value] : reply.headers)
        if (each == name)
            return value;
    return {};
}

inline std::string asForm(const Form& fields) {
    std::string out;
    for (const auto& [name, value] : fields)
        out += (out.empty() ? "" : "&") + sandbox::percentEncode(name) + "=" + sandbox::percentEncode(value);
    return out;
}

/// The requests of an authentication in their order.
enum class FaCall { Authorize, Page, Post, Get };

/// A client that keeps every rule and the citizen before it, with a place to break one. No wire.
class FaTalk {
  public:
    FaTalk() { plugin.admit("https://127.0.0.1:2222", "https://" + client.host); }

    FakeClock clock;
    sandbox::Client client{"127.0.0.1:1111", "cunho-sandbox", "sandbox", "sandbox-no-secret"};
    sandbox::Registry registry{clock, "500000000"};
    FakeDesk desk{clock};
    sandbox::ViolationLog violations;
    sandbox::FaultRules faults;
    sandbox::Switches switches;
    sandbox::CardPlugin plugin{registry};
    sandbox::FaService fa{registry, desk, violations, faults, switches, clock, client, plugin};

    /// Called with each request before it goes out.
    std::function<void(FaCall, sandbox::Request&)> spoil = [](FaCall, sandbox::Request&) {};

    std::string account = "enterpriseNipc=500000000$enterpriseAdditionalInfo=LojaPorto$email=a@example.pt"
                          "$expirationDate=2026-12-31$signaturesLimit=1000$creationClientName=cunho-sandbox";
    std::string citizenScope =
        scopeOf({"NIC", "NomeProprio", "NomeApelido", "DataValidade", "DataNascimento"});
    std::string extraScope;
    Form parameters; ///< further ones of the authorisation request
    char citizen = 'A';

    std::string cookie;
    std::string state;
    std::map<std::string, std::string> fragment; ///< of the redirect
    std::string redirect;                        ///< before its '#'
    std::string token;                           ///< of the POST's reply
    std::string context;

    static std::string scopeOf(const std::vector<std::string>& names) {
        std::string scope;
        for (const auto& name : names)
            scope += (scope.empty() ? "" : " ") + std::string(sandbox::attribute::citizen) + name;
        return scope;
    }

    sandbox::Request request(const std::string& method, const std::string& path) const {
        sandbox::Request out;
        out.method = method;
        out.path = path;
        out.host = client.host;
        out.tlsVersion = "TLSv1.3";
        out.headers["host"] = client.host;
        if (!cookie.empty())
            out.headers["cookie"] = cookie;
        return out;
    }

    sandbox::Reply send(FaCall call, sandbox::Request sent) {
        spoil(call, sent);
        return fa.handle(sent);
    }

    sandbox::Reply authorize() {
        state = toHex(randomBytes(16));
        auto sent = request("GET", "/OAuth/AskAuthorization");
        std::string scope = citizenScope + extraScope;
        if (!account.empty())
            scope += " " + std::string(sandbox::attribute::account) + "?" + account;
        sent.query = {{"response_type", "token"},
                      {"client_id", std::string(sandbox::FaRegistration::sandboxClientId)},
                      {"scope", scope},
                      {"state", state}};
        for (const auto& each : parameters)
            sent.query.insert(each);
        auto reply = follow(send(FaCall::Authorize, sent));
        if (const auto set = headerOf(reply, "Set-Cookie"); !set.empty())
            cookie = set.substr(0, set.find(';'));
        return reply;
    }

    sandbox::Reply fill(const Form& fields) {
        auto sent = request("POST", "/oauth/login");
        sent.contentType = "application/x-www-form-urlencoded";
        sent.body = asForm(fields);
        return follow(send(FaCall::Page, sent));
    }

    sandbox::Reply page() { return send(FaCall::Page, request("GET", "/oauth/login")); }

    sandbox::Reply chooseMeans(const std::string& means = "cmd", const std::string& type = "national") {
        return fill({{"step", "means"}, {"citizen_type", type}, {"means", means}, {"action", "continue"}});
    }
    sandbox::Reply allow() { return fill({{"step", "consent"}, {"action", "authorize"}}); }
    sandbox::Reply phoneAndPin(const std::string& pin = {}) {
        const auto who = registry.byLetter(citizen).value();
        return fill({{"step", "cmd"},
                     {"prefix", "+351"},
                     {"phone", who.phone.substr(who.phone.find(' ') + 1)},
                     {"pin", pin.empty() ? who.authenticationPin : pin},
                     {"action", "authenticate"}});
    }
    std::string codeOnPhone() const {
        const auto messages = registry.messages();
        if (messages.empty())
            return {};
        const auto at = messages.back().text.find_first_of("0123456789");
        return messages.back().text.substr(at, 6);
    }
    sandbox::Reply confirm(const std::string& code) {
        return fill({{"step", "code"}, {"code", code}, {"action", "confirm"}});
    }

    /// From the first page to the redirect.
    sandbox::Reply logIn() {
        auto reply = authorize();
        if (reply.status != 200)
            return reply;
        chooseMeans();
        allow();
        phoneAndPin();
        return confirm(codeOnPhone());
    }

    /// Three seconds after the citizen was let in at least, and never too soon after another.
    sandbox::Reply post(std::chrono::milliseconds wait = 15s) {
        clock.advance(wait);
        auto sent = request("POST", "/oauthresourceserver/api/AttributeManager");
        sent.contentType = "application/json";
        sent.body = json{{"token", fragment["access_token"]}}.dump();
        auto reply = send(FaCall::Post, sent);
        if (reply.status == 200 && json::accept(reply.body)) {
            token = json::parse(reply.body).at("token");
            context = json::parse(reply.body).at("authenticationContextId");
        }
        return reply;
    }

    sandbox::Reply get(std::chrono::milliseconds wait = 2s) {
        clock.advance(wait);
        auto sent = request("GET", "/oauthresourceserver/api/AttributeManager");
        sent.query = {{"token", token}, {"authenticationContextId", context}};
        return send(FaCall::Get, sent);
    }

    /// Everything up to the account, which comes at the second question.
    sandbox::Reply everything() {
        auto reply = logIn();
        if (reply.status == 302 && fragment.contains("access_token"))
            reply = post();
        if (reply.status == 200)
            reply = get();
        return reply.status == 200 ? get() : reply;
    }

    std::vector<int> broken() const {
        std::vector<int> ids;
        for (const auto& violation : violations.all())
            ids.push_back(violation.check);
        return ids;
    }

    void fault(const std::string& operation, const std::string& action) {
        faults.add({{"operation", operation}, {"action", action}});
    }

  private:
    sandbox::Reply follow(sandbox::Reply reply) {
        const std::string location = headerOf(reply, "Location");
        if (reply.status == 303)
            return page();
        if (reply.status == 302) {
            const auto hash = location.find('#');
            redirect = location.substr(0, hash);
            fragment = sandbox::parseForm(location.substr(hash + 1));
        }
        return reply;
    }
};

/// The row of an attribute in a reply, by the beginning of its name; null when there is none.
inline json rowOf(const sandbox::Reply& reply, const std::string& name) {
    for (const auto& row : json::parse(reply.body))
        if (row.at("name").get<std::string>().starts_with(name))
            return row;
    return nullptr;
}

inline std::string citizenName(const std::string& name) {
    return std::string(sandbox::attribute::citizen) + name;
}

} // namespace cunho::test
