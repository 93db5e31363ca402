// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/state_services.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/wiring/web_login.hpp>

#include <utility>

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

void introduce(providers::CmdClient& client, const ClientCredentials& credentials) {
    if (!credentials.scmd)
        return;
    client.applicationId = credentials.scmd->clientName;
    client.basicUser = credentials.scmd->user;
    client.basicPassword = credentials.scmd->password.duplicate();
}

std::unique_ptr<providers::CmdClient> scmdClient(const Profile& profile,
                                                 const ClientCredentials& credentials) {
    auto client = std::make_unique<providers::CmdClient>();
    client->environment = profile.environment;
    client->url = profile.scmdUrl;
    client->encryption = profile.scmdCertificate;
    client->anchors = anchorsOf(profile);
    introduce(*client, credentials);
    return client;
}

bool isSame(const providers::CmdClient& a, const providers::CmdClient& b) {
    return a.applicationId == b.applicationId && a.basicUser == b.basicUser &&
           a.basicPassword.exposeText() == b.basicPassword.exposeText() && a.encryption == b.encryption;
}

/// Stands where something is missing, so that whoever signs learns what.
class MissingProvider final : public signing::SignatureProvider {
  public:
    explicit MissingProvider(std::string reason)
        : MissingProvider(Failure{Fault::Configuration, std::move(reason), {}, {}}) {}
    explicit MissingProvider(Failure failure) : failure_(std::move(failure)) {}

    signing::Credential credential(const JobContext&) override { refuse(); }
    void sign(std::span<const signing::Dtbsr>, signing::SignatureSink&, signing::Prompter&,
              const JobContext&) override {
        refuse();
    }

  private:
    [[noreturn]] void refuse() const { throw Error(failure_); }
    Failure failure_;
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
    if (cmd_->applicationId.empty())
        kept = std::make_unique<MissingProvider>("CMD_CREDENTIALS_MISSING");
    else if (phone.empty())
        kept = std::make_unique<MissingProvider>("CMD_PHONE_MISSING");
    else
        kept = provider(phone);
    return kept.get();
}

/// Whoever signs learns what is wrong with the phone; what is signed in another way goes on.
std::unique_ptr<signing::SignatureProvider> StateServices::provider(const std::string& phone) {
    try {
        return std::make_unique<providers::CmdProvider>(*cmd_, providers::cmdPhone(phone),
                                                        *connections_.emplace_back(connection()), clock_);
    } catch (const Error& error) {
        return std::make_unique<MissingProvider>(error.failure());
    }
}

void StateServices::renewCmd(const ClientCredentials* credentials,
                             std::optional<crypto::Certificate> encryption) {
    auto next = std::make_unique<providers::CmdClient>();
    next->environment = cmd_->environment;
    next->url = cmd_->url;
    next->anchors = cmd_->anchors;
    next->encryption = std::move(encryption);
    if (credentials != nullptr) {
        introduce(*next, *credentials);
    } else {
        next->applicationId = cmd_->applicationId;
        next->basicUser = cmd_->basicUser;
        next->basicPassword = cmd_->basicPassword.duplicate();
    }
    if (isSame(*next, *cmd_))
        return;
    earlierCmd_.push_back(std::exchange(cmd_, std::move(next)));
    for (auto& [phone, provider] : std::exchange(phones_, {}))
        earlierPhones_.push_back(std::move(provider));
}

std::unique_ptr<signing::CapacityAuthority> StateServices::capacity(providers::Capacity capacity) {
    capacity.anchors = cmd_->anchors;
    return providers::makeScapAuthority(std::move(capacity), *scapSigning_, clock_);
}

std::unique_ptr<http::Client> StateServices::connection() const {
    return http::makeCurlClient(options_.client);
}

} // namespace cunho::wiring
