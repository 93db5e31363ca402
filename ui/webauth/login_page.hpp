// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/webauth/login_request.hpp"

#include <QWebEngineLoadingInfo>
#include <QWebEnginePage>
#include <QWebEngineUrlRequestInterceptor>

namespace cunho::ui {

/// Lets nothing be loaded but from the allowed hosts.
class HostFilter : public QWebEngineUrlRequestInterceptor {
  public:
    HostFilter(const LoginRequest& request, QObject* parent)
        : QWebEngineUrlRequestInterceptor(parent), request_(request) {}
    void interceptRequest(QWebEngineUrlRequestInfo& info) override;

  private:
    const LoginRequest& request_;
};

/// The State's page. The redirect that ends it is caught before it is requested, with its fragment; nothing
/// here logs an address, and no certificate error can be passed over.
class LoginPage : public QWebEnginePage {
    Q_OBJECT

  public:
    /// `request` must outlive it. The profile is off the record: nothing of it reaches the disk.
    LoginPage(const LoginRequest& request, QWebEngineProfile* profile, QObject* parent);

  signals:
    void caught(QByteArray fragment); ///< what stood behind '#', percent-encoded as it came
    void unreachable();
    void untrusted();

  protected:
    bool acceptNavigationRequest(const QUrl& url, NavigationType type, bool isMainFrame) override;
    QWebEnginePage* createWindow(WebWindowType type) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString& message, int line,
                                  const QString& source) override;

  private:
    void look(const QWebEngineLoadingInfo& info);
    const LoginRequest& request_;
    bool caught_ = false;
};

} // namespace cunho::ui
