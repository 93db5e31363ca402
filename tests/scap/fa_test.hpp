// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/fake_clock.hpp"
#include "fakes/scripted_http.hpp"

#include <cunho/scap/fa_client.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace cunho::scap {

template<typename Action>
Failure failureOf(Action action) {
    try {
        action();
    } catch (const Error& error) {
        return error.failure();
    }
    return {};
}

/// AttributeManager as a test scripts it, beside a clock that costs nothing.
struct FaTest : testing::Test {
    using Json = nlohmann::json;
    using Asked = test::ScriptedHttp::Asked;

    static constexpr const char* nic = "http://interop.gov.pt/MDC/Cidadao/NIC";
    static constexpr const char* account = "http://interop.gov.pt/SAFE/createSignatureAccount";
    static constexpr const char* enterprise = "http://interop.gov.pt/SCAP/ENTERPRISE";

    FaTest() {
        http.answer = [this](const Asked& one) {
            if (one.method == "POST")
                return test::ScriptedHttp::reply(200, context.dump());
            ++questions;
            return test::ScriptedHttp::reply(200, attributes.dump());
        };
    }

    static Json attribute(const std::string& name, const Json& value, const Json& state = "Available") {
        Json one{{"name", name}, {"value", value}};
        if (!state.is_null())
            one["state"] = state;
        return one;
    }

    static std::string grant(const Json& json) { return json.dump(); }

    static Json citizenAttributes() {
        return Json::array({attribute(nic, "12345678"),
                            attribute("http://interop.gov.pt/MDC/Cidadao/NomeProprio", "Ana Sofia"),
                            attribute("http://interop.gov.pt/MDC/Cidadao/NomeApelido", "Exemplo Conceição"),
                            attribute("http://interop.gov.pt/MDC/Cidadao/DataValidade", "31-12-2030"),
                            attribute("http://interop.gov.pt/MDC/Cidadao/TemAssinaturaDigitalCMD", "false")});
    }

    Json withAccount(const std::string& value) {
        Json all = citizenAttributes();
        all.push_back(attribute(std::string(account) + "?enterpriseNipc=500000000", value));
        return all;
    }

    AuthorizationQuery query() {
        AuthorizationQuery asked;
        asked.account = AccountQuery{"500000000", "", "a@example.pt", parseDate("2027-01-05"), 1000};
        asked.enterpriseAttributes = true;
        return asked;
    }

    AuthenticatedCitizen collect(const AuthorizationQuery& asked) {
        const Secret token(asBytes("11111111-2222-3333-4444-555555555555"));
        return client->collect(token, asked, clock.now(), job);
    }
    AuthenticatedCitizen collect() { return collect(query()); }

    Failure failure() {
        return failureOf([&] { collect(); });
    }

    test::FakeClock clock;
    test::ScriptedHttp http{clock};
    JobContext job;
    Json context{{"token", "next+token/="},
                 {"authenticationContextId", "0b8b2f5c-7d0a-4a86-9f6e-2d7c1b3e4f50"}};
    Json attributes = withAccount(grant({{"accessToken", "AAA.access"},
                                         {"refreshToken", "RRR.refresh"},
                                         {"accountExpirationDate", "2027-01-05"}}));
    int questions = 0;
    std::unique_ptr<FaClient> client =
        makeFaClient({"https://fa.example", "1234", "Cunho", "", {}}, http, clock);
};

} // namespace cunho::scap
