// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/vault/secret_edit.hpp"
#include "ui/widgets.hpp"

#include <QDialog>
#include <filesystem>
#include <functional>

namespace cunho::ui {

/// Opens a protected file with a password and keeps it for the session (wiring::FilePasswords); on a worker.
/// Throws Credential/PDF_PASSWORD_NEEDED when it is wrong.
using OpenWithPassword = std::function<void(const std::filesystem::path& file, Secret password)>;

/// Whether a file waits for nothing but its password.
bool isLocked(const Failure& failure);

/// Asks for the password of a protected file until one opens it, or the person gives up.
class PasswordDialog : public QDialog {
    Q_OBJECT

  public:
    PasswordDialog(Jobs& jobs, OpenWithPassword open, std::filesystem::path file, QWidget* parent = nullptr);

    SecretEdit& password() { return *password_; }
    QString problem() const { return field_->problem(); }
    void submit();

  signals:
    /// The file opens by now, and so may others.
    void opened();

  private:
    void build();
    void fit();

    Jobs& jobs_;
    OpenWithPassword open_;
    std::filesystem::path file_;
    SecretEdit* password_;
    FormField* field_;
    ErrorCard* error_;
    QPushButton* go_;
};

} // namespace cunho::ui
