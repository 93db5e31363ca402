// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/webauth/login_window.hpp"

#include "ui/look/theme.hpp"
#include "ui/webauth/login_page.hpp"

#include <QCloseEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWebEngineProfile>
#include <QWebEngineView>

namespace cunho::ui {

using wiring::webauth::Ending;

LoginWindow::LoginWindow(const LoginRequest& request)
    : request_(request)
    , profile_(new QWebEngineProfile(this)) // without a name: off the record
    , view_(new QWebEngineView(this))
    , page_(new LoginPage(request, profile_, profile_)) // dies before its profile
    , left_(request.limit.count()) {
    setWindowTitle(request.title);
    resize(760, 820);
    setMinimumSize(480, 560);
    build();
    connectPage();
    clock_.setInterval(1000);
    connect(&clock_, &QTimer::timeout, this, &LoginWindow::tick);
}

LoginWindow::~LoginWindow() {
    view_->setPage(nullptr);
}

void LoginWindow::build() {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(buildHead());
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    progress_->setFixedHeight(3);
    rows->addWidget(progress_);
    view_->setPage(page_);
    view_->setContextMenuPolicy(Qt::NoContextMenu);
    view_->setAccessibleName(tr("Página de autenticação"));
    rows->addWidget(view_, 1);
}

/// What no page can draw over: the host that is really loaded.
QWidget* LoginWindow::buildHead() {
    auto* head = new QFrame(this);
    head->setObjectName(QStringLiteral("card"));
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(16, 10, 16, 10);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    auto* heading = new QLabel(tr("Autenticação.gov"), head);
    QFont font = heading->font();
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    host_ = new QLabel(head);
    host_->setTextFormat(Qt::PlainText);
    words->addWidget(heading);
    words->addWidget(host_);
    row->addLayout(words, 1);
    time_ = new QLabel(head);
    row->addWidget(time_);
    auto* cancel = new QPushButton(tr("Cancelar"), head);
    connect(cancel, &QPushButton::clicked, this, [this] { end(Ending::Closed); });
    row->addWidget(cancel);
    return head;
}

void LoginWindow::connectPage() {
    connect(page_, &LoginPage::caught, this, [this](const QByteArray& fragment) {
        if (std::exchange(over_, true))
            return;
        clock_.stop();
        emit caught(fragment);
    });
    connect(page_, &LoginPage::unreachable, this, [this] { end(Ending::Unreachable); });
    connect(page_, &LoginPage::untrusted, this, [this] { end(Ending::Tls); });
    connect(page_, &QWebEnginePage::windowCloseRequested, this, [this] { end(Ending::Closed); });
    connect(page_, &QWebEnginePage::renderProcessTerminated, this,
            [this](QWebEnginePage::RenderProcessTerminationStatus status) {
                if (status != QWebEnginePage::NormalTerminationStatus)
                    end(Ending::Crashed);
            });
    connect(page_, &QWebEnginePage::loadProgress, progress_, &QProgressBar::setValue);
    connect(page_, &QWebEnginePage::loadFinished, progress_, &QProgressBar::reset);
    connect(page_, &QWebEnginePage::urlChanged, this,
            [this](const QUrl& url) { host_->setText(tr("Ligação segura a %1").arg(url.host())); });
}

void LoginWindow::start() {
    tick();
    clock_.start();
    page_->load(request_.url);
    view_->setFocus();
}

void LoginWindow::tick() {
    if (left_-- <= 0) {
        end(Ending::TimedOut);
        return;
    }
    const qint64 minutes = (left_ + 60) / 60;
    time_->setText(tr("Restam %n min", nullptr, static_cast<int>(minutes)));
}

void LoginWindow::end(Ending ending) {
    if (std::exchange(over_, true))
        return;
    clock_.stop();
    emit ended(ending);
}

void LoginWindow::closeEvent(QCloseEvent* event) {
    end(Ending::Closed);
    event->accept();
}

void LoginWindow::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape)
        end(Ending::Closed);
    else
        QWidget::keyPressEvent(event);
}

} // namespace cunho::ui
