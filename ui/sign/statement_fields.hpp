// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"

#include <cunho/signing/levels.hpp>

#include <QWidget>

class QComboBox;
class QLineEdit;
class QStackedWidget;

namespace cunho::ui {

class FormField;

/// Why it is signed: nothing, a reason in words, a commitment or a policy, one of them.
class StatementFields : public QWidget {
    Q_OBJECT

  public:
    enum Kind { Nothing, Reason, Commitment, Policy };

    explicit StatementFields(Jobs& jobs, QWidget* parent = nullptr);

    void setStatement(const signing::Statement& statement);
    /// Nothing while what is written is not complete; then the fields say what is missing.
    signing::Statement statement() const;
    bool isComplete() const;

  signals:
    void changed();

  private:
    QWidget* buildCommitment();
    QWidget* buildPolicy();
    void chooseKind();
    void choosePolicyDocument();
    void showProblems();

    Jobs& jobs_;
    QComboBox* kind_;
    QStackedWidget* stack_;
    QLineEdit* reason_;
    QComboBox* commitment_;
    QLineEdit* oid_;
    QLineEdit* hash_;
    QLineEdit* uri_;
    FormField* oidField_;
    FormField* hashField_;
};

} // namespace cunho::ui
