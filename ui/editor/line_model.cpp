// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/line_model.hpp"

#include "ui/convert.hpp"

namespace cunho::ui {
namespace {

using invoicing::DraftLine;

bool blank(const DraftLine& line) {
    return line.code.empty() && line.description.empty() && line.unitPrice.empty();
}

bool isNumber(int column) {
    return column == LineModel::Quantity || column == LineModel::Price || column == LineModel::Discount;
}

bool isRight(int column) {
    return isNumber(column) || column == LineModel::Total;
}

} // namespace

const char* memberOf(int column) {
    switch (column) {
    case LineModel::Code: return "code";
    case LineModel::Description: return "description";
    case LineModel::Quantity: return "quantity";
    case LineModel::Unit: return "unit";
    case LineModel::Price: return "unitPrice";
    case LineModel::Discount: return "discount";
    case LineModel::Tax: return "tax";
    case LineModel::Exemption: return "exemption";
    default: return "";
    }
}

int columnOf(std::string_view member) {
    if (member == "rate" || member == "region")
        return LineModel::Tax;
    for (int column = 0; column < LineModel::Total; ++column)
        if (member == memberOf(column))
            return column;
    return -1;
}

LineModel::LineModel(const invoicing::TaxTable& taxes, QObject* parent)
    : QAbstractTableModel(parent), taxes_(taxes), lines_(1) {}

void LineModel::setLines(std::vector<DraftLine> lines) {
    beginResetModel();
    lines_ = std::move(lines);
    totals_.clear();
    problems_.clear();
    if (lines_.empty() || !blank(lines_.back()))
        lines_.emplace_back();
    endResetModel();
}

std::vector<DraftLine> LineModel::lines() const {
    std::vector<DraftLine> result;
    for (const auto& line : lines_)
        if (!blank(line))
            result.push_back(line);
    return result;
}

int LineModel::rowOfLine(int index) const {
    for (int row = 0; row < rowCount(); ++row)
        if (!isBlank(row) && index-- == 0)
            return row;
    return rowCount() - 1;
}

void LineModel::setDate(Date date) {
    date_ = date;
    emit dataChanged(index(0, Tax), index(rowCount() - 1, Exemption));
}

void LineModel::setTotals(const invoicing::Totals& totals) {
    totals_.assign(lines_.size(), {});
    for (std::size_t i = 0; i < totals.lines.size(); ++i) {
        const auto row = static_cast<std::size_t>(rowOfLine(static_cast<int>(i)));
        totals_[row] = toQt(invoicing::formatNumber(totals.lines[i].amount.round(2), 2));
    }
    emit dataChanged(index(0, Total), index(rowCount() - 1, Total));
}

void LineModel::setProblems(const std::map<std::pair<int, int>, QString>& problems) {
    problems_.clear();
    for (const auto& [place, text] : problems)
        problems_[{rowOfLine(place.first), place.second}] = text;
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void LineModel::removeLine(int row) {
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    lines_.erase(lines_.begin() + row);
    problems_.clear();
    totals_.clear();
    endRemoveRows();
    keepOneBlank();
    emit edited(-1, {});
}

bool LineModel::isBlank(int row) const {
    return blank(lines_[static_cast<std::size_t>(row)]);
}

bool LineModel::isEditable(int row, int column) const {
    if (column == Exemption)
        return lines_[static_cast<std::size_t>(row)].tax == "ISE";
    return column != Total;
}

void LineModel::keepOneBlank() {
    if (!lines_.empty() && blank(lines_.back()))
        return;
    beginInsertRows({}, rowCount(), rowCount());
    lines_.emplace_back();
    endInsertRows();
}

int LineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(lines_.size());
}

int LineModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

std::string* LineModel::textOf(int row, int column) {
    DraftLine& line = lines_[static_cast<std::size_t>(row)];
    switch (column) {
    case Code: return &line.code;
    case Description: return &line.description;
    case Quantity: return &line.quantity;
    case Unit: return &line.unit;
    case Price: return &line.unitPrice;
    case Discount: return &line.discount;
    case Tax: return &line.tax;
    case Exemption: return &line.exemption;
    default: return nullptr;
    }
}

QString LineModel::taxText(const std::string& code) const {
    const auto parsed = invoicing::parseTaxCode(code);
    const auto rate = parsed ? taxes_.rate("PT", *parsed, date_) : std::nullopt;
    if (!rate)
        return toQt(code);
    return rate->isZero() ? tr("Isento")
                          : toQt(invoicing::formatNumber(*rate, 0)) + QStringLiteral("\u00a0%");
}

QList<LineModel::Choice> LineModel::choices(int column) const {
    QList<Choice> result;
    if (column == Tax) {
        const std::pair<const char*, QString> names[] = {
            {"NOR", tr("normal")}, {"INT", tr("intermédia")}, {"RED", tr("reduzida")}, {"ISE", QString()}};
        for (const auto& [code, name] : names)
            result.append({QLatin1String(code),
                           name.isEmpty() ? taxText(code) : taxText(code) + QStringLiteral(" · ") + name});
    } else if (column == Exemption) {
        for (const auto& exemption : taxes_.exemptions(date_))
            result.append({toQt(exemption.code), toQt(exemption.code + " · " + exemption.mention)});
    }
    return result;
}

QString LineModel::display(int row, int column) const {
    const DraftLine& line = lines_[static_cast<std::size_t>(row)];
    if (column == Total)
        return static_cast<std::size_t>(row) < totals_.size() ? totals_[static_cast<std::size_t>(row)]
                                                              : QString();
    const QString text = toQt(*const_cast<LineModel*>(this)->textOf(row, column)); // NOLINT: a reading
    if (blank(line))
        return {};
    if (column == Tax)
        return taxText(line.tax);
    if (column == Exemption && line.tax != "ISE")
        return {};
    return isNumber(column) ? numberToTyped(fromQt(text)) : text;
}

QVariant LineModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const int row = index.row();
    const int column = index.column();
    switch (role) {
    case Qt::DisplayRole: return display(row, column);
    case Qt::EditRole: {
        const QString text =
            column == Total ? display(row, column)
                            : toQt(*const_cast<LineModel*>(this)->textOf(row, column)); // NOLINT: a reading
        return isNumber(column) ? numberToTyped(fromQt(text)) : text;
    }
    case ChoicesRole: return QVariant::fromValue(choices(column));
    case ProblemRole:
    case Qt::ToolTipRole: {
        const auto found = problems_.find({row, column});
        return found == problems_.end() ? QString() : found->second;
    }
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1: %2").arg(headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                                            display(row, column));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(isRight(column) ? Qt::AlignRight | Qt::AlignVCenter
                                                   : Qt::AlignLeft | Qt::AlignVCenter);
    default: return {};
    }
}

bool LineModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole)
        return false;
    std::string* text = textOf(index.row(), index.column());
    const QString typed = value.toString();
    const std::string now = isNumber(index.column()) ? numberFromTyped(typed) : fromQt(typed.trimmed());
    if (text == nullptr || *text == now)
        return false;
    *text = now;
    if (index.column() == Tax && now != "ISE")
        lines_[static_cast<std::size_t>(index.row())].exemption.clear();
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    keepOneBlank();
    int line = 0;
    for (int row = 0; row < index.row(); ++row)
        line += isBlank(row) ? 0 : 1;
    emit edited(line, QLatin1String(memberOf(index.column())));
    return true;
}

Qt::ItemFlags LineModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.isValid() && isEditable(index.row(), index.column()))
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant LineModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isRight(section) ? Qt::AlignRight | Qt::AlignVCenter
                                                    : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Code: return tr("Código");
    case Description: return tr("Descrição");
    case Quantity: return tr("Qtd.");
    case Unit: return tr("Un.");
    case Price: return tr("Preço");
    case Discount: return tr("Desc. %");
    case Tax: return tr("IVA");
    case Exemption: return tr("Isenção");
    case Total: return tr("Total");
    default: return {};
    }
}

} // namespace cunho::ui
