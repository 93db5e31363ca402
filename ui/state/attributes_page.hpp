// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/state/signing_desk.hpp"
#include "ui/widgets.hpp"

#include <QScrollArea>
#include <QVBoxLayout>

namespace cunho::ui {

/// Professional attributes as they are known, per citizen and company, with a warning in time.
class AttributesPage : public QWidget {
    Q_OBJECT

  public:
    AttributesPage(Jobs& jobs, SigningDesk& desk, QWidget* parent);
    void refresh();
    void check();
    void show(const AttributeOverview& overview);
    QString summary() const { return summary_->text(); }

  signals:
    void shown();
    void left();

  private:
    void build();
    void arrived(Outcome<AttributeOverview> outcome);
    QWidget* makeRow(const scap::ProfessionalAttribute& attribute, const AttributeOverview& overview);

    Jobs& jobs_;
    SigningDesk& desk_;
    JobHandle job_;
    ErrorCard* error_;
    QLabel* summary_;
    QPushButton* check_;
    QVBoxLayout* list_;
};

} // namespace cunho::ui
