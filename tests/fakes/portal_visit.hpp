// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/form_person.hpp"

#include <httplib.h>
#include <memory>
#include <string>

namespace cunho::test {

/// A citizen on the portal's pages, by its forms.
class PortalVisit {
  public:
    PortalVisit(const RunningSandbox& sandbox, const FormPerson& person)
        : client_(sandbox.clientAt(sandbox.baseUrl())) {
        const auto in = client_->Post("/portal/entrar",
                                      httplib::Params{{"phone", person.phone()}, {"pin", person.pin()}});
        const std::string set = in->get_header_value("Set-Cookie");
        cookie_ = {{"Cookie", set.substr(0, set.find(';'))}};
    }

    std::string post(const std::string& page, const httplib::Params& fields) {
        const auto reply = client_->Post("/portal/area-privada/" + page, cookie_, fields);
        return reply ? reply->body : std::string();
    }

    /// The request for an attribute with its six pages.
    void ask(const std::string& nipc, const std::string& company, const std::string& until) {
        httplib::Params fields{{"kind", "manager"},     {"nipc", nipc},
                               {"company", company},    {"nature", "LDA"},
                               {"capacity", "Gerente"}, {"invoices", "on"},
                               {"until", until},        {"address", "Rua da Sofia, 12"}};
        for (int step = 2; step <= 6; ++step) {
            auto page = fields;
            page.emplace("step", std::to_string(step));
            answer = post("atributos-profissionais/associar", page);
        }
    }

    void approve(const std::string& nipc) {
        post("atributos-profissionais", {{"nipc", nipc}, {"capacity", "Gerente"}, {"action", "approve"}});
    }

    std::string answer;

  private:
    std::unique_ptr<httplib::SSLClient> client_;
    httplib::Headers cookie_;
};

} // namespace cunho::test
