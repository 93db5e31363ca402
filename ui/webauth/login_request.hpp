// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QUrl>
#include <chrono>
#include <optional>

namespace cunho::ui {

/// What is asked of the authentication page (cunho/wiring/webauth_protocol.hpp).
struct LoginRequest {
    QUrl url;
    QUrl redirect;
    QStringList allowedHosts; ///< "host", "host:port", or ".domain" for everything below it
    QString title;
    QString language;
    std::chrono::seconds limit{600};

    /// Whether this address may be loaded: https, and of an allowed host. Without a port the default one.
    bool admits(const QUrl& address) const;

    /// Whether this address is the redirect: scheme, host, port and path, without regard to case.
    bool isRedirect(const QUrl& address) const;
};

/// Nothing for a line that is no such request.
std::optional<LoginRequest> parseLoginRequest(const QByteArray& line);

} // namespace cunho::ui
