// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/state/signing_desk.hpp"

#include <QComboBox>
#include <QFrame>
#include <QLabel>

class QPushButton;

namespace cunho::ui {

/// What protects the tokens, and when it closes by itself.
class VaultCard : public QFrame {
    Q_OBJECT

  public:
    explicit VaultCard(QWidget* parent);
    void show(const SigningOverview& overview);
    QComboBox* idle() const { return idle_; }

  signals:
    void protectionWanted();
    void lockWanted();
    void unlockWanted();
    void idleChosen(int minutes);

  private:
    void build();

    QLabel* text_;
    QLabel* state_;
    QWidget* idleRow_;
    QComboBox* idle_;
    QPushButton* lock_;
    QPushButton* change_;
    bool locked_ = false;
};

} // namespace cunho::ui
