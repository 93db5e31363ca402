// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "login_hosts.hpp"

#include <cunho/app/refresh_attributes.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using Source = scap::ProfessionalAttribute::Source;

scap::FaToken authenticate(ActivationServices& state, const scap::AuthorizationQuery& query,
                           const JobContext& job) {
    const auto authorization = scap::authorization(state.faOptions, query);
    signing::WebLoginRequest request;
    request.url = authorization.url;
    request.redirect = authorization.redirect;
    request.allowedHosts = loginHosts(state.faOptions);
    request.title = "Autenticação.gov";
    return scap::readRedirect(state.webLogin->login(request, job), authorization.state);
}

/// A foreign citizen has a document in place of the civil number, and authenticates by CMD alone
/// (autenticacao-gov A.4). Who was seen here before tells; where somebody national was, the number is asked
/// for.
bool isForeign(scap::AttributeRepository& known) {
    const auto citizens = known.citizens();
    return !citizens.empty() && std::none_of(citizens.begin(), citizens.end(), [](const auto& citizen) {
        return citizen.documentType == scap::Citizen().documentType;
    });
}

std::string listed(const std::vector<std::string>& names) {
    std::string all;
    for (const auto& name : names)
        all += (all.empty() ? "" : ", ") + name;
    return all;
}

/// What a provider that did not answer in time told before still counts, as of then (autenticacao-gov D.2).
std::vector<scap::ProfessionalAttribute> withSilent(scap::FoundAttributes found,
                                                    const std::vector<scap::ProfessionalAttribute>& known) {
    const auto& silent = found.silent;
    std::copy_if(known.begin(), known.end(), std::back_inserter(found.attributes), [&](const auto& one) {
        return one.source == Source::Scap && one.status != scap::ProfessionalAttribute::Status::Gone &&
               std::find(silent.begin(), silent.end(), one.providerName) != silent.end();
    });
    return std::move(found.attributes);
}

} // namespace

std::string refreshAttributes(Services& services, const JobContext& job) {
    auto& state = services.activation;
    if (state.webLogin == nullptr || state.fa == nullptr || state.attributes == nullptr)
        throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
    scap::AuthorizationQuery query;
    query.enterpriseAttributes = true;
    query.foreignCitizen = query.onlyCmd = isForeign(*state.attributes);
    job.report({0, 0, "login"});
    const auto token = authenticate(state, query, job);
    job.report({0, 0, "attributes"});
    const auto told = state.fa->collect(token.access, query, services.clock.now(), job);
    const auto citizen = told.citizen.key();
    state.attributes->saveCitizen(told.citizen, services.clock.now());
    state.attributes->merge(citizen, Source::Authentication, told.attributes, services.clock.now());
    if (state.scap != nullptr) {
        auto found = state.scap->search(told.citizen, token.access, job);
        const std::string silent = listed(found.silent);
        state.attributes->merge(citizen, Source::Scap,
                                withSilent(std::move(found), state.attributes->attributes(citizen)),
                                services.clock.now());
        if (!silent.empty())
            throw Error(Fault::Service, "ATTRIBUTE_PROVIDERS_SILENT", {{"names", silent}});
    }
    return citizen;
}

} // namespace cunho::app
