// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/http/client.hpp>
#include <cunho/signing/vault.hpp>

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

/// `password` goes into the vault; an empty one removes it. Throws Input/PROXY_ADDRESS_WRONG,
/// Credential/VAULT_LOCKED when there is a password to keep.
void keepProxyChoice(const ProxyChoice& choice, Secret password, Settings& settings, signing::Vault& vault);

/// Whether it is a proxy at 127.0.0.1 or localhost: no other leads to the sandbox.
bool isOnThisComputer(const ProxyChoice& choice);

/// Puts the choice into `options`, with the password where the vault is open.
void applyProxy(const ProxyChoice& choice, const signing::Vault& vault, http::ClientOptions& options);

} // namespace cunho::wiring
