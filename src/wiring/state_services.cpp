// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/state_services.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/wiring/web_login.hpp>

namespace cunho::wiring {
namespace {

std::vector<crypto::Certificate> anchorsOf(const Profile& profile) {
    return profile.anchors.empty() ? std::vector<crypto::Certificate>()
                                   : crypto::Certificate::listFromFile(readFile(profile.anchors));
}

providers::SafeClient safeClient(const Profile& profile, const ClientCredentials& credentials) {
    providers::SafeClient client;
    client.environment = profile.environment;
    client.baseUrl = profile.safeUrl;
    client.clientName = credentials.safe.clientName;
    client.basicUser = credentials.safe.user;
    client.basicPassword = credentials.safe.password.duplicate();
    client.anchors = anchorsOf(profile);
    return client;
}

providers::CmdClient scmdClient(const Profile& profile, const ClientCredentials& credentials) {
    providers::CmdClient client;
    client.environment = profile.environment;
    client.url = profile.scmdUrl;
    client.encryption = profile.scmdCertificate;
    client.anchors = anchorsOf(profile);
    if (credentials.scmd) {
        client.applicationId = credentials.scmd->clientName;
        client.basicUser = credentials.scmd->user;
        client.basicPassword = credentials.scmd->password.duplicate();
    }
    return client;
}

/// Stands where something is missing, so that whoever signs learns what.
class MissingProvider final : public signing::SignatureProvider {
  public:
    explicit MissingProvider(std::string reason) : reason_(std::move(reason)) {}

    signing::Credential credential(const JobContext&) override { refuse(); }
    void sign(std::span<const signing::Dtbsr>, signing::SignatureSink&, signing::Prompter&,
              const JobContext&) override {
        refuse();
    }

  private:
    [[noreturn]] void refuse() const { throw Error(Fault::Configuration, reason_); }
    std::string reason_;
};

scap::ScapOptions scapOptions(const Profile& profile, const ClientCredentials& credentials,
                              const std::string& installation) {
    const auto& basic = credentials.scap ? *credentials.scap : credentials.safe;
    return {profile.scapUrl, basic.clientName, basic.user, basic.password.duplicate(), installation};
}

} // namespace

StateServices::StateServices(Options options, const ClientCredentials& credentials, Clock& clock)
    : options_(std::move(options))
    , clock_(clock)
    , safe_(safeClient(options_.profile, credentials))
    , cmd_(scmdClient(options_.profile, credentials)) {
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
    scapSigning_ =
        scap::makeSignatureService(scapOptions(profile, credentials, options_.installation), client(), clock);
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

signing::SignatureProvider* StateServices::cmd(const std::string& phone) {
    auto& kept = phones_[phone];
    if (kept)
        return kept.get();
    if (cmd_.applicationId.empty())
        kept = std::make_unique<MissingProvider>("CMD_CREDENTIALS_MISSING");
    else if (phone.empty())
        kept = std::make_unique<MissingProvider>("CMD_PHONE_MISSING");
    else
        kept = std::make_unique<providers::CmdProvider>(cmd_, providers::cmdPhone(phone),
                                                        *connections_.emplace_back(connection()), clock_);
    return kept.get();
}

std::unique_ptr<signing::CapacityAuthority> StateServices::capacity(providers::Capacity capacity) {
    capacity.anchors = cmd_.anchors;
    return providers::makeScapAuthority(std::move(capacity), *scapSigning_, clock_);
}

std::unique_ptr<http::Client> StateServices::connection() const {
    return http::makeCurlClient(options_.client);
}

} // namespace cunho::wiring
