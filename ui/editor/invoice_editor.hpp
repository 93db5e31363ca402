// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/draft_form.hpp"
#include "ui/editor/line_table.hpp"
#include "ui/editor/problem_list.hpp"
#include "ui/editor/totals_card.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/app/issue_invoice.hpp>

#include <QProgressBar>
#include <functional>
#include <memory>
#include <set>

class QVBoxLayout;

namespace cunho::ui {

/// The page on which an invoice is written, checked, issued and signed.
class InvoiceEditor : public QWidget {
    Q_OBJECT

  public:
    InvoiceEditor(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    /// Who asks for a PIN when an invoice is signed, made on the worker; without it nobody is asked.
    using PrompterSource = std::function<std::unique_ptr<signing::Prompter>()>;
    void setPrompter(PrompterSource source) { prompter_ = std::move(source); }

    /// An empty invoice of today.
    void startNew();
    void open(const invoicing::Draft& draft);

    invoicing::Draft draft() const;
    LineTable& lines() { return *table_; }
    LineModel& lineModel() { return *model_; }
    DraftForm& form() { return *form_; }
    const ProblemList& problems() const { return *problems_; }

    /// Shows every problem, touched or not; true when there is none.
    bool check();

    /// *Emitir e assinar*: when there is no problem.
    void issue();

    /// Keeps the draft when there is something in it; then `left`.
    void leave();
    bool isBusy() const { return busy_; }

    /// Keeps the draft, if there is one to keep, and calls `then` when it is safe or has failed.
    void keep(std::function<void(bool kept)> then);

  signals:
    void left();
    void issued(const cunho::app::IssueResult& result);

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildFoot();
    void addShortcuts();
    void touch(const QString& field);
    void refresh();
    void showProblems(const std::vector<invoicing::Problem>& problems);
    void goTo(const std::string& field);
    void setBusy(bool busy);
    void runIssue();
    void showStep(const Progress& progress);
    bool isEmpty(const invoicing::Draft& draft) const;

    Jobs& jobs_;
    app::Services& services_;
    invoicing::Draft base_; ///< what the form does not show, and the key
    std::string kept_;      ///< what was last stored, to see changes
    std::set<std::string> touched_;
    bool showAll_ = false;
    bool busy_ = false;
    JobHandle issuing_;
    PrompterSource prompter_ = [] { return std::make_unique<signing::SilentPrompter>(); };
    QLabel* title_;
    DraftForm* form_;
    LineModel* model_;
    LineTable* table_;
    ProblemList* problems_;
    TotalsCard* totals_;
    ErrorCard* error_;
    QPushButton* issue_;
    QPushButton* cancel_;
    QPushButton* back_;
    QProgressBar* progress_;
    QLabel* step_;
};

} // namespace cunho::ui
