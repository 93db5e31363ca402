// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QLabel>
#include <QPushButton>

namespace cunho::ui {

/// A large radio button: picture, heading and a sentence.
class ChoiceCard : public QPushButton {
    Q_OBJECT

  public:
    ChoiceCard(const char* icon, const QString& heading, const QString& text, QWidget* parent);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QLabel* text_;
};

} // namespace cunho::ui
