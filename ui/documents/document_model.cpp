// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/document_model.hpp"

#include "ui/convert.hpp"
#include "ui/documents/standing_text.hpp"
#include "ui/editor/type_fields.hpp"

namespace cunho::ui {

using invoicing::DocumentRow;
using invoicing::DocumentState;

DocumentModel::DocumentModel(Jobs& jobs, invoicing::DocumentRepository& documents, QObject* parent)
    : QAbstractTableModel(parent), jobs_(jobs), documents_(documents) {
    query_.limit = pageSize;
}

void DocumentModel::ask(DocumentFilter filter, const QString& text,
                        std::optional<invoicing::DocumentType> type,
                        std::optional<invoicing::Standing> standing) {
    query_.filter = filter;
    query_.type = type;
    query_.standing = standing;
    query_.text = fromQt(text.trimmed());
    refresh();
}

void DocumentModel::refresh() {
    reading_.stop();
    ++question_;
    query_.after.reset();
    busy_ = false;
    read();
    count();
}

void DocumentModel::read() {
    busy_ = true;
    const bool first = !query_.after;
    auto& documents = documents_;
    reading_ = runJob(
        jobs_, Lane::Reading, this,
        [&documents, query = query_](const JobContext& job) {
            job.throwIfStopped();
            return readRows(documents, query);
        },
        [this, first, question = question_](Outcome<std::vector<DocumentRow>> outcome) {
            if (question != question_)
                return;
            busy_ = false;
            if (auto* page = std::get_if<0>(&outcome))
                take(std::move(*page), first);
            else
                emit failed(std::get<Failure>(outcome));
        });
}

void DocumentModel::take(std::vector<DocumentRow> page, bool first) {
    more_ = page.size() == static_cast<std::size_t>(pageSize);
    if (!page.empty())
        query_.after = keyOf(page.back());
    if (first) {
        beginResetModel();
        rows_ = std::move(page);
        endResetModel();
        emit loaded();
    } else if (!page.empty()) {
        const int begin = rowCount();
        beginInsertRows({}, begin, begin + static_cast<int>(page.size()) - 1);
        rows_.insert(rows_.end(), page.begin(), page.end());
        endInsertRows();
    }
}

void DocumentModel::count() {
    auto& documents = documents_;
    runJob(
        jobs_, Lane::Reading, this,
        [&documents, query = query_](const JobContext&) { return countRows(documents, query); },
        [this, question = question_](Outcome<std::int64_t> outcome) {
            if (const auto* number = std::get_if<0>(&outcome); number != nullptr && question == question_)
                emit counted(*number);
        });
}

int DocumentModel::find(std::int64_t id, bool draft) const {
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].id == id && (rows_[i].state == DocumentState::Draft) == draft)
            return static_cast<int>(i);
    return -1;
}

int DocumentModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int DocumentModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

bool DocumentModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && more_ && !busy_;
}

void DocumentModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        read();
}

QVariant DocumentModel::display(const DocumentRow& row, int column) const {
    switch (column) {
    case Number: return row.number.empty() ? tr("Rascunho") : toQt(row.number);
    case Customer: return row.customer.empty() ? tr("Consumidor final") : toQt(row.customer);
    case Day: return dateText(row.date);
    case Total: return euroText(row.gross);
    case Standing: return standingText(row.type, row.standing);
    case State: return row.state == DocumentState::Draft ? QString() : stateText(row.state);
    default: return {};
    }
}

QVariant DocumentModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const DocumentRow& current = row(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: return display(current, index.column());
    case Qt::AccessibleTextRole:
        if (index.column() == Number)
            return QStringLiteral("%1, %2").arg(typeName(current.type), display(current, Number).toString());
        return QStringLiteral("%1: %2").arg(columnName(index.column()),
                                            display(current, index.column()).toString());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() == Total ? Qt::AlignRight | Qt::AlignVCenter
                                                           : Qt::AlignLeft | Qt::AlignVCenter);
    case StateRole: return static_cast<int>(current.state);
    case StandingRole: return static_cast<int>(current.standing);
    case TypeRole: return typeName(current.type);
    default: return {};
    }
}

QVariant DocumentModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section == Total ? Qt::AlignRight | Qt::AlignVCenter
                                                    : Qt::AlignLeft | Qt::AlignVCenter);
    if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
        return columnName(section);
    return role == Qt::DisplayRole && section != State ? columnName(section) : QVariant(); // a mark is narrow
}

QString DocumentModel::columnName(int column) {
    switch (column) {
    case Number: return tr("Número");
    case Customer: return tr("Cliente");
    case Day: return tr("Data");
    case Total: return tr("Total");
    case Standing: return tr("Situação");
    case State: return tr("Assinatura");
    default: return {};
    }
}

QString stateText(DocumentState state) {
    switch (state) {
    case DocumentState::Draft: return DocumentModel::tr("Rascunho");
    case DocumentState::SignaturePending: return DocumentModel::tr("Emitido · por assinar");
    case DocumentState::Signed: return DocumentModel::tr("Assinado");
    case DocumentState::SignedNotQualified: return DocumentModel::tr("Assinado (não qualificado)");
    case DocumentState::NotSigned: return DocumentModel::tr("Emitido");
    }
    return {};
}

} // namespace cunho::ui
