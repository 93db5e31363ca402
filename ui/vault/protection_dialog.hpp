// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/state/signing_desk.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/widgets.hpp"

#include <QDialog>
#include <QRadioButton>

namespace cunho::ui {

/// Chooses what protects the vault: the desktop's keyring, or a passphrase typed twice.
class ProtectionDialog : public QDialog {
    Q_OBJECT

  public:
    /// At least so many characters; length is what counts (NIST SP 800-63B 5.1.1).
    static constexpr int fewestCharacters = 12;

    ProtectionDialog(Jobs& jobs, SigningDesk& desk, const QString& protection, QWidget* parent);
    void choosePassphrase() { passphrase_->setChecked(true); }
    SecretEdit& first() { return *first_; }
    SecretEdit& second() { return *second_; }
    void save();

  signals:
    void changed();

  private:
    void build();
    bool check();
    void fit();

    Jobs& jobs_;
    SigningDesk& desk_;
    QRadioButton* keyring_;
    QRadioButton* passphrase_;
    SecretEdit* first_;
    SecretEdit* second_;
    FormField* firstField_;
    FormField* secondField_;
    QLabel* warning_;
    ErrorCard* error_;
    QPushButton* save_;
};

} // namespace cunho::ui
