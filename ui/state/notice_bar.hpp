// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/signing_accounts.hpp>

#include <QFrame>

namespace cunho::ui {

/// A notice about an account, with what can be done about it.
class NoticeBar : public QFrame {
    Q_OBJECT

  public:
    NoticeBar(const app::AccountNotice& notice, QWidget* parent);

  signals:
    void acted();
};

} // namespace cunho::ui
