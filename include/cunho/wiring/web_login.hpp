// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/environment.hpp>
#include <cunho/signing/web_login.hpp>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

namespace cunho::wiring {

/// Where the authentication page's program lies, and whom it trusts.
struct WebLoginOptions {
    std::filesystem::path program; ///< cunho-webauth
    Environment environment = Environment::Sandbox;
    /// PEM of the sandbox's root, trusted through an NSS database in a home folder that lives as long as the
    /// page (certutil of Debian's libnss3-tools makes it). Empty: the engine's own roots.
    std::filesystem::path sandboxRoot{};
    std::string proxy{}; ///< as ClientOptions::proxy; empty: the environment's
};

/// `cunho-webauth` (cunho/wiring/webauth_protocol.hpp). It gets an empty home folder and no more of the
/// environment than a window needs; in the sandbox also QTWEBENGINE_DISABLE_SANDBOX and
/// QTWEBENGINE_REMOTE_DEBUGGING, by which tests run as root and play the person. Throws besides what the port
/// says Configuration/PROGRAM_NOT_FOUND for certutil.
std::unique_ptr<signing::WebLogin> makeWebLogin(WebLoginOptions options);

/// Opens an address in a browser.
using UrlOpener = std::function<void(const std::string& url)>;

/// The desktop's own browser (xdg-open, unless `open` says otherwise), whose redirect comes back to a
/// listener on 127.0.0.1: for trying out in the sandbox where the engine is missing. The token passes through
/// the browser, so guideline 12 forbids it elsewhere: throws Internal/BROWSER_LOGIN_FORBIDDEN outside the
/// sandbox.
std::unique_ptr<signing::WebLogin> makeBrowserLogin(Environment environment, UrlOpener open = {});

} // namespace cunho::wiring
