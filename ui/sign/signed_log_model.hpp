// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/sign/sign_desk.hpp"

#include <QAbstractTableModel>

namespace cunho::ui {

/// The log of signed files, newest first, read page by page as it is scrolled.
class SignedLogModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { File, Signer, Level, Time, ColumnCount };
    static constexpr std::size_t pageSize = 50;

    /// `desk` outlives the jobs.
    SignedLogModel(Jobs& jobs, SignDesk& desk, QObject* parent = nullptr);

    /// Asks anew; `loaded` or `failed` follows.
    void search(const QString& words);
    const QString& words() const { return words_; }
    const signing::SignedFileRecord& record(int row) const { return records_[static_cast<std::size_t>(row)]; }
    /// Of all pages together.
    std::int64_t all() const { return all_; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  signals:
    void loaded();
    void failed(const cunho::Failure& failure);

  private:
    void ask(bool anew);
    void take(SignedPage page, bool anew);

    Jobs& jobs_;
    SignDesk& desk_;
    QString words_;
    std::vector<signing::SignedFileRecord> records_;
    std::int64_t all_ = 0;
    int turn_ = 0; ///< one for each question: late answers are none
    bool asking_ = false;
    bool more_ = false;
};

} // namespace cunho::ui
