// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "login_hosts.hpp"
#include "vault_records.hpp"

#include <cunho/app/refresh_attributes.hpp>
#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

using AttributeSource = scap::ProfessionalAttribute::Source;

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

/// What a provider that did not answer in time told before still counts, as of then (autenticacao-gov D.2);
/// so does the word of professional bodies that were not asked.
std::vector<scap::ProfessionalAttribute> withSilent(scap::FoundAttributes found,
                                                    const std::vector<scap::ProfessionalAttribute>& known) {
    const auto& silent = found.silent;
    const auto wasAsked = [&](const auto& one) {
        return (found.bodiesAsked || one.providerType != "INSTITUTION") &&
               std::find(silent.begin(), silent.end(), one.providerName) == silent.end();
    };
    std::copy_if(known.begin(), known.end(), std::back_inserter(found.attributes), [&](const auto& one) {
        return one.source == AttributeSource::Scap &&
               one.status != scap::ProfessionalAttribute::Status::Gone && !wasAsked(one);
    });
    return std::move(found.attributes);
}

/// Nothing while the vault is locked: attributes are worth having without the key that signs with them.
std::optional<signing::Vault::Commit> openVault(const signing::Vault* vault) {
    if (vault == nullptr || vault->state() != signing::Vault::State::Open)
        return std::nullopt;
    try {
        return vault->lateCommit();
    } catch (const Error& error) {
        if (error.fault() != Fault::Credential)
            throw;
        return std::nullopt; // locked in this moment
    }
}

/// In place of the one before: SCAP knows the newest only.
void keepKey(const std::optional<signing::Vault::Commit>& commit, const std::string& citizen, Secret key) {
    if (!commit || key.empty())
        return;
    const std::pair<std::string, Secret> record(capacityKeyRecord(citizen), std::move(key));
    try {
        (*commit)(std::span(&record, 1), {});
    } catch (const Error& error) {
        if (error.fault() != Fault::Credential) // another vault has taken its place
            throw;
    }
}

} // namespace

std::string refreshAttributes(Services& services, const JobContext& job) {
    auto& state = services.activation;
    if (state.webLogin == nullptr || state.fa == nullptr || state.attributes == nullptr)
        throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
    scap::AuthorizationQuery query;
    query.enterpriseAttributes = true;
    query.foreignCitizen = query.onlyCmd = isForeign(*state.attributes);
    const auto vault = openVault(state.vault); // a lock meanwhile does not cost the key
    job.report({0, 0, "login"});
    const auto token = authenticate(state, query, job);
    job.report({0, 0, "attributes"});
    const auto told = state.fa->collect(token.access, query, services.clock.now(), job);
    const auto citizen = told.citizen.key();
    state.attributes->saveCitizen(told.citizen, services.clock.now());
    state.attributes->merge(citizen, AttributeSource::Authentication, told.attributes, services.clock.now());
    if (state.scap != nullptr) {
        auto found = state.scap->search(told.citizen, token.access, job);
        const std::string silent = listed(found.silent);
        Secret key = std::move(found.totpKey);
        state.attributes->merge(citizen, AttributeSource::Scap,
                                withSilent(std::move(found), state.attributes->attributes(citizen)),
                                services.clock.now());
        keepKey(vault, citizen, std::move(key));
        if (!silent.empty())
            throw Error(Fault::Service, "ATTRIBUTE_PROVIDERS_SILENT", {{"names", silent}});
    }
    return citizen;
}

} // namespace cunho::app
