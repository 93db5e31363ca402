// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/http/client.hpp>
#include <cunho/providers/cmd.hpp>
#include <cunho/providers/safe.hpp>
#include <cunho/providers/scap.hpp>
#include <cunho/wiring/profile.hpp>

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::wiring {

/// The clients of the State's services in one environment, ready to be used; nothing is asked before the
/// first request. Each has a connection of its own, since one thread at a time may use one.
class StateServices {
  public:
    struct Options {
        Profile profile;
        http::ClientOptions client;           ///< proxy and user agent; the profile's anchors are added
        std::filesystem::path webauth;        ///< cunho-webauth
        std::vector<std::string> pluginHosts; ///< of the Citizen Card's plug-in, for the authentication page
        std::string installation;             ///< GUID of this installation, SCAP's credentialId
        bool browserLogin = false; ///< the desktop's browser in place of cunho-webauth; sandbox only
    };

    /// `clock` must outlive it.
    StateServices(Options options, const ClientCredentials& credentials, Clock& clock);

    /// Puts what it made into `services`, which must not outlive it.
    void offer(app::ActivationServices& services);

    const providers::SafeClient& safe() const noexcept { return safe_; }

    /// Signs with the Chave Móvel Digital of this phone; the same one for the same phone, kept to the end.
    /// Its errors tell that phone or credentials are missing, or that the phone is none.
    signing::SignatureProvider* cmd(const std::string& phone);

    /// What `cmd` works with from here on: SCMD's credentials, where `credentials` are given, and its
    /// certificate. Does nothing when they are those that it works with.
    void renewCmd(const ClientCredentials* credentials, std::optional<crypto::Certificate> encryption);

    /// SCAP's signatures in a capacity, with a connection of its own.
    std::unique_ptr<signing::CapacityAuthority> capacity(providers::Capacity capacity);

    const providers::CmdClient& cmdClient() const noexcept { return *cmd_; }

    /// A client with the same way out, for one more conversation.
    std::unique_ptr<http::Client> connection() const;

  private:
    std::unique_ptr<signing::SignatureProvider> provider(const std::string& phone);

    Options options_;
    Clock& clock_;
    providers::SafeClient safe_;
    std::unique_ptr<providers::CmdClient> cmd_;
    std::vector<std::unique_ptr<providers::CmdClient>> earlierCmd_; ///< jobs may be using them, as below
    scap::FaOptions faOptions_;
    std::vector<std::unique_ptr<http::Client>> connections_;
    std::unique_ptr<scap::FaClient> fa_;
    std::unique_ptr<scap::AttributeService> scap_;
    std::unique_ptr<scap::SignatureService> scapSigning_;
    std::map<std::string, std::unique_ptr<signing::SignatureProvider>> phones_;
    std::vector<std::unique_ptr<signing::SignatureProvider>> earlierPhones_;
    std::unique_ptr<signing::Enrolment> enrolment_;
    std::unique_ptr<signing::WebLogin> webLogin_;
};

} // namespace cunho::wiring
