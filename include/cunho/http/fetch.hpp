// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/http/client.hpp>

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace cunho::http {

/// What may be fetched from an address that a certificate or a file names, and how much.
struct FetchOptions {
    ClientOptions client;
    /// Addresses that are not public and may be fetched from all the same, with their port:
    /// "127.0.0.1:8080", "[::1]:8080". For the sandbox and tests; a name is no address.
    std::vector<std::string> allowed;
    std::chrono::milliseconds limit{10'000}; ///< for everything, redirects included
    std::size_t responseLimit = 10U << 20U;  ///< bytes of body accepted
};

struct FetchRequest {
    std::string url;
    std::string method = "GET"; ///< or POST
    Bytes body;
    std::string contentType;
};

/// Port: asks addresses that strangers chose.
class Fetcher {
  public:
    virtual ~Fetcher() = default;

    /// The reply with status 200. May be called by several threads at once.
    ///
    /// Throws Trust/ADDRESS_REFUSED with {"host"} for what is neither http nor https or is not public,
    /// Service/TOO_MANY_REDIRECTS (more than three), Service/FETCH_FAILED with {"host", "status"} for another
    /// status, and as Client::send.
    virtual Response fetch(const FetchRequest& request, const JobContext& job) = 0;
};

/// The address that is really connected is what must be public, at each redirect again, so a name that
/// resolves to something else a moment later gains nothing (DNS rebinding). A proxy resolves by itself:
/// behind one only addresses written as such can be checked, and no host is exempt from the proxy. A POST is
/// sent on by the redirects 307 and 308 only.
std::unique_ptr<Fetcher> makeFetcher(const FetchOptions& options);

} // namespace cunho::http
