// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_list_model.hpp"

#include "ui/convert.hpp"
#include "ui/sign/row_text.hpp"
#include "ui/widgets.hpp"

#include <algorithm>
#include <unordered_set>

namespace cunho::ui {
namespace {

using app::BatchFileState;

constexpr auto rowsFormat = "application/x-cunho-rows";
constexpr std::size_t mostSteps = 64; ///< runs of rows that are told one by one; then the list is made anew

using Ids = std::unordered_set<qint64>;

/// How many runs of neighbours the rows outside of `kept` make.
std::size_t runsOutside(const std::vector<qint64>& rows, const Ids& kept) {
    std::size_t runs = 0;
    bool before = false;
    for (const auto id : rows) {
        const bool outside = !kept.contains(id);
        runs += outside && !before ? 1 : 0;
        before = outside;
    }
    return runs;
}

} // namespace

bool passes(BatchFileState state, RowFilter filter) noexcept {
    switch (filter) {
    case RowFilter::All: return true;
    case RowFilter::Ready:
        return !signing::isSigned(state) && state != BatchFileState::Failed &&
               state != BatchFileState::Cancelled;
    case RowFilter::Problem: return state == BatchFileState::Failed;
    case RowFilter::Signed: return signing::isSigned(state);
    case RowFilter::Cancelled: return state == BatchFileState::Cancelled;
    }
    return true;
}

std::size_t countOf(const app::BatchCounts& counts, RowFilter filter) noexcept {
    switch (filter) {
    case RowFilter::All: return counts.all;
    case RowFilter::Ready: return counts.ready + counts.underWay;
    case RowFilter::Problem: return counts.failed;
    case RowFilter::Signed: return counts.done + counts.ltvPending;
    case RowFilter::Cancelled: return counts.cancelled;
    }
    return 0;
}

SignListModel::SignListModel(Verdicts verdicts, QObject* parent)
    : QAbstractTableModel(parent), verdicts_(std::move(verdicts)) {}

void SignListModel::setFilter(RowFilter filter) {
    if (filter == filter_)
        return;
    beginResetModel();
    filter_ = filter;
    shown_ = wanted();
    rows_.clear();
    endResetModel();
}

void SignListModel::show(const app::SignBatch& batch) {
    batch_ = &batch;
    learnPlaces();
    sync();
    if (rowCount() > 0) // a batch that is gone on with has the same ids for other files
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void SignListModel::learnPlaces() {
    places_.clear();
    const auto& rows = batch_->rows();
    for (std::size_t place = 0; place < rows.size(); ++place)
        places_.emplace(rows[place].id, place);
}

std::vector<qint64> SignListModel::wanted() const {
    std::vector<qint64> ids;
    if (batch_ == nullptr)
        return ids;
    ids.reserve(batch_->rows().size());
    for (const auto& row : batch_->rows())
        if (passes(row.state, filter_))
            ids.push_back(row.id);
    return ids;
}

void SignListModel::touch(const std::vector<qint64>& rows) {
    if (filter_ != RowFilter::All)
        sync();
    int first = rowCount();
    int last = -1;
    for (const auto id : rows)
        if (const int at = rowOf(id); at >= 0) {
            first = std::min(first, at);
            last = std::max(last, at);
        }
    if (last >= 0)
        emit dataChanged(index(first, 0), index(last, ColumnCount - 1));
}

void SignListModel::sync() {
    const auto ids = wanted();
    const Ids old(shown_.begin(), shown_.end());
    const Ids kept(ids.begin(), ids.end());
    if (runsOutside(shown_, kept) + runsOutside(ids, old) > mostSteps) {
        beginResetModel();
        shown_ = ids;
        rows_.clear();
        endResetModel();
        return;
    }
    removeMissing(ids);
    reorder(ids);
    insertNew(ids);
}

void SignListModel::removeMissing(const std::vector<qint64>& wanted) {
    const Ids kept(wanted.begin(), wanted.end());
    for (int last = rowCount() - 1; last >= 0; --last) {
        if (kept.contains(id(last)))
            continue;
        int first = last;
        while (first > 0 && !kept.contains(id(first - 1)))
            --first;
        beginRemoveRows({}, first, last);
        shown_.erase(shown_.begin() + first, shown_.begin() + last + 1);
        rows_.clear();
        endRemoveRows();
        last = first;
    }
}

/// What is shown, in the order in which it is wanted.
void SignListModel::reorder(const std::vector<qint64>& wanted) {
    const Ids old(shown_.begin(), shown_.end());
    std::vector<qint64> order;
    std::ranges::copy_if(wanted, std::back_inserter(order), [&](qint64 id) { return old.contains(id); });
    if (order == shown_)
        return;
    emit layoutAboutToBeChanged();
    const auto before = persistentIndexList();
    std::vector<qint64> ids;
    for (const auto& each : before)
        ids.push_back(id(each.row()));
    shown_ = std::move(order);
    rows_.clear();
    QModelIndexList after;
    for (qsizetype i = 0; i < before.size(); ++i)
        after << index(rowOf(ids[static_cast<std::size_t>(i)]), before[i].column());
    changePersistentIndexList(before, after);
    emit layoutChanged();
}

void SignListModel::insertNew(const std::vector<qint64>& wanted) {
    for (std::size_t place = 0; place < wanted.size();) {
        if (place < shown_.size() && shown_[place] == wanted[place]) {
            ++place;
            continue;
        }
        const qint64 next = place < shown_.size() ? shown_[place] : 0;
        std::size_t end = place;
        while (end < wanted.size() && wanted[end] != next)
            ++end;
        beginInsertRows({}, static_cast<int>(place), static_cast<int>(end) - 1);
        shown_.insert(shown_.begin() + static_cast<std::ptrdiff_t>(place),
                      wanted.begin() + static_cast<std::ptrdiff_t>(place),
                      wanted.begin() + static_cast<std::ptrdiff_t>(end));
        rows_.clear();
        endInsertRows();
        place = end;
    }
}

const app::BatchRow* SignListModel::row(qint64 id) const {
    const auto found = places_.find(id);
    if (batch_ == nullptr || found == places_.end() || found->second >= batch_->rows().size())
        return nullptr;
    const auto& row = batch_->rows()[found->second];
    return row.id == id ? &row : nullptr; // the batch went on without us
}

const app::BatchRow* SignListModel::at(const QModelIndex& index) const {
    return index.isValid() && index.row() < rowCount() ? row(id(index.row())) : nullptr;
}

int SignListModel::rowOf(qint64 id) const {
    if (rows_.empty())
        for (std::size_t i = 0; i < shown_.size(); ++i)
            rows_.emplace(shown_[i], static_cast<int>(i));
    const auto found = rows_.find(id);
    return found == rows_.end() ? -1 : found->second;
}

int SignListModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(shown_.size());
}

int SignListModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant SignListModel::textOf(const app::BatchRow& row, int column) const {
    switch (column) {
    case File: return pathToQt(row.source.filename());
    case Pages: return row.pages > 0 ? tr("%1 pág.").arg(row.pages) : QString();
    case State: return stateText(row.state);
    default: break;
    }
    const auto pill = signaturesText(row, verdicts_(row.id), environment_);
    return pill ? pill->text : QString();
}

QVariant SignListModel::pillOf(const app::BatchRow& row, int column) const {
    if (column == State)
        return static_cast<int>(ui::pillOf(row.state));
    if (column != Signatures)
        return {};
    const auto pill = signaturesText(row, verdicts_(row.id), environment_);
    return pill ? QVariant(static_cast<int>(pill->kind)) : QVariant();
}

QString SignListModel::tipOf(const app::BatchRow& row, int column) const {
    if (column == Signatures) {
        const auto pill = signaturesText(row, verdicts_(row.id), environment_);
        return pill ? pill->tip : QString();
    }
    QStringList lines{pathToQt(row.source)};
    if (!row.target.empty())
        lines << tr("Assinado fica em %1").arg(pathToQt(row.target));
    if (row.problem)
        lines << reason(*row.problem);
    return plainTip(lines.join(QLatin1Char('\n')));
}

QVariant SignListModel::data(const QModelIndex& index, int role) const {
    const auto* row = at(index);
    if (row == nullptr)
        return {};
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return textOf(*row, column);
    case Qt::ToolTipRole: return tipOf(*row, column);
    case Qt::AccessibleTextRole:
        return column == File ? rowSentence(*row, signaturesText(*row, verdicts_(row->id), environment_))
                              : textOf(*row, column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue((column == Pages ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    case IdRole: return qint64(row->id);
    case SignRowDelegate::LineRole:
        return column == File ? rowLine(*row) : column == Pages ? sizeText(row->size) : QString();
    case SignRowDelegate::ProblemRole: return hasProblem(*row);
    case SignRowDelegate::PillRole: return pillOf(*row, column);
    case BusyRole:
        return row->state == BatchFileState::Reading || row->state == BatchFileState::Signing ||
               row->state == BatchFileState::TimeStamping;
    default: return {};
    }
}

QVariant SignListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue((section == Pages ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case File: return tr("Ficheiro");
    case Pages: return tr("Tamanho");
    case Signatures: return tr("Já traz");
    case State: return tr("Situação");
    default: return {};
    }
}

Qt::ItemFlags SignListModel::flags(const QModelIndex& index) const {
    if (!index.isValid())
        return Qt::ItemIsDropEnabled; // between rows only
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled | Qt::ItemNeverHasChildren;
}

QStringList SignListModel::mimeTypes() const {
    return {QLatin1String(rowsFormat)};
}

QMimeData* SignListModel::mimeData(const QModelIndexList& indexes) const {
    std::vector<int> rows;
    for (const auto& each : indexes)
        rows.push_back(each.row());
    std::ranges::sort(rows);
    rows.erase(std::ranges::unique(rows).begin(), rows.end());
    QByteArray ids;
    for (const int row : rows)
        ids += QByteArray::number(id(row)) + ' ';
    auto* data = new QMimeData;
    data->setData(QLatin1String(rowsFormat), ids);
    return data;
}

/// Moves nothing itself, and says that nothing was done: else the view would take off what was dragged.
bool SignListModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int /*column*/,
                                 const QModelIndex& parent) {
    if (action != Qt::MoveAction || !data->hasFormat(QLatin1String(rowsFormat)))
        return false;
    const int place = row >= 0 ? row : parent.isValid() ? parent.row() : rowCount();
    std::vector<qint64> ids;
    for (const auto& each : data->data(QLatin1String(rowsFormat)).split(' '))
        if (const qint64 id = each.toLongLong(); this->row(id) != nullptr)
            ids.push_back(id);
    if (!ids.empty())
        emit dragged(ids, place < rowCount() ? id(place) : 0);
    return false;
}

} // namespace cunho::ui
