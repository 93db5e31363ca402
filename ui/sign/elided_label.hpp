// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QLabel>

namespace cunho::ui {

/// One line that asks for no room: what does not fit is left out, and stands in the tip.
class ElidedLabel : public QLabel {
    Q_OBJECT

  public:
    ElidedLabel(const char* name, Qt::TextElideMode mode, QWidget* parent);

    void setFullText(const QString& text);
    const QString& fullText() const { return full_; }
    QSize minimumSizeHint() const override;
    QSize sizeHint() const override;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void elide();

    QString full_;
    Qt::TextElideMode mode_;
};

} // namespace cunho::ui
