// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/program/fact_row.hpp"
#include "ui/program/program_desk.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/widgets.hpp"

#include <QLineEdit>
#include <QRadioButton>

namespace cunho::ui {

/// *Proxy*: how this computer reaches the network, and whether it does.
class ProxyCard : public QFrame {
    Q_OBJECT

  public:
    explicit ProxyCard(QWidget* parent);

    /// What the person is writing stays.
    void show(const ProgramOverview& overview);

    /// A test goes on.
    void setBusy(bool busy);
    void showAnswer();
    void showProblem(const Failure& failure);

    QRadioButton* choice(wiring::ProxyChoice::Kind kind) const;
    QLineEdit* address() const { return address_; }
    QLineEdit* user() const { return user_; }
    SecretEdit* password() const { return password_; }
    QPushButton* go() const { return go_; }
    bool isChanged() const { return changed_; }

    wiring::ProxyChoice chosen() const;

    /// What was typed; nothing: the kept one stays. The line is empty afterwards.
    std::optional<Secret> takePassword();

    /// What is shown is kept now.
    void settle();

  signals:
    void saveWanted(); ///< and a test
    void testWanted();
    void vaultWanted();

  private:
    void build();
    QWidget* buildManual();
    void change();
    void refreshState();

    QRadioButton* environment_;
    QRadioButton* direct_;
    QRadioButton* manual_;
    QWidget* fields_;
    QLineEdit* address_;
    QLineEdit* user_;
    SecretEdit* password_;
    FormField* addressField_;
    QLabel* passwordHint_;
    QPushButton* vault_;
    FactRow* answer_;
    ErrorCard* error_;
    QPushButton* go_;
    QLabel* what_;
    ProgramOverview shown_;
    bool changed_ = false;
    bool tried_ = false;
    bool busy_ = false;
};

} // namespace cunho::ui
