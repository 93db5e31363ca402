// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>

#include <chrono>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace cunho::http {

/// One request. Header values that are secrets go into `secretHeaders` and are wiped after use.
struct Request {
    std::string method = "GET";
    std::string url; ///< https, except for PKI requests (OCSP, CRL, TSA, caIssuers)
    std::vector<std::pair<std::string, std::string>> headers;
    std::vector<std::pair<std::string, Secret>> secretHeaders;
    Bytes body;
    std::string contentType; ///< empty: none sent
    std::chrono::milliseconds connectLimit{5000};
    std::chrono::milliseconds totalLimit{60000};
    std::size_t responseLimit = 1U << 20U; ///< bytes of body accepted
};

/// What came back, whatever its status.
struct Response {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers; ///< names in lower case
    Bytes body;

    /// The first header of this (lower-case) name.
    std::optional<std::string> header(std::string_view name) const;
};

/// Port: one request, one response. No redirects are followed.
class Client {
  public:
    virtual ~Client() = default;

    /// Throws Network/NO_CONNECTION (nothing was sent), Network/REPLY_LOST (sent, no whole reply),
    /// Network/PROXY_AUTHENTICATION, Trust/TLS_FAILED, Service/REPLY_TOO_LARGE, Configuration/PLAIN_HTTP,
    /// Trust/ADDRESS_REFUSED or Cancelled/STOPPED.
    virtual Response send(Request request, const JobContext& job) = 0;
};

/// How to reach the network. Verification of TLS peers is no parameter.
struct ClientOptions {
    std::filesystem::path trustAnchors; ///< PEM file used instead of the system's; the sandbox's root
    std::string proxy;                  ///< as curl takes it; empty: the environment's (http_proxy …)
    std::string proxyUser;              ///< empty: none; Basic, Digest, NTLM or Negotiate, as the proxy asks
    std::shared_ptr<const Secret> proxyPassword; ///< may be null
    bool direct = false;                         ///< no proxy at all, whatever the environment says: loopback
    std::string userAgent = "Cunho";
    /// Asked about each numeric address before a connection to it is opened, when given; a no is
    /// Trust/ADDRESS_REFUSED. Behind a proxy, which resolves by itself, it is not asked.
    std::function<bool(const std::string& address, unsigned port)> mayConnect;
};

/// libcurl, TLS 1.2 or newer. Each request is sent exactly once, on a connection of its own. Safe for
/// threads.
std::unique_ptr<Client> makeCurlClient(const ClientOptions& options);

} // namespace cunho::http
