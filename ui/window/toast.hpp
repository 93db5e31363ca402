// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <functional>

namespace cunho::ui {

/// One sentence over the lower edge of the window, with at most one action; goes by itself.
class Toast : public QFrame {
    Q_OBJECT

  public:
    explicit Toast(QWidget* window);
    void show(const QString& text, const QString& action = {}, std::function<void()> run = {});
    QString text() const { return text_->text(); }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();
    QLabel* text_;
    QPushButton* action_;
    std::function<void()> run_;
    QTimer life_;
};

} // namespace cunho::ui
