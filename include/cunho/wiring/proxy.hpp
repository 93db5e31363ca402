// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/http/client.hpp>
#include <cunho/signing/vault.hpp>

#include <memory>
#include <optional>
#include <string>

namespace cunho::wiring {

/// How this computer reaches the network.
struct ProxyChoice {
    enum class Kind { Environment, Direct, Manual };
    Kind kind = Kind::Environment; ///< http_proxy, https_proxy, no_proxy
    std::string address;           ///< "http://proxy.example:3128", "socks5h://…"; Manual only
    std::string user;              ///< may be empty
};

ProxyChoice proxyChoice(Settings& settings);

/// `password` goes into the vault; an empty one removes it. Nothing: the kept one stays, as long as address
/// and user are those that it was given for. Throws Input/PROXY_ADDRESS_WRONG, Credential/VAULT_LOCKED when
/// there is a password to keep.
void keepProxyChoice(const ProxyChoice& choice, std::optional<Secret> password, Settings& settings,
                     signing::Vault& vault);

/// Works while the vault is locked.
bool isProxyPasswordKept(const signing::Vault& vault);

/// Whether it is a proxy at 127.0.0.1 or localhost: no other leads to the sandbox.
bool isOnThisComputer(const ProxyChoice& choice);

/// Puts the choice into `options`, with the password where the vault is open.
void applyProxy(const ProxyChoice& choice, const signing::Vault& vault, http::ClientOptions& options);

/// A client that goes the way that was chosen, for one conversation.
std::unique_ptr<http::Client> makeChosenClient(Settings& settings, const signing::Vault& vault);

/// Asks for a page that way and forgets it: whatever the reply, the way is open. Throws as http::Client.
void tryChosenWay(const std::string& url, Settings& settings, const signing::Vault& vault,
                  const JobContext& job);

} // namespace cunho::wiring
