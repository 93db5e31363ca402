// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QLayout>
#include <QList>

namespace cunho::ui {

/// One after the other, in as many lines as the width asks for.
class FlowLayout : public QLayout {
  public:
    FlowLayout(int spacing, QWidget* parent);
    ~FlowLayout() override;

    void addItem(QLayoutItem* item) override;
    int count() const override;
    QLayoutItem* itemAt(int index) const override;
    QLayoutItem* takeAt(int index) override;
    Qt::Orientations expandingDirections() const override { return {}; }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;
    void setGeometry(const QRect& rect) override;
    QSize sizeHint() const override;
    QSize minimumSize() const override;

  private:
    int place(const QRect& rect, bool move) const;
    QList<QLayoutItem*> items_;
    int gap_;
};

} // namespace cunho::ui
