// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/settlement_model.hpp"

#include "ui/convert.hpp"
#include "ui/editor/line_model.hpp"

#include <cunho/invoicing/settlement.hpp>

#include <algorithm>

namespace cunho::ui {
namespace {

using invoicing::DraftSettlement;
using invoicing::Money;

std::optional<Money> readMoney(const std::string& text) {
    if (text.empty())
        return Money{};
    const auto number = invoicing::Decimal::parse(text);
    if (!number)
        return std::nullopt;
    try {
        return Money::rounded(*number);
    } catch (const Error&) { // far too large: `validate` tells it
        return std::nullopt;
    }
}

QString moneyText(Money amount) {
    return toQt(invoicing::formatNumber(amount.decimal(), 2));
}

} // namespace

void SettlementModel::setSettlements(const std::vector<DraftSettlement>& settlements) {
    beginResetModel();
    rows_.clear();
    problems_.clear();
    for (const auto& settlement : settlements) {
        Row row;
        row.document.number = settlement.document;
        row.amount = settlement.amount;
        row.discount = settlement.discount;
        rows_.push_back(std::move(row));
    }
    endResetModel();
}

void SettlementModel::setOpen(const std::vector<OpenDocument>& open) {
    beginResetModel();
    problems_.clear();
    std::erase_if(rows_, [](const Row& row) { return row.amount.empty(); }); // of another customer
    for (auto& row : rows_)
        row.known = false;
    std::vector<Row> rows;
    for (const auto& document : open) {
        Row row;
        row.document = document;
        row.known = true;
        const auto before = std::find_if(rows_.begin(), rows_.end(), [&](const Row& each) {
            return each.document.number == document.number;
        });
        if (before != rows_.end()) {
            row.amount = before->amount;
            row.discount = before->discount;
            rows_.erase(before);
        }
        rows.push_back(std::move(row));
    }
    rows.insert(rows.end(), rows_.begin(), rows_.end()); // settled meanwhile: the check tells why not
    rows_ = std::move(rows);
    endResetModel();
}

std::vector<DraftSettlement> SettlementModel::settlements() const {
    std::vector<DraftSettlement> result;
    for (const auto& row : rows_)
        if (!row.amount.empty())
            result.push_back({row.document.number, row.amount, row.discount});
    return result;
}

void SettlementModel::setChosen(int row, bool chosen) {
    auto& first = rows_[static_cast<std::size_t>(row)];
    const auto notes = first.document.notes;
    for (auto& each : rows_) {
        const bool note = each.document.credit &&
                          std::find(notes.begin(), notes.end(), each.document.number) != notes.end();
        if (&each != &first && !note)
            continue;
        each.amount = chosen ? each.document.open.toString() : std::string();
        if (!chosen)
            each.discount.clear();
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    emit edited();
}

void SettlementModel::setProblems(const std::map<std::pair<int, std::string>, QString>& problems) {
    problems_.clear();
    for (const auto& [place, text] : problems) {
        const int column = place.second == "discount" ? Discount
                           : place.second == "amount" ? Amount
                                                      : Document;
        problems_[{rowOf(place.first), column}] = text;
    }
    if (rowCount() > 0)
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SettlementModel::rowOf(int settlement) const {
    for (int row = 0; row < rowCount(); ++row)
        if (isChosen(row) && settlement-- == 0)
            return row;
    return -1;
}

std::optional<Money> SettlementModel::received() const {
    Money sum;
    for (const auto& row : rows_) {
        const auto amount = readMoney(row.amount);
        const auto discount = readMoney(row.discount);
        if (!amount || !discount)
            return std::nullopt;
        sum = row.document.credit ? sum - *amount : sum + *amount - *discount;
    }
    return sum;
}

Money SettlementModel::discounts() const {
    Money sum;
    for (const auto& row : rows_)
        sum = sum + readMoney(row.discount).value_or(Money{});
    return sum;
}

Money SettlementModel::withheld() const {
    Money sum;
    for (const auto& row : rows_) {
        const auto amount = readMoney(row.amount).value_or(Money{});
        if (!row.known || amount <= Money{} || amount > row.document.open)
            continue;
        for (const auto& share : invoicing::withheldShare(row.document.totals, row.document.settled, amount))
            sum = row.document.credit ? sum - share.amount : sum + share.amount;
    }
    return sum;
}

int SettlementModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int SettlementModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString SettlementModel::display(const Row& row, int column) const {
    const auto sign = row.document.credit ? QStringLiteral("\u2212") : QString();
    switch (column) {
    case Document: return toQt(row.document.number);
    case Day: return row.known ? dateText(row.document.date) : QString();
    case Gross: return row.known ? sign + moneyText(row.document.gross) : QString();
    case Open: return row.known ? sign + moneyText(row.document.open) : QString();
    case Amount: return numberToTyped(row.amount);
    case Discount: return numberToTyped(row.discount);
    default: return {};
    }
}

QVariant SettlementModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const Row& row = rows_[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole: return display(row, index.column());
    case Qt::CheckStateRole:
        return index.column() == Document ? QVariant(isChosen(index.row()) ? Qt::Checked : Qt::Unchecked)
                                          : QVariant();
    case LineModel::ProblemRole:
    case Qt::ToolTipRole: {
        const auto found = problems_.find({index.row(), index.column()});
        return found == problems_.end() ? QString() : found->second;
    }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            display(row, index.column()));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(index.column() >= Gross ? Qt::AlignRight | Qt::AlignVCenter
                                                           : Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

bool SettlementModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid())
        return false;
    if (role == Qt::CheckStateRole && index.column() == Document) {
        setChosen(index.row(), value.toInt() == Qt::Checked);
        return true;
    }
    if (role != Qt::EditRole || (index.column() != Amount && index.column() != Discount))
        return false;
    Row& row = rows_[static_cast<std::size_t>(index.row())];
    std::string& text = index.column() == Amount ? row.amount : row.discount;
    const std::string now = numberFromTyped(value.toString());
    if (text == now)
        return false;
    text = now;
    changed(index.row());
    return true;
}

void SettlementModel::changed(int row) {
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    emit edited();
}

Qt::ItemFlags SettlementModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (!index.isValid())
        return flags;
    const bool credit = rows_[static_cast<std::size_t>(index.row())].document.credit;
    if (index.column() == Amount || (index.column() == Discount && !credit))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant SettlementModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(section >= Gross ? Qt::AlignRight | Qt::AlignVCenter
                                                    : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Document: return tr("Documento");
    case Day: return tr("Data");
    case Gross: return tr("Total");
    case Open: return tr("Em aberto");
    case Amount: return tr("Recebe-se");
    case Discount: return tr("Desconto");
    default: return {};
    }
}

} // namespace cunho::ui
