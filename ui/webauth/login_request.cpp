// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/webauth/login_request.hpp"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cunho::ui {
namespace {

constexpr int httpsPort = 443;

bool isHttps(const QUrl& url) {
    return url.isValid() && url.scheme() == QLatin1String("https") && !url.host().isEmpty();
}

bool matches(const QString& allowed, const QUrl& address) {
    const QString host = address.host().toLower();
    const int port = address.port(httpsPort);
    if (allowed.startsWith(QLatin1Char('.')))
        return port == httpsPort && host.endsWith(allowed);
    if (!allowed.contains(QLatin1Char(':')))
        return port == httpsPort && host == allowed;
    return allowed == host + QLatin1Char(':') + QString::number(port);
}

} // namespace

bool LoginRequest::admits(const QUrl& address) const {
    if (!isHttps(address) || !address.userInfo().isEmpty())
        return false;
    return std::any_of(allowedHosts.begin(), allowedHosts.end(),
                       [&](const QString& host) { return matches(host, address); });
}

bool LoginRequest::isRedirect(const QUrl& address) const {
    return address.scheme() == redirect.scheme() && address.host() == redirect.host() &&
           address.port() == redirect.port() &&
           address.path().compare(redirect.path(), Qt::CaseInsensitive) == 0;
}

std::optional<LoginRequest> parseLoginRequest(const QByteArray& line) {
    const QJsonObject json = QJsonDocument::fromJson(line).object();
    LoginRequest request;
    request.url = QUrl(json[QLatin1String("url")].toString(), QUrl::StrictMode);
    request.redirect = QUrl(json[QLatin1String("redirect")].toString(), QUrl::StrictMode);
    const QJsonArray hosts = json[QLatin1String("allowedHosts")].toArray();
    for (const QJsonValue& host : hosts)
        request.allowedHosts.append(host.toString().toLower());
    request.allowedHosts.removeAll(QString());
    request.title = json[QLatin1String("title")].toString();
    request.language = json[QLatin1String("language")].toString();
    request.limit = std::chrono::seconds(json[QLatin1String("limitSeconds")].toInt());
    if (!request.admits(request.url) || !isHttps(request.redirect) || request.limit.count() <= 0)
        return std::nullopt;
    return request;
}

} // namespace cunho::ui
