// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/row_model.hpp"
#include "ui/books/series_panel.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/app/services.hpp>
#include <cunho/invoicing/certification.hpp>

namespace cunho::ui {

/// The series as they are stored, and what is certified.
struct SeriesOverview {
    std::vector<SeriesRow> rows;
    std::optional<invoicing::CertificationSummary> certification;
};

/// *Séries*: every series with its state, and what to do about the chosen one.
class SeriesSection : public QWidget {
    Q_OBJECT

  public:
    SeriesSection(Jobs& jobs, app::Services& services, QWidget* parent);

    void refresh();

    /// Begins a new one; of that kind where it is not the usual.
    void create(std::optional<invoicing::SeriesKind> kind = {});
    SeriesPanel& panel() { return *panel_; }
    RowModel& model() { return *model_; }
    QTableView& table() { return *table_; }

  signals:
    void told(const QString& text);
    void failed(const cunho::Failure& failure);

  private:
    void build();
    void take(SeriesOverview overview);
    void showChosen();
    invoicing::Series proposal(invoicing::DocumentType type) const;
    void askClose(const invoicing::Series& series);
    void change(std::function<void()> work, const QString& done, const QString& wanted);

    Jobs& jobs_;
    app::Services& services_;
    std::vector<SeriesRow> rows_;
    std::optional<invoicing::CertificationSummary> certification_;
    QString wanted_;        ///< name of the series to choose
    bool creating_ = false; ///< a new one is being written, which a reading leaves alone
    bool taking_ = false;
    RowModel* model_;
    QTableView* table_;
    SeriesPanel* panel_;
    QLabel* hint_;
};

} // namespace cunho::ui
