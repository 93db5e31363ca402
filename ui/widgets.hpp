// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/fault_text.hpp"

#include <QFrame>
#include <QLabel>
#include <QPushButton>

namespace cunho::ui {

/// Small pieces that every page is made of; `name` is the rule of the style sheet that they follow.
QLabel* makeLabel(const QString& text, const char* name, QWidget* parent);
QPushButton* makeButton(const QString& text, const char* name, const char* icon, QWidget* parent);
QFrame* makeCard(QWidget* parent);

/// A text with names of files in it, as it has to be for tool tips to show it as it is: they take text that
/// looks like HTML for such.
QString plainTip(const QString& text);

/// A label above a control and, when something is wrong, the problem's text below it.
class FormField : public QWidget {
    Q_OBJECT

  public:
    FormField(const QString& label, QWidget* control, QWidget* parent);
    void setProblem(const QString& text);
    QString problem() const;

    /// A line of help below the control; taken over.
    void setHint(QLabel* hint);

    /// A button at the right of the control; taken over.
    void setBeside(QWidget* button);

  private:
    QWidget* control_;
    QLabel* problem_;
};

/// A failure: what happened, what it means, what to do next, and a detail to copy.
class ErrorCard : public QFrame {
    Q_OBJECT

  public:
    explicit ErrorCard(QWidget* parent);
    void show(const Failure& failure);

  private:
    QLabel* heading_;
    QLabel* text_;
    QString detail_;
};

} // namespace cunho::ui
