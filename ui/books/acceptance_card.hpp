// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/form_fields.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/invoicing/masters.hpp>

#include <QCheckBox>
#include <filesystem>
#include <optional>

namespace cunho::ui {

/// Whether a customer accepts electronic invoices, since when, and the file that proves it.
class AcceptanceCard : public QFrame {
    Q_OBJECT

  public:
    /// The date becomes the field "acceptanceDate" of `fields`.
    AcceptanceCard(Jobs& jobs, FormFields& fields, QWidget* parent);

    /// `today` is offered as the date where there is no acceptance yet.
    void show(const std::optional<invoicing::Acceptance>& acceptance, Date today);
    std::optional<invoicing::Acceptance> edited() const;
    QCheckBox& accepts() { return *accepts_; }

    /// Reads the proof from a file of at most 10 MB.
    void takeProof(const std::filesystem::path& file);

  signals:
    void changed(); ///< by the person, except the date, of which the fields tell
    void failed(const cunho::Failure& failure);

  private:
    QWidget* buildDetails();
    void askProof();
    void saveProofCopy();

    Jobs& jobs_;
    FormFields& fields_;
    invoicing::Acceptance proof_; ///< of the acceptance as it is edited
    QCheckBox* accepts_;
    QWidget* details_;
    QLineEdit* proofName_;
    QPushButton* proofCopy_;
};

} // namespace cunho::ui
