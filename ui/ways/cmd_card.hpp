// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/ways_desk.hpp"
#include "ui/widgets.hpp"

#include <QLineEdit>

class QVBoxLayout;

namespace cunho::ui {

/// *Chave Móvel Digital*: the phone, and the end of the certificate that PIN and code are encrypted with.
class CmdCard : public QFrame {
    Q_OBJECT

  public:
    explicit CmdCard(QWidget* parent);

    /// What the person is writing stays.
    void show(const CmdSetting& setting, TimePoint now);

    /// What was typed is kept: the phone is shown as the desk has it from now on.
    void settle() { changed_ = false; }
    void showProblem(const Failure& failure); ///< of the phone
    void showCertificateProblem(const Failure& failure);

    QLineEdit* phone() const { return phone_; }
    QPushButton* save() const { return save_; }
    QString problem() const { return field_->problem(); }

  signals:
    void phoneChosen(const QString& typed);
    void certificateChosen(const QString& path); ///< in place of the one that ends

  private:
    void build();
    void showEnd(const CmdSetting& setting, TimePoint now);
    void chooseCertificate();

    QLineEdit* phone_ = nullptr;
    QPushButton* save_ = nullptr;
    FormField* field_ = nullptr;
    QVBoxLayout* notices_ = nullptr;
    ErrorCard* error_ = nullptr;
    bool changed_ = false;
};

} // namespace cunho::ui
