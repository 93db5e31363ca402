// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QFrame>
#include <QLabel>

namespace cunho::ui {

/// Help for the page in sight, beside it.
class HelpPanel : public QFrame {
    Q_OBJECT

  public:
    explicit HelpPanel(QWidget* parent);
    void show(const QString& title, const QString& text);
    QString text() const { return text_->text(); }

  signals:
    void closed();

  private:
    QLabel* title_;
    QLabel* text_;
};

} // namespace cunho::ui
