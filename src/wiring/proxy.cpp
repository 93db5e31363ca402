// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/core/error.hpp>
#include <cunho/wiring/proxy.hpp>

#include <algorithm>
#include <array>

namespace cunho::wiring {
namespace {

constexpr const char* kindSetting = "proxy/kind";
constexpr const char* addressSetting = "proxy/address";
constexpr const char* userSetting = "proxy/user";
const std::string passwordRecord = "proxy/password";

constexpr std::array schemes{"http://", "https://", "socks5://", "socks5h://"};

/// Scheme, host and port, and no password that would lie in the settings.
bool isAddress(const std::string& text) {
    const bool known = std::any_of(schemes.begin(), schemes.end(),
                                   [&](const char* scheme) { return text.starts_with(scheme); });
    const auto host = text.find("://");
    const bool plain =
        std::all_of(text.begin(), text.end(), [](unsigned char c) { return c > 0x20 && c < 0x7F; });
    return known && plain && text.find('@') == std::string::npos && host + 3 < text.size() &&
           text.find('/', host + 3) == std::string::npos;
}

} // namespace

ProxyChoice proxyChoice(Settings& settings) {
    ProxyChoice choice;
    const std::string kind = settings.find(kindSetting).value_or("environment");
    if (kind == "direct")
        choice.kind = ProxyChoice::Kind::Direct;
    if (kind == "manual")
        choice = {ProxyChoice::Kind::Manual, settings.find(addressSetting).value_or(""),
                  settings.find(userSetting).value_or("")};
    return choice;
}

void keepProxyChoice(const ProxyChoice& choice, std::optional<Secret> password, Settings& settings,
                     signing::Vault& vault) {
    const bool manual = choice.kind == ProxyChoice::Kind::Manual;
    if (manual && !isAddress(choice.address))
        throw Error(Fault::Input, "PROXY_ADDRESS_WRONG");
    const ProxyChoice before = proxyChoice(settings);
    const bool same = manual && before.address == choice.address && before.user == choice.user;
    if (manual && password && !password->empty())
        vault.put(passwordRecord, std::move(*password));
    else if ((password || !same) && isProxyPasswordKept(vault)) // another proxy must not be told it
        vault.remove(std::vector{passwordRecord});
    settings.put(addressSetting, manual ? choice.address : std::string());
    settings.put(userSetting, manual ? choice.user : std::string());
    settings.put(kindSetting, manual                                     ? "manual"
                              : choice.kind == ProxyChoice::Kind::Direct ? "direct"
                                                                         : "environment");
}

bool isOnThisComputer(const ProxyChoice& choice) {
    const auto host = choice.address.find("://");
    const std::string rest = host == std::string::npos ? std::string() : choice.address.substr(host + 3);
    const std::string name = rest.substr(0, rest.find(':'));
    return choice.kind == ProxyChoice::Kind::Manual && (name == "127.0.0.1" || name == "localhost");
}

bool isProxyPasswordKept(const signing::Vault& vault) {
    const auto names = vault.names();
    return std::find(names.begin(), names.end(), passwordRecord) != names.end();
}

void applyProxy(const ProxyChoice& choice, const signing::Vault& vault, http::ClientOptions& options) {
    options.direct = choice.kind == ProxyChoice::Kind::Direct;
    if (choice.kind != ProxyChoice::Kind::Manual)
        return;
    options.proxy = choice.address;
    options.proxyUser = choice.user;
    if (vault.state() != signing::Vault::State::Open)
        return;
    if (auto password = vault.find(passwordRecord))
        options.proxyPassword = std::make_shared<const Secret>(std::move(*password));
}

std::unique_ptr<http::Client> makeChosenClient(Settings& settings, const signing::Vault& vault) {
    http::ClientOptions options;
    applyProxy(proxyChoice(settings), vault, options);
    return http::makeCurlClient(options);
}

void tryChosenWay(const std::string& url, Settings& settings, const signing::Vault& vault,
                  const JobContext& job) {
    http::Request request;
    request.url = url;
    request.totalLimit = std::chrono::seconds(20);
    request.responseLimit = 8U << 20U;
    static_cast<void>(makeChosenClient(settings, vault)->send(std::move(request), job));
}

} // namespace cunho::wiring
