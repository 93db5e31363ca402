// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"

#include <cunho/invoicing/masters.hpp>

#include <QCompleter>
#include <QLineEdit>
#include <QStandardItemModel>
#include <QTimer>

namespace cunho::ui {

/// One record as the list under a field shows it.
struct RecordHit {
    QString text;   ///< what stands first: a name, a description
    QString detail; ///< behind it, dim: NIF and city, code and price
    std::int64_t id = 0;
};

/// Records that fit what is typed in a field, found on the reading lane while the person types on.
///
/// Down, without having typed, shows the first records. Answers to earlier questions are dropped.
class RecordCompleter : public QObject {
    Q_OBJECT

  public:
    /// Runs on a worker.
    using Find = std::function<std::vector<RecordHit>(const std::string& text)>;

    /// Lives as long as the field.
    RecordCompleter(Jobs& jobs, Find find, QLineEdit* field);

    /// The records found last.
    int count() const { return model_.rowCount(); }

  signals:
    void chosen(qint64 id);

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void ask();
    void show(const std::vector<RecordHit>& hits);

    Jobs& jobs_;
    Find find_;
    QLineEdit* field_;
    QStandardItemModel model_;
    QCompleter completer_;
    QTimer typing_;
    int question_ = 0;
};

/// Customers that fit a text, and products likewise; the repositories outlive every job.
RecordCompleter::Find findCustomers(invoicing::CustomerRepository& customers);
RecordCompleter::Find findProducts(invoicing::ProductRepository& products);

} // namespace cunho::ui
