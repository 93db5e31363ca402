// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/state_services.hpp"

#include <cunho/core/file.hpp>
#include <cunho/wiring/web_login.hpp>

namespace cunho::wiring {
namespace {

providers::SafeClient safeClient(const Profile& profile, const ClientCredentials& credentials) {
    providers::SafeClient client;
    client.environment = profile.environment;
    client.baseUrl = profile.safeUrl;
    client.clientName = credentials.safe.clientName;
    client.basicUser = credentials.safe.user;
    client.basicPassword = credentials.safe.password.duplicate();
    if (!profile.anchors.empty())
        client.anchors = crypto::Certificate::listFromFile(readFile(profile.anchors));
    return client;
}

scap::ScapOptions scapOptions(const Profile& profile, const ClientCredentials& credentials,
                              const std::string& installation) {
    const auto& basic = credentials.scap ? *credentials.scap : credentials.safe;
    return {profile.scapUrl, basic.clientName, basic.user, basic.password.duplicate(), installation};
}

} // namespace

StateServices::StateServices(Options options, const ClientCredentials& credentials, Clock& clock)
    : options_(std::move(options)), safe_(safeClient(options_.profile, credentials)) {
    const Profile& profile = options_.profile;
    if (!profile.anchors.empty())
        options_.client.trustAnchors = profile.anchors;
    faOptions_.baseUrl = profile.faUrl;
    faOptions_.clientId = credentials.faClientId;
    faOptions_.clientName = credentials.safe.clientName;
    faOptions_.pluginHosts = options_.pluginHosts;
    const auto client = [this]() -> http::Client& { return *connections_.emplace_back(connection()); };
    fa_ = scap::makeFaClient(faOptions_, client(), clock);
    scap_ =
        scap::makeAttributeService(scapOptions(profile, credentials, options_.installation), client(), clock);
    enrolment_ = providers::makeSafeEnrolment(safe_, client(), clock);
    webLogin_ = options_.browserLogin
                    ? makeBrowserLogin(profile.environment)
                    : makeWebLogin({options_.webauth, profile.environment, profile.anchors,
                                    options_.client.direct ? std::string() : options_.client.proxy});
}

void StateServices::offer(app::ActivationServices& services) {
    services.fa = fa_.get();
    services.faOptions = faOptions_;
    services.scap = scap_.get();
    services.enrolment = enrolment_.get();
    services.webLogin = webLogin_.get();
}

std::unique_ptr<http::Client> StateServices::connection() const {
    return http::makeCurlClient(options_.client);
}

} // namespace cunho::wiring
