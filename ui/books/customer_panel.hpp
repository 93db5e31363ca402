// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/account_view.hpp"
#include "ui/books/form_fields.hpp"
#include "ui/documents/pill.hpp"
#include "ui/jobs/run_job.hpp"

#include <cunho/invoicing/masters.hpp>

#include <QButtonGroup>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <functional>

namespace cunho::ui {

/// One customer's record, to be read and changed, with the current account behind it.
class CustomerPanel : public QWidget {
    Q_OBJECT

  public:
    enum Tab { Data, Account };

    CustomerPanel(Jobs& jobs, invoicing::CustomerRepository& customers, std::function<Date()> today,
                  QWidget* parent);

    void setTerms(const std::vector<invoicing::PaymentTerms>& terms);

    /// `id` 0: one that is not stored yet.
    void show(const invoicing::Customer& customer);
    void clear();
    void choose(Tab tab);

    /// What stands in the fields now.
    invoicing::Customer edited() const;
    qint64 shown() const { return shown_ ? shown_->id : 0; }
    bool isChanged() const { return changed_; }
    FormFields& fields() { return *fields_; }
    AccountView& account() { return *account_; }
    QCheckBox& accepts() { return *accepts_; }

    /// Every problem at its field, or stored.
    void save();

    /// Reads the proof of acceptance from a file of at most 10 MB.
    void takeProof(const std::filesystem::path& file);

  signals:
    void saved(qint64 id);
    void removed();
    void discarded(); ///< one that was never stored
    void invoiceWanted(const cunho::invoicing::Customer& customer);
    void documentWanted(qint64 document);
    void told(const QString& text);

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildForm();
    QWidget* buildAcceptance();
    QWidget* buildFoot();
    void refreshHead();
    void refreshNotes();
    void touch();
    void showFixed();
    void loadAccount();
    void setActive(bool active);
    void store(const invoicing::Customer& customer, const QString& done);
    void askRemove();
    void exportAccount();
    void saveProofCopy();

    Jobs& jobs_;
    invoicing::CustomerRepository& customers_;
    std::function<Date()> today_;
    std::optional<invoicing::Customer> shown_;
    invoicing::Acceptance proof_; ///< of the acceptance as it is edited
    bool changed_ = false;
    bool showing_ = false;
    int question_ = 0;
    FormFields* fields_;
    QWidget* content_;
    QLabel* name_;
    PillLabel* pill_;
    QButtonGroup* tabs_;
    QStackedWidget* pages_;
    AccountView* account_;
    QCheckBox* accepts_;
    QWidget* acceptance_;
    QLineEdit* proofName_;
    QPushButton* proofCopy_;
    QPlainTextEdit* notes_;
    ErrorCard* error_;
    QPushButton* invoice_;
    QPushButton* save_;
    QPushButton* revert_;
    QPushButton* active_;
    QPushButton* remove_;
    QWidget* foot_;
};

} // namespace cunho::ui
