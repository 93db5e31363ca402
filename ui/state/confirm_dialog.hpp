// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QCheckBox>
#include <QDialog>
#include <functional>

class QPushButton;

namespace cunho::ui {

/// What is about to be done and cannot be undone.
struct Confirmation {
    QString title;
    QString question;
    QStringList consequences;
    QString understood; ///< of a tick without which nothing is done; empty: no tick
    QString action;     ///< "Cancelar a conta"
    QString keep{};     ///< of the harmless button; empty: "Não, manter"
};

/// Asks with every consequence named; the harmless button is the default.
class ConfirmDialog : public QDialog {
    Q_OBJECT

  public:
    ConfirmDialog(const Confirmation& confirmation, QWidget* parent);

    /// Shows it without a loop of its own; `confirmed` runs when the person agrees.
    static ConfirmDialog* ask(const Confirmation& confirmation, QWidget* parent,
                              std::function<void()> confirmed);

    QCheckBox* tick() const { return tick_; }
    QPushButton* action() const { return action_; }

  private:
    QCheckBox* tick_ = nullptr;
    QPushButton* action_ = nullptr;
};

} // namespace cunho::ui
