// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/known_companies.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/widgets.hpp"

class QVBoxLayout;

namespace cunho::ui {

/// *Outras empresas*: one database each, each in a window of its own.
class CompaniesCard : public QFrame {
    Q_OBJECT

  public:
    CompaniesCard(Jobs& jobs, CompanySwitch companies, std::string environment, QWidget* parent);

    void refresh();

    /// Remembers the company that is open here.
    void remember(const QString& name);
    void open(const KnownCompany& company);
    const std::vector<KnownCompany>& others() const { return others_; }

  signals:
    void told(const QString& text);

  private:
    void show(std::vector<KnownCompany> companies);

    Jobs& jobs_;
    CompanySwitch companies_;
    std::string environment_;
    std::vector<KnownCompany> others_;
    QVBoxLayout* list_;
    QLabel* none_;
    ErrorCard* error_;
};

} // namespace cunho::ui
