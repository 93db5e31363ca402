// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "http/url.hpp"

#include <charconv>
#include <curl/curl.h>
#include <memory>

namespace cunho::http {
namespace {

struct FreeUrl {
    void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};

std::string part(CURLU* url, CURLUPart which, unsigned flags = 0) {
    char* found = nullptr;
    if (curl_url_get(url, which, &found, flags) != CURLUE_OK)
        return {};
    std::string text(found);
    curl_free(found);
    return text;
}

} // namespace

std::optional<Url> parseUrl(const std::string& text, const std::string& base) {
    const std::unique_ptr<CURLU, FreeUrl> url(curl_url());
    if (!url || text.find('\0') != std::string::npos)
        return {};
    if (!base.empty() && curl_url_set(url.get(), CURLUPART_URL, base.c_str(), 0) != CURLUE_OK)
        return {};
    if (curl_url_set(url.get(), CURLUPART_URL, text.c_str(), CURLU_DISALLOW_USER) != CURLUE_OK)
        return {};
    const std::string scheme = part(url.get(), CURLUPART_SCHEME);
    if (scheme != "http" && scheme != "https")
        return {};
    Url found{part(url.get(), CURLUPART_URL), part(url.get(), CURLUPART_HOST), 0};
    if (found.host.size() > 2 && found.host.front() == '[')
        found.host = found.host.substr(1, found.host.size() - 2);
    const std::string port = part(url.get(), CURLUPART_PORT, CURLU_DEFAULT_PORT);
    std::from_chars(port.data(), port.data() + port.size(), found.port);
    if (found.text.empty() || found.host.empty())
        return {};
    return found;
}

} // namespace cunho::http
