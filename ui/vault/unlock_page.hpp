// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/state/signing_desk.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/widgets.hpp"

namespace cunho::ui {

/// Shown while the vault is locked: nothing signs until it is open; everything else goes on.
class UnlockPage : public QWidget {
    Q_OBJECT

  public:
    UnlockPage(Jobs& jobs, SigningDesk& desk, QWidget* parent = nullptr);

    /// "scrypt" asks for the passphrase, "secret-service" sends the person to the desktop's keyring.
    void begin(const QString& protection);
    SecretEdit& passphrase() { return *passphrase_; }
    void unlock();

  signals:
    void unlocked();
    void left(); ///< goes on without signing

  private:
    void build();

    Jobs& jobs_;
    SigningDesk& desk_;
    QLabel* intro_;
    SecretEdit* passphrase_;
    FormField* field_;
    ErrorCard* error_;
    QPushButton* unlock_;
};

} // namespace cunho::ui
