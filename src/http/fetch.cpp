// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "http/address.hpp"
#include "http/url.hpp"

#include <cunho/core/error.hpp>
#include <cunho/http/fetch.hpp>

#include <algorithm>

namespace cunho::http {
namespace {

constexpr int maximumRedirects = 3;

bool redirects(int status, const std::string& method) {
    if (status == 307 || status == 308)
        return true;
    return method == "GET" && (status == 301 || status == 302 || status == 303);
}

/// What a host names by itself: an address, or the name that always means this machine (RFC 6761, 6.3).
std::string writtenAddress(std::string host) {
    if (host.ends_with('.'))
        host.pop_back();
    std::transform(host.begin(), host.end(), host.begin(),
                   [](unsigned char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : char(c); });
    return host == "localhost" || host.ends_with(".localhost") ? "127.0.0.1" : host;
}

bool looksNumeric(const std::string& host) {
    return host.find(':') != std::string::npos ||
           (!host.empty() && host.find_first_not_of("0123456789.") == std::string::npos);
}

class CheckedFetcher final : public Fetcher {
  public:
    explicit CheckedFetcher(FetchOptions options) : options_(std::move(options)) {
        options_.client.mayConnect = [allowed = options_.allowed](const std::string& address, unsigned port) {
            const bool six = address.find(':') != std::string::npos;
            const std::string named = (six ? "[" + address + "]" : address) + ":" + std::to_string(port);
            return isPublicAddress(address) ||
                   std::find(allowed.begin(), allowed.end(), named) != allowed.end();
        };
    }

    Response fetch(const FetchRequest& request, const JobContext& job) override {
        const auto deadline = std::chrono::steady_clock::now() + options_.limit;
        const auto client = makeCurlClient(options_.client);
        Url url = checked(parseUrl(request.url), request.url);
        for (int sent = 0; sent <= maximumRedirects; ++sent) {
            const Response response = client->send(prepare(request, url, deadline), job);
            if (response.status == 200)
                return response;
            const auto location = response.header("location");
            if (!redirects(response.status, request.method) || !location) {
                throw Error(Fault::Service, "FETCH_FAILED",
                            {{"host", url.host}, {"status", std::to_string(response.status)}});
            }
            url = checked(parseUrl(*location, url.text), *location);
        }
        throw Error(Fault::Service, "TOO_MANY_REDIRECTS", {{"host", url.host}});
    }

  private:
    Url checked(const std::optional<Url>& url, const std::string& text) const {
        if (!url)
            throw Error(Fault::Trust, "ADDRESS_REFUSED", {{"host", text.substr(0, 200)}});
        const std::string address = writtenAddress(url->host);
        if (looksNumeric(address) && !options_.client.mayConnect(address, url->port))
            throw Error(Fault::Trust, "ADDRESS_REFUSED", {{"host", url->host}});
        return *url;
    }

    Request prepare(const FetchRequest& from, const Url& url,
                    std::chrono::steady_clock::time_point deadline) const {
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0)
            throw Error(Fault::Network, "REPLY_LOST", {{"host", url.host}}, "the time limit passed");
        Request request;
        request.method = from.method;
        request.url = url.text;
        request.body = from.body;
        request.contentType = from.contentType;
        request.connectLimit = std::min(request.connectLimit, left);
        request.totalLimit = left;
        request.responseLimit = options_.responseLimit;
        return request;
    }

    FetchOptions options_;
};

} // namespace

std::unique_ptr<Fetcher> makeFetcher(const FetchOptions& options) {
    return std::make_unique<CheckedFetcher>(options);
}

} // namespace cunho::http
