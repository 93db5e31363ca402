// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <QDialog>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

/// The frame of the small dialogs over a document: a question, what it means, fields, two buttons.
class DocumentDialog : public QDialog {
    Q_OBJECT

  public:
    /// `button` is the style of the one that acts: "primary", or "danger" for what cannot be undone.
    DocumentDialog(const QString& title, const QString& question, const char* button, const QString& action,
                   QWidget* parent);

    QPushButton* action() const { return action_; }

  protected:
    void addText(const QString& text);
    void addPoints(const QStringList& points);

    /// Fields stand between the texts and the buttons, in this layout.
    QVBoxLayout& body() { return *body_; }

    /// A button at the left of the two.
    void addAside(QWidget* button) { foot_->insertWidget(0, button); }

    /// Once all is in: as wide as dialogs are, and as high as its texts ask for.
    void fit();

  private:
    QVBoxLayout* body_;
    QHBoxLayout* foot_;
    QPushButton* action_;
};

} // namespace cunho::ui
