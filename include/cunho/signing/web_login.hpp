// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/core/secret.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// An authentication page to show, and how it ends.
struct WebLoginRequest {
    std::string url;                       ///< of the page, https
    std::string redirect;                  ///< host and path that end it, compared without regard to case
    std::vector<std::string> allowedHosts; ///< "autenticacao.gov.pt", "127.0.0.1:40123"; no other is loaded
    std::string title;
    std::string language = "pt";
    std::chrono::milliseconds limit{std::chrono::minutes(10)};
};

/// The authentication page (SAFE guideline 12: inside the program, the token never shown).
class WebLogin {
  public:
    virtual ~WebLogin() = default;

    /// Why no page can be shown here: Unsupported/WEB_ENGINE_MISSING, Unsupported/WEB_LOGIN_AS_ROOT; nothing:
    /// it can.
    virtual std::optional<Failure> obstacle() const = 0;

    /// The redirect address that an authorisation must name for this way to see it; empty: the provider's own
    /// page, which is caught before it is requested.
    virtual std::string redirectUri() { return {}; }

    /// Shows the page until its redirect and returns what stands behind the redirect's '#'; the redirect
    /// itself is never requested. Throws Cancelled/WEB_LOGIN_CLOSED (W08), Busy/WEB_LOGIN_TIMEOUT (W10),
    /// Network/WEB_PAGE_UNREACHABLE (W01), Trust/TLS_FAILED (W03), Internal/WEB_LOGIN_CRASHED,
    /// Cancelled/STOPPED, and the obstacle.
    virtual Secret login(const WebLoginRequest& request, const JobContext& job) = 0;
};

} // namespace cunho::signing
