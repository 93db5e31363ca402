// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/program/fact_row.hpp"
#include "ui/widgets.hpp"

#include <cunho/invoicing/certification.hpp>

#include <filesystem>
#include <functional>
#include <optional>

namespace cunho::ui {

/// Reads what is installed, and installs a profile out of a file; both on a worker.
struct CertificationWork {
    std::function<std::optional<invoicing::CertificationSummary>()> installed;
    std::function<invoicing::CertificationSummary(const std::filesystem::path& file)> install;
};

/// *Certificação*: training mode and what it means, or the profile that documents are certified with.
class CertificationCard : public QFrame {
    Q_OBJECT

  public:
    CertificationCard(Jobs& jobs, CertificationWork work, QWidget* parent);

    void refresh();
    void show(const std::optional<invoicing::CertificationSummary>& summary);
    void install(const std::filesystem::path& file);
    QString state() const { return state_->text(); }

  signals:
    void installed();
    void unlockWanted();

  private:
    Jobs& jobs_;
    CertificationWork work_;
    FactRow* state_;
    QLabel* text_;
    QWidget* training_;
    ErrorCard* error_;
    QPushButton* install_;
    QPushButton* unlock_;
};

} // namespace cunho::ui
