// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/sign/sign_row_delegate.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/app/verify_file.hpp>
#include <cunho/core/environment.hpp>

#include <QAbstractTableModel>
#include <QMimeData>
#include <functional>
#include <unordered_map>
#include <vector>

namespace cunho::ui {

/// Which rows a list shows.
enum class RowFilter {
    All,
    Ready,     ///< to be signed, or being signed
    Problem,   ///< failed
    Signed,    ///< with their level or below it
    Cancelled, ///< the person stopped before it was their turn
};

bool passes(app::BatchFileState state, RowFilter filter) noexcept;
std::size_t countOf(const app::BatchCounts& counts, RowFilter filter) noexcept;

/// The rows of a batch that pass a filter, in their order. Rows that come, go or move are told as such, so
/// that a list of thousands keeps its place and selection.
class SignListModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { File, Pages, Signatures, State, ColumnCount };
    enum Role {
        IdRole = SignRowDelegate::OwnRole, ///< qint64
        BusyRole,                          ///< bool: something happens to it now
    };

    using Verdicts = std::function<const Outcome<app::FileVerdict>*(qint64)>;

    /// `verdicts` may be asked for any row of the batch shown last.
    SignListModel(Verdicts verdicts, QObject* parent = nullptr);

    void setEnvironment(Environment environment) { environment_ = environment; }
    RowFilter filter() const { return filter_; }
    void setFilter(RowFilter filter);

    /// The batch as it is now; it stays alive until the next call. Rows with another state than before are
    /// found by themselves where the filter asks for it.
    void show(const app::SignBatch& batch);
    /// These rows changed in place.
    void touch(const std::vector<qint64>& rows);

    /// Null when the index is none of a row that still is there.
    const app::BatchRow* at(const QModelIndex& index) const;
    const app::BatchRow* row(qint64 id) const;
    qint64 id(int row) const { return shown_[static_cast<std::size_t>(row)]; }
    int rowOf(qint64 id) const; ///< -1: not shown

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
    QStringList mimeTypes() const override;
    QMimeData* mimeData(const QModelIndexList& indexes) const override;
    bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                      const QModelIndex& parent) override;

  signals:
    /// Rows were dragged to stand before this one; 0: at the end.
    void dragged(const std::vector<qint64>& rows, qint64 before);

  private:
    std::vector<qint64> wanted() const;
    void sync();
    void removeMissing(const std::vector<qint64>& wanted);
    void reorder(const std::vector<qint64>& wanted);
    void insertNew(const std::vector<qint64>& wanted);
    void learnPlaces();
    QVariant textOf(const app::BatchRow& row, int column) const;
    QVariant pillOf(const app::BatchRow& row, int column) const;
    QString tipOf(const app::BatchRow& row, int column) const;

    Verdicts verdicts_;
    Environment environment_ = Environment::Sandbox;
    RowFilter filter_ = RowFilter::All;
    const app::SignBatch* batch_ = nullptr;
    std::unordered_map<qint64, std::size_t> places_; ///< in the batch
    std::vector<qint64> shown_;
    mutable std::unordered_map<qint64, int> rows_; ///< in `shown_`; empty: to be made anew
};

} // namespace cunho::ui
