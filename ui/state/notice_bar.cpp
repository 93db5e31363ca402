// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/notice_bar.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/look/theme.hpp"
#include "ui/state/account_text.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

NoticeBar::NoticeBar(const app::AccountNotice& notice, QWidget* parent) : QFrame(parent) {
    const bool urgent = isUrgent(notice);
    setObjectName(urgent ? QStringLiteral("errorCard") : QStringLiteral("noticeCard"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 8, 8);
    row->setSpacing(12);
    const Tokens tokens = tokensOf(*this);
    row->addWidget(
        makePicture(urgent ? "alert" : "clock", urgent ? tokens.danger : tokens.bannerText, 20, this));
    row->addWidget(makeText(noticeText(notice), "noticeText", this), 1);
    auto* act = makeButton(noticeAction(notice), "button", nullptr, this);
    act->setAccessibleName(QStringLiteral("%1 %2").arg(noticeText(notice), noticeAction(notice)));
    connect(act, &QPushButton::clicked, this, &NoticeBar::acted);
    row->addWidget(act);
    setAccessibleName(noticeText(notice));
}

} // namespace cunho::ui
