// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/webauth/login_page.hpp"

#include <QWebEngineCertificateError>
#include <QWebEngineDownloadRequest>
#include <QWebEngineProfile>
#include <QWebEngineSettings>

namespace cunho::ui {

void HostFilter::interceptRequest(QWebEngineUrlRequestInfo& info) {
    if (!request_.admits(info.requestUrl()))
        info.block(true);
}

LoginPage::LoginPage(const LoginRequest& request, QWebEngineProfile* profile, QObject* parent)
    : QWebEnginePage(profile, parent), request_(request) {
    profile->setUrlRequestInterceptor(new HostFilter(request, profile));
    profile->setHttpAcceptLanguage(request.language);
    connect(profile, &QWebEngineProfile::downloadRequested, this,
            [](QWebEngineDownloadRequest* download) { download->cancel(); });
    settings()->setAttribute(QWebEngineSettings::PluginsEnabled, false);
    settings()->setAttribute(QWebEngineSettings::PdfViewerEnabled, false);
    settings()->setAttribute(QWebEngineSettings::JavascriptCanOpenWindows, false);
    settings()->setAttribute(QWebEngineSettings::JavascriptCanAccessClipboard, false);
    settings()->setAttribute(QWebEngineSettings::LocalStorageEnabled, false);
    settings()->setAttribute(QWebEngineSettings::ErrorPageEnabled, false);
    settings()->setAttribute(QWebEngineSettings::HyperlinkAuditingEnabled, false);
    connect(this, &QWebEnginePage::certificateError, this, [this](QWebEngineCertificateError error) {
        error.rejectCertificate();
        emit untrusted();
    });
    connect(this, &QWebEnginePage::loadingChanged, this, &LoginPage::look);
}

bool LoginPage::acceptNavigationRequest(const QUrl& url, NavigationType /*type*/, bool isMainFrame) {
    if (caught_)
        return false;
    if (isMainFrame && request_.isRedirect(url) && url.hasFragment()) {
        caught_ = true;
        emit caught(url.fragment(QUrl::FullyEncoded).toLatin1());
        return false;
    }
    return request_.admits(url) || url == QUrl(QStringLiteral("about:blank"));
}

QWebEnginePage* LoginPage::createWindow(WebWindowType /*type*/) {
    return nullptr;
}

void LoginPage::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel /*level*/, const QString& /*message*/,
                                         int /*line*/, const QString& /*source*/) {
    // A page may write anything to its console, the token's address too.
}

void LoginPage::look(const QWebEngineLoadingInfo& info) {
    if (caught_ || info.status() != QWebEngineLoadingInfo::LoadFailedStatus)
        return;
    switch (info.errorDomain()) {
    case QWebEngineLoadingInfo::CertificateErrorDomain: emit untrusted(); break;
    case QWebEngineLoadingInfo::ConnectionErrorDomain:
    case QWebEngineLoadingInfo::DnsErrorDomain: emit unreachable(); break;
    default: break; // a page that answers with an error is a page; a refused navigation is no failure
    }
}

} // namespace cunho::ui
