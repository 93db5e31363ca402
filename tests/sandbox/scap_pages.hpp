// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox_test.hpp"

namespace cunho::test {

/// A citizen in the authentication pages, over the wire.
class Pages {
  public:
    explicit Pages(Talk& talk) : talk_(talk), client_(talk.host(), talk.port()) {
        client_.set_ca_cert_path(talk.access.rootCertificate.c_str());
    }

    /// The access token of a citizen.
    std::string logIn(char letter = 'A') {
        const std::string number = std::to_string(letter - 'A' + 1);
        const std::string two = (number.size() < 2 ? "0" : "") + number;
        std::string scope;
        for (const char* name : {"NIC", "NomeProprio", "NomeApelido", "DataValidade", "DataNascimento"})
            scope += (scope.empty() ? "" : " ") + std::string("http://interop.gov.pt/MDC/Cidadao/") + name;
        const auto first = client_.Get("/oauth/askauthorization",
                                       httplib::Params{{"response_type", "token"},
                                                       {"client_id", talk_.access.faClientId},
                                                       {"scope", scope},
                                                       {"state", toHex(randomBytes(16))}},
                                       httplib::Headers());
        cookie_ = first->get_header_value("Set-Cookie");
        cookie_.resize(std::min(cookie_.find(';'), cookie_.size()));
        fill("step=means&citizen_type=national&means=cmd&action=continue");
        fill("step=consent&action=authorize");
        fill("step=cmd&prefix=%2B351&phone=9120000" + two + "&pin=1357" + two + "&action=authenticate");
        const json messages = talk_.look("/sandbox/phone.json").at("messages");
        if (messages.empty())
            throw std::runtime_error("no code came: " + first->get_header_value("Location"));
        const std::string code = messages.back().at("code");
        const std::string location = fill("step=code&action=confirm&code=" + code);
        const auto begin = location.find("access_token=");
        if (begin == std::string::npos)
            throw std::runtime_error("no token: " + location);
        const auto value = begin + std::string("access_token=").size();
        return location.substr(value, location.find('&', value) - value);
    }

  private:
    std::string fill(const std::string& form) {
        const auto reply = client_.Post("/oauth/login", httplib::Headers{{"Cookie", cookie_}}, form,
                                        "application/x-www-form-urlencoded");
        return reply->get_header_value("Location");
    }

    Talk& talk_;
    httplib::SSLClient client_;
    std::string cookie_;
};

} // namespace cunho::test
