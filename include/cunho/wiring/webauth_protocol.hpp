// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

/// What `cunho-webauth` and the program that starts it agree on.
///
/// On its standard input it gets one line of JSON: {"url","redirect","allowedHosts":[…],"title","language",
/// "limitSeconds"}. The input stays open as long as the page is wanted. When the redirect is caught, standard
/// output carries four bytes, the length with the highest byte first, and what stood behind the redirect's
/// '#', in as many bytes; nothing else ever. How it ended otherwise is its exit code.
namespace cunho::wiring::webauth {

enum class Ending {
    Caught = 0,
    Crashed = 1,    ///< the page's process died; every code that is not named here as well
    BadRequest = 2, ///< the line on its input
    Closed = 3,     ///< by the person, or by the end of the input
    TimedOut = 4,
    Unreachable = 5, ///< no connection to the page
    Tls = 6,         ///< a certificate that is not trusted; there is no way around
    Root = 7,        ///< it does not run as root
};

inline constexpr unsigned longestFragment = 1U << 16U;

} // namespace cunho::wiring::webauth
