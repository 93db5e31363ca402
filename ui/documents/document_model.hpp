// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_rows.hpp"
#include "ui/jobs/run_job.hpp"

#include <QAbstractTableModel>

namespace cunho::ui {

/// The list of documents, read page by page as the person scrolls; every page begins at a key, none at an
/// offset. The first page comes at once, on the reading lane.
class DocumentModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Number, Customer, Day, Total, Standing, State, ColumnCount };
    static constexpr int StateRole = Qt::UserRole;        ///< int of DocumentState
    static constexpr int StandingRole = Qt::UserRole + 1; ///< int of invoicing::Standing
    static constexpr int TypeRole = Qt::UserRole + 2;     ///< the type's name
    static constexpr int pageSize = 200;

    DocumentModel(Jobs& jobs, invoicing::DocumentRepository& documents, QObject* parent = nullptr);

    /// Reads anew from the top.
    void ask(DocumentFilter filter, const QString& text, std::optional<invoicing::DocumentType> type = {},
             std::optional<invoicing::Standing> standing = {});
    void refresh();

    const invoicing::DocumentRow& row(int index) const { return rows_[static_cast<std::size_t>(index)]; }

    /// The row of an issued document (or of a draft) among those read, or -1.
    int find(std::int64_t id, bool draft) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

  signals:
    void loaded(); ///< the first page of the last question is there
    void counted(qint64 documents);
    void failed(const cunho::Failure& failure);

  private:
    void read();
    void take(std::vector<invoicing::DocumentRow> page, bool first);
    void count();
    QVariant display(const invoicing::DocumentRow& row, int column) const;
    static QString columnName(int column);

    Jobs& jobs_;
    invoicing::DocumentRepository& documents_;
    RowsQuery query_;
    std::vector<invoicing::DocumentRow> rows_;
    JobHandle reading_;
    int question_ = 0; ///< answers to earlier questions are dropped
    bool busy_ = false;
    bool more_ = false;
};

/// The state as people read it.
QString stateText(invoicing::DocumentState state);

} // namespace cunho::ui
