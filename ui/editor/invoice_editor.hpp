// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/draft_books.hpp"
#include "ui/editor/draft_form.hpp"
#include "ui/editor/line_table.hpp"
#include "ui/editor/more_fields.hpp"
#include "ui/editor/payment_rows.hpp"
#include "ui/editor/problem_list.hpp"
#include "ui/editor/settlement_table.hpp"
#include "ui/editor/totals_card.hpp"
#include "ui/editor/transport_fields.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/app/issue_invoice.hpp>

#include <QProgressBar>
#include <QScrollArea>
#include <functional>
#include <memory>
#include <set>

class QVBoxLayout;

namespace cunho::ui {

/// The page on which a document of any type is written, checked, issued and signed.
class InvoiceEditor : public QWidget {
    Q_OBJECT

  public:
    InvoiceEditor(Jobs& jobs, app::Services& services, QWidget* parent = nullptr);

    /// Who asks for a PIN when an invoice is signed, made on the worker; without it nobody is asked.
    using PrompterSource = std::function<std::unique_ptr<signing::Prompter>()>;
    void setPrompter(PrompterSource source) { prompter_ = std::move(source); }

    /// An empty document of today. A receipt becomes one of cash VAT where the company is in it.
    void startNew(invoicing::DocumentType type = invoicing::DocumentType::FT);
    void open(const invoicing::Draft& draft);

    /// Takes a customer's record into the document.
    void takeCustomer(std::int64_t customer);
    void takeProduct(int row, std::int64_t product);

    invoicing::Draft draft() const;
    invoicing::DocumentType type() const { return type_; }
    LineTable& lines() { return *table_; }
    LineModel& lineModel() { return *model_; }
    DraftForm& form() { return *form_; }
    MoreFields& more() { return *more_; }
    PaymentRows& payments() { return *payments_; }
    TransportFields& transport() { return *transport_; }
    SettlementModel& settlements() { return *settlements_; }
    SettlementTable& settlementTable() { return *settlementTable_; }
    const ProblemList& problems() const { return *problems_; }

    /// Whether what the books say (series, terms, open documents) has arrived since `open`.
    bool isReady() const { return ready_; }

    /// Shows every problem, touched or not; true when there is none.
    bool check();

    /// *Emitir e assinar*: when there is no problem.
    void issue();

    /// Why nothing was issued, and the way on: the hour is asked about, damaged books lead to their check.
    void tellRefusal(const Failure& failure);

    /// Keeps the draft when there is something in it; then `left`.
    void leave();
    bool isBusy() const { return busy_; }

    /// Keeps the draft, if there is one to keep, and calls `then` when it is safe or has failed.
    void keep(std::function<void(bool kept)> then);

  signals:
    void left();
    void issued(const cunho::app::IssueResult& result);
    void seriesWanted();     ///< there is no open series of the type
    void booksCheckWanted(); ///< issuing is stopped: the books are not sound

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildMiddle();
    QWidget* buildLines();
    QWidget* buildFoot();
    QWidget* buildProgress(QWidget* parent);
    void addShortcuts();
    void connectFields();
    void adapt();
    void arrange();
    void setType(invoicing::DocumentType type);
    void showBooks(const DraftBooks& books);
    void offerPlaces();
    void readOpen();
    void follow(const QString& field);
    void touch(const QString& field);
    void refresh();
    void showTotals(const invoicing::Draft& draft);
    void showProblems(const std::vector<invoicing::Problem>& problems);
    void goTo(const std::string& field);
    void openDetail(int row);
    void setBusy(bool busy);
    void runIssue(bool clockConfirmed);
    void confirmClock(const Failure& failure);
    void stopIssuing(const Failure& failure);
    void showStep(const Progress& progress);
    bool isEmpty(const invoicing::Draft& draft) const;
    invoicing::VatRegime regime() const;

    Jobs& jobs_;
    app::Services& services_;
    invoicing::Draft base_; ///< what the form does not show, and the key
    invoicing::DocumentType type_ = invoicing::DocumentType::FT;
    TypeFields fields_;
    DraftBooks books_;
    bool ready_ = false;
    bool fresh_ = false;                       ///< nothing of it was stored, nor came from another document
    int question_ = 0;                         ///< answers to what an earlier document asked are dropped
    std::string kept_;                         ///< what was last stored, to see changes
    std::string payable_;                      ///< of the totals shown last
    std::vector<invoicing::Problem> refusals_; ///< of the ledger, until something changes
    std::set<std::string> touched_;
    bool showAll_ = false;
    bool busy_ = false;
    JobHandle issuing_;
    QTimer asking_; ///< open documents are read when the customer stands still
    PrompterSource prompter_ = [] { return std::make_unique<signing::SilentPrompter>(); };
    QLabel* title_;
    QLabel* about_; ///< what the document is over
    QComboBox* types_;
    QScrollArea* scroll_;
    QVBoxLayout* column_;
    DraftForm* form_;
    MoreFields* more_;
    PaymentRows* payments_;
    QFrame* paymentCard_;
    TransportFields* transport_;
    QFrame* transportCard_;
    QFrame* linesCard_;
    LineModel* model_;
    LineTable* table_;
    SettlementModel* settlements_;
    SettlementTable* settlementTable_;
    ProblemList* problems_;
    TotalsCard* totals_;
    ErrorCard* error_;
    QVBoxLayout* stops_; ///< why issuing is stopped, and the way on
    QLabel* keys_;
    QPushButton* issue_;
    QPushButton* cancel_;
    QPushButton* back_;
    QProgressBar* progress_;
    QLabel* step_;
};

} // namespace cunho::ui
