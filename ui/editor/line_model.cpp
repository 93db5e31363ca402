// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/line_model.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fiscal_choices.hpp"

#include <algorithm>
#include <utility>

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
    return isNumber(column) || column == LineModel::Left || column == LineModel::Total;
}

/// One entry of the list of taxes: type, region and, of VAT, its code.
QString taxKey(const std::string& type, const std::string& region, const std::string& code) {
    return toQt(type == "IVA" ? type + '|' + region + '|' + code : type + "||");
}

} // namespace

bool isExempt(const DraftLine& line) {
    return line.taxType == "NS" || line.tax == "ISE";
}

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
    case LineModel::Withheld: return "withheld";
    default: return "";
    }
}

int columnOf(std::string_view member) {
    if (member == "rate" || member == "region" || member == "taxType" || member == "taxAmount")
        return LineModel::Tax;
    if (member == "reference" || member == "referenceLine" || member == "order" || member == "productType")
        return LineModel::Description;
    if (member.empty())
        return -1;
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
    left_.clear();
    problems_.clear();
    if (lines_.empty() || (!fixed_ && !blank(lines_.back())))
        lines_.push_back(pattern_);
    endResetModel();
}

void LineModel::setPattern(const DraftLine& pattern) {
    pattern_ = pattern;
    for (auto& line : lines_)
        if (blank(line))
            line = pattern;
}

void LineModel::setFixed(bool fixed) {
    fixed_ = fixed;
}

void LineModel::setLine(int row, const DraftLine& line) {
    lines_[static_cast<std::size_t>(row)] = line;
    emit dataChanged(index(row, 0), index(row, ColumnCount - 1));
    keepOneBlank();
    emit edited(lineOfRow(row), QStringLiteral("description"));
}

void LineModel::setRegion(const std::string& region) {
    for (auto& line : lines_) {
        line.region = region;
        line.rate.clear();
    }
    pattern_.region = region;
    emit dataChanged(index(0, Tax), index(rowCount() - 1, Tax));
}

void LineModel::setWithheld(bool withheld) {
    for (auto& line : lines_)
        line.withheld = withheld;
    pattern_.withheld = withheld;
    emit dataChanged(index(0, Withheld), index(rowCount() - 1, Withheld));
}

void LineModel::setLeft(const std::vector<QString>& left) {
    left_.assign(lines_.size(), {});
    const auto rows = rowsOfLines();
    for (std::size_t i = 0; i < std::min(left.size(), rows.size()); ++i)
        left_[static_cast<std::size_t>(rows[i])] = left[i];
    emit dataChanged(index(0, Left), index(rowCount() - 1, Left));
}

std::vector<DraftLine> LineModel::lines() const {
    std::vector<DraftLine> result;
    for (const auto& line : lines_)
        if (!blank(line))
            result.push_back(line);
    return result;
}

std::vector<int> LineModel::rowsOfLines() const {
    std::vector<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        if (!isBlank(row))
            rows.push_back(row);
    return rows;
}

int LineModel::lineOfRow(int row) const {
    int line = 0;
    for (int i = 0; i < row; ++i)
        line += isBlank(i) ? 0 : 1;
    return line;
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
    const auto rows = rowsOfLines();
    for (std::size_t i = 0; i < std::min(totals.lines.size(), rows.size()); ++i)
        totals_[static_cast<std::size_t>(rows[i])] =
            toQt(invoicing::formatNumber(totals.lines[i].amount.round(2), 2));
    emit dataChanged(index(0, Total), index(rowCount() - 1, Total));
}

void LineModel::setProblems(const std::map<std::pair<int, int>, QString>& problems) {
    problems_.clear();
    const auto rows = problems.empty() ? std::vector<int>() : rowsOfLines();
    for (const auto& [place, text] : problems) {
        const auto line = static_cast<std::size_t>(place.first);
        problems_[{line < rows.size() ? rows[line] : rowCount() - 1, place.second}] = text;
    }
    emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

void LineModel::removeLine(int row) {
    if (row < 0 || row >= rowCount())
        return;
    beginRemoveRows({}, row, row);
    lines_.erase(lines_.begin() + row);
    problems_.clear();
    totals_.clear();
    if (!left_.empty())
        left_.erase(left_.begin() + row);
    endRemoveRows();
    keepOneBlank();
    emit edited(-1, {});
}

bool LineModel::isBlank(int row) const {
    return blank(lines_[static_cast<std::size_t>(row)]);
}

bool LineModel::isEditable(int row, int column) const {
    if (column == Total || column == Left)
        return false;
    if (fixed_)
        return column == Quantity || column == Price || column == Discount || column == Withheld;
    return column != Exemption || isExempt(line(row));
}

void LineModel::keepOneBlank() {
    if (!lines_.empty() && (fixed_ || blank(lines_.back())))
        return;
    beginInsertRows({}, rowCount(), rowCount());
    lines_.push_back(pattern_);
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
    case Exemption: return &line.exemption;
    default: return nullptr;
    }
}

QString LineModel::taxText(const DraftLine& line) const {
    if (line.taxType == "NS")
        return tr("Não sujeito");
    if (line.taxType == "IS")
        return tr("Selo %1").arg(toQt(line.tax)).trimmed();
    const auto parsed = invoicing::parseTaxCode(line.tax);
    const auto typed = line.rate.empty() ? std::nullopt : invoicing::Decimal::parse(line.rate);
    const auto rate = typed || !parsed ? typed : taxes_.rate(line.region, *parsed, date_);
    if (line.tax == "ISE")
        return tr("Isento");
    if (!rate)
        return toQt(line.tax);
    const QString region = regionShort(line.region);
    return toQt(invoicing::formatNumber(*rate, 0)) + QStringLiteral("\u00a0%") +
           (region.isEmpty() ? QString() : QLatin1Char(' ') + region);
}

