// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/signing_accounts.hpp>

#include <QFrame>

namespace cunho::ui {

/// What a notice says and offers.
struct Notice {
    QString text;
    QString action; ///< of its button; empty: none
    bool urgent = false;
    bool closable = false;      ///< a notice that stays true, and need not stay in sight
    const char* icon = "clock"; ///< of one that is not urgent
};

/// A notice over a page, with what can be done about it.
class NoticeBar : public QFrame {
    Q_OBJECT

  public:
    NoticeBar(const Notice& notice, QWidget* parent);
    NoticeBar(const app::AccountNotice& notice, QWidget* parent);

  signals:
    void acted();
    void closed();
};

} // namespace cunho::ui
