// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/notice_bar.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/look/theme.hpp"
#include "ui/state/account_text.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

NoticeBar::NoticeBar(const Notice& notice, QWidget* parent) : QFrame(parent) {
    setObjectName(notice.urgent ? QStringLiteral("errorCard") : QStringLiteral("noticeCard"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(12);
    const Tokens tokens = tokensOf(*this);
    row->addWidget(makePicture(notice.urgent ? "alert" : notice.icon,
                               notice.urgent ? tokens.danger : tokens.bannerText, 20, this));
    row->addWidget(makeText(notice.text, "noticeText", this), 1);
    if (!notice.action.isEmpty()) {
        auto* act = makeButton(notice.action, "button", nullptr, this);
        act->setAccessibleName(QStringLiteral("%1 %2").arg(notice.text, notice.action));
        connect(act, &QPushButton::clicked, this, &NoticeBar::acted);
        row->addWidget(act);
    }
    if (notice.closable) {
        auto* close = makeButton({}, "link", "close", this);
        close->setAccessibleName(tr("Fechar o aviso: %1").arg(notice.text));
        close->setToolTip(tr("Fechar"));
        connect(close, &QPushButton::clicked, this, &NoticeBar::closed);
        row->addWidget(close);
    }
    setAccessibleName(notice.text);
}

NoticeBar::NoticeBar(const app::AccountNotice& notice, QWidget* parent)
    : NoticeBar(Notice{noticeText(notice), noticeAction(notice), isUrgent(notice), false}, parent) {}

} // namespace cunho::ui