QList<LineModel::Choice> LineModel::choices(int row, int column) const {
    QList<Choice> result;
    if (column == Withheld)
        return {{QStringLiteral("1"), tr("Sim")}, {QString(), tr("Não")}};
    if (column == Exemption) {
        for (const auto& exemption : taxes_.exemptions(date_))
            result.append({toQt(exemption.code), toQt(exemption.code + " · " + exemption.mention)});
        return result;
    }
    if (column != Tax)
        return result;
    const std::pair<const char*, QString> names[] = {{"NOR", tr("normal")},
                                                     {"INT", tr("intermédia")},
                                                     {"RED", tr("reduzida")},
                                                     {"OUT", tr("outra")},
                                                     {"ISE", QString()}};
    DraftLine each;
    std::vector<std::string> regions{"PT", "PT-AC", "PT-MA"};
    const std::string& own = line(row).region;
    std::erase(regions, own);
    regions.insert(regions.begin(), own);
    for (const auto& region : regions) {
        for (const auto& [code, name] : names) {
            each.region = region;
            each.tax = code;
            const auto parsed = invoicing::parseTaxCode(code);
            const bool exempt = each.tax == "ISE";
            if (exempt ? region != own : !parsed || !taxes_.rate(region, *parsed, date_))
                continue;
            result.append({taxKey("IVA", region, code),
                           exempt ? taxText(each) : taxText(each) + QStringLiteral(" · ") + name});
        }
    }
    result.append({taxKey("NS", {}, {}), tr("Não sujeito a IVA")});
    result.append({taxKey("IS", {}, {}), tr("Imposto do selo…")});
    return result;
}

QString LineModel::display(int row, int column) const {
    const DraftLine& line = lines_[static_cast<std::size_t>(row)];
    if (column == Total)
        return static_cast<std::size_t>(row) < totals_.size() ? totals_[static_cast<std::size_t>(row)]
                                                              : QString();
    if (blank(line))
        return {};
    if (column == Left)
        return static_cast<std::size_t>(row) < left_.size() ? left_[static_cast<std::size_t>(row)]
                                                            : QString();
    if (column == Tax)
        return taxText(line);
    if (column == Withheld)
        return line.withheld ? tr("Sim") : QString();
    if (column == Exemption && !isExempt(line))
        return {};
    const QString text = toQt(*const_cast<LineModel*>(this)->textOf(row, column)); // NOLINT: a reading
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
        if (column == Tax)
            return taxKey(line(row).taxType, line(row).region, line(row).tax);
        if (column == Withheld)
            return line(row).withheld ? QStringLiteral("1") : QString();
        const std::string* text = const_cast<LineModel*>(this)->textOf(row, column); // NOLINT: a reading
        if (text == nullptr)
            return display(row, column);
        return isNumber(column) ? numberToTyped(*text) : toQt(*text);
    }
    case ChoicesRole: return QVariant::fromValue(choices(row, column));
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

bool LineModel::takeTax(int row, const QString& key) {
    DraftLine& line = lines_[static_cast<std::size_t>(row)];
    if (key == taxKey(line.taxType, line.region, line.tax))
        return false;
    const auto parts = key.split(QLatin1Char('|'));
    if (parts.size() != 3)
        return false;
    line.taxType = fromQt(parts[0]);
    line.rate.clear();
    line.taxAmount.clear();
    if (line.taxType == "IVA") {
        line.region = fromQt(parts[1]);
        line.tax = fromQt(parts[2]);
    } else {
        line.tax = line.taxType == "NS" ? "NS" : "";
    }
    if (!isExempt(line))
        line.exemption.clear();
    return true;
}

bool LineModel::take(int row, int column, const QString& typed) {
    if (column == Tax)
        return takeTax(row, typed);
    DraftLine& line = lines_[static_cast<std::size_t>(row)];
    if (column == Withheld) {
        const bool before = std::exchange(line.withheld, !typed.isEmpty());
        return before != line.withheld;
    }
    std::string* text = textOf(row, column);
    const std::string now = isNumber(column) ? numberFromTyped(typed) : fromQt(typed.trimmed());
    if (text == nullptr || *text == now)
        return false;
    *text = now;
    return true;
}

bool LineModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (!index.isValid() || role != Qt::EditRole || !take(index.row(), index.column(), value.toString()))
        return false;
    emit dataChanged(this->index(index.row(), 0), this->index(index.row(), ColumnCount - 1));
    keepOneBlank();
    emit edited(lineOfRow(index.row()), QLatin1String(memberOf(index.column())));
    if (index.column() == Tax && line(index.row()).taxType == "IS")
        emit detailWanted(index.row());
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
    case Left: return tr("Resta");
    case Unit: return tr("Un.");
    case Price: return tr("Preço");
    case Discount: return tr("Desc. %");
    case Tax: return tr("IVA");
    case Exemption: return tr("Isenção");
    case Withheld: return tr("Ret.");
    case Total: return tr("Total");
    default: return {};
    }
}

} // namespace cunho::ui
