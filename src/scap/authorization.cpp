// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fa_names.hpp"
#include "percent.hpp"

#include <cunho/core/random.hpp>
#include <cunho/scap/fa_client.hpp>

namespace cunho::scap {
namespace {

constexpr std::size_t stateBytes = 16;

std::string scope(const FaOptions& options, const AuthorizationQuery& query) {
    std::string joined;
    for (const std::string_view name : askedAttributes(query)) {
        if (!joined.empty())
            joined += ' ';
        joined +=
            name == fa::account ? accountAttribute(*query.account, options.clientName) : std::string(name);
    }
    return joined;
}

/// Host and path of a URL.
std::string place(const std::string& url) {
    const auto scheme = url.find("://");
    const auto from = scheme == std::string::npos ? 0 : scheme + 3;
    return url.substr(from, url.find_first_of("?#", from) - from);
}

} // namespace

std::vector<std::string_view> requiredAttributes(const AuthorizationQuery& query) {
    if (query.foreignCitizen)
        return {fa::documentType, fa::documentCountry, fa::documentNumber, fa::givenName, fa::lastName};
    return {fa::nic, fa::givenName, fa::lastName};
}

std::vector<std::string_view> askedAttributes(const AuthorizationQuery& query) {
    auto names = requiredAttributes(query);
    names.push_back(fa::validUntil);
    names.push_back(fa::birthDate);
    if (!query.onlyCitizenCard) // exclusive to CMD; asked for beside the card it would come empty
        names.push_back(fa::cmdSignature);
    if (query.enterpriseAttributes)
        names.push_back(fa::enterprise);
    if (query.account)
        names.push_back(fa::account);
    return names;
}

Authorization authorization(const FaOptions& options, const AuthorizationQuery& query) {
    Authorization result;
    result.state = toHex(randomBytes(stateBytes));
    result.url = options.baseUrl +
                 "/OAuth/AskAuthorization?response_type=token&client_id=" + percentEncoded(options.clientId);
    if (!options.redirectUri.empty())
        result.url += "&redirect_uri=" + percentEncoded(options.redirectUri);
    result.url += "&scope=" + percentEncoded(scope(options, query)) + "&state=" + result.state;
    if (query.onlyCitizenCard)
        result.url += "&authentication_level=4";
    else if (query.onlyCmd)
        result.url += "&hidden_tabs=cc";
    result.redirect =
        place(options.redirectUri.empty() ? options.baseUrl + "/OAuth/Authorized" : options.redirectUri);
    return result;
}

} // namespace cunho::scap
