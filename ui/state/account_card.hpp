// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/account.hpp>

#include <QFrame>
#include <QGridLayout>

class QPushButton;

namespace cunho::ui {

/// One signing account: who, for which company, until when, how many, and its certificate.
class AccountCard : public QFrame {
    Q_OBJECT

  public:
    AccountCard(const signing::SigningAccount& account, const QString& company, TimePoint now,
                QWidget* parent);
    void setUnfolded(bool unfolded);

  signals:
    void renewWanted();
    void cancelWanted();

  private:
    void build(const QString& company, TimePoint now);
    void buildButtons(class QHBoxLayout& row, TimePoint now);
    void addRow(QGridLayout& grid, const QString& name, const QString& value);
    QWidget* buildCertificate();

    signing::SigningAccount account_;
    QWidget* certificate_ = nullptr;
    QPushButton* fold_ = nullptr;
    bool unfolded_ = false;
};

} // namespace cunho::ui
