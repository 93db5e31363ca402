// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/cards/card_text.hpp"

#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace cunho::ui {

class PillLabel;

/// One thing that was looked at: a sign, what it is, how it stands in a word, and what to do.
class CheckRow : public QWidget {
    Q_OBJECT

  public:
    explicit CheckRow(QWidget* parent);
    void show(const CardCheck& check);
    CardCheck::Standing standing() const { return standing_; }
    QString text() const;

  private:
    CardCheck::Standing standing_ = CardCheck::Standing::Unknown;
    QLabel* disc_;
    QLabel* title_;
    QLabel* text_;
    PillLabel* pill_;
};

/// Things that were looked at, one below the other.
class CheckList : public QWidget {
    Q_OBJECT

  public:
    explicit CheckList(QWidget* parent);
    void show(const std::vector<CardCheck>& checks);

    /// The row of this title, or null.
    const CheckRow* row(const QString& title) const;

  private:
    QVBoxLayout* layout_;
    std::vector<CheckRow*> rows_;
};

} // namespace cunho::ui
