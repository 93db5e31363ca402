// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/consent_page.hpp"
#include "ui/state/signing_desk.hpp"

namespace cunho::ui {

/// Terms and conditions, and the way into the wizard, with the names of the State's guide.
class TermsCard : public QFrame {
    Q_OBJECT

  public:
    explicit TermsCard(QWidget* parent);
    void show(const SigningOverview& overview);
    QPushButton* manage() const { return manage_; }
    QCheckBox* agree() const { return agree_; }

  signals:
    void accepted(); ///< the terms that are shown
    void manageWanted();

  private:
    void build();
    void setTermsShown(bool shown);

    QLabel* underWay_;
    QLabel* acceptedText_;
    LegalTextView* terms_;
    QCheckBox* agree_;
    QPushButton* read_;
    QPushButton* manage_;
    std::string version_;
};

} // namespace cunho::ui
