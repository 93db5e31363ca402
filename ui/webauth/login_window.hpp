// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/webauth/login_request.hpp"

#include <cunho/wiring/webauth_protocol.hpp>

#include <QTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QWebEngineProfile;
class QWebEngineView;

namespace cunho::ui {

class LoginPage;

/// The window around the State's page: whose page it is, how much time is left, and a way out.
class LoginWindow : public QWidget {
    Q_OBJECT

  public:
    explicit LoginWindow(const LoginRequest& request);
    ~LoginWindow() override;
    void start();

  signals:
    void caught(QByteArray fragment);
    void ended(cunho::wiring::webauth::Ending ending); ///< once, unless caught

  protected:
    void closeEvent(QCloseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void build();
    QWidget* buildHead();
    void connectPage();
    void end(wiring::webauth::Ending ending);
    void tick();

    const LoginRequest& request_;
    QWebEngineProfile* profile_;
    QWebEngineView* view_;
    LoginPage* page_;
    QLabel* host_ = nullptr;
    QLabel* time_ = nullptr;
    QProgressBar* progress_ = nullptr;
    QTimer clock_;
    qint64 left_;
    bool over_ = false;
};

} // namespace cunho::ui
