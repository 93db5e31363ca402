// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <QWidget>

class QLabel;

namespace cunho::ui {

/// A sentence with a sign before it.
class FactRow : public QWidget {
    Q_OBJECT

  public:
    enum class Sign { Good, Bad, Note };

    explicit FactRow(QWidget* parent);

    /// An empty text hides the row.
    void show(Sign sign, const QString& text);
    QString text() const;

  private:
    QLabel* picture_;
    QLabel* text_;
};

} // namespace cunho::ui
