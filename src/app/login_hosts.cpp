// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "login_hosts.hpp"

namespace cunho::app {
namespace {

/// Every host of autenticacao-gov, section 0, is this one or below it.
constexpr std::string_view stateDomain = ".autenticacao.gov.pt";

/// The host and port of an absolute URL.
std::string hostOf(const std::string& url) {
    const auto begin = url.find("://");
    const auto from = begin == std::string::npos ? 0 : begin + 3;
    return url.substr(from, url.find_first_of("/?#", from) - from);
}

} // namespace

std::vector<std::string> loginHosts(const scap::FaOptions& options) {
    std::vector<std::string> hosts{hostOf(options.baseUrl)};
    if (("." + hosts.front()).ends_with(stateDomain))
        hosts.emplace_back(stateDomain);
    hosts.insert(hosts.end(), options.pluginHosts.begin(), options.pluginHosts.end());
    return hosts;
}

} // namespace cunho::app
