// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/finding_list.hpp"
#include "ui/books/row_model.hpp"
#include "ui/books/saft_desk.hpp"
#include "ui/documents/pill.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/program/fact_row.hpp"
#include "ui/widgets.hpp"

#include <QProgressBar>
#include <map>

namespace cunho::ui {

/// *SAF-T mensal*: the months, what would be wrong with the chosen one's file, the file, and what was handed
/// over.
class SaftSection : public QWidget {
    Q_OBJECT

  public:
    SaftSection(Jobs& jobs, SaftDesk& desk, QWidget* parent);

    void refresh();

    /// Chooses a month that is listed, or will be.
    void choose(std::chrono::year_month month);
    void verify();
    void exportTo(const std::filesystem::path& file);
    void askMark();
    void mark(std::chrono::year_month month, Date day, const std::filesystem::path& file);

    RowModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    FindingList& findings() { return *findings_; }
    QString sentence() const { return sentence_->text(); }
    QString verdict() const { return verdict_->text(); }
    bool isBusy() const { return busy_; }

  signals:
    void placeWanted(const cunho::ui::FindingPlace& place);
    void told(const QString& text);
    void exported(const QString& text, const QString& file);
    void failed(const cunho::Failure& failure);
    void changed(); ///< something was marked: what is due may be another

  private:
    struct Checked {
        std::vector<app::PreflightFinding> findings;
    };
    QWidget* buildMonths();
    QWidget* buildMonth();
    void take(std::vector<app::SaftMonth> months);
    void showChosen();
    void showFindings();
    const app::SaftMonth* chosen() const;
    void askExport();
    void setBusy(bool busy, const QString& what = {});

    Jobs& jobs_;
    SaftDesk& desk_;
    std::vector<app::SaftMonth> months_;
    std::map<std::chrono::year_month, Checked> checked_;
    std::optional<std::chrono::year_month> wanted_;
    RowModel* model_;
    QTableView* table_;
    QWidget* empty_;
    QWidget* month_;
    QLabel* name_;
    PillLabel* pill_;
    QLabel* sentence_;
    QPushButton* verify_;
    QPushButton* export_;
    QPushButton* mark_;
    QProgressBar* progress_;
    QLabel* doing_;
    FactRow* verdict_;
    QFrame* findingCard_;
    FindingList* findings_;
    ErrorCard* error_;
    JobHandle running_;
    bool busy_ = false;
};

/// "3 erros e 1 aviso", in the window's language.
QString findingCount(std::size_t errors, std::size_t warnings);

} // namespace cunho::ui
