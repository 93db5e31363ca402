// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/draft.hpp>

#include <QAbstractTableModel>
#include <map>
#include <vector>

namespace cunho::ui {

/// The lines of a draft as they are typed. There is always one empty line at the end to go on in.
class LineModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column {
        Code,
        Description,
        Quantity,
        Left, ///< NC: what the invoice's line has left to be credited
        Unit,
        Price,
        Discount,
        Tax,
        Exemption,
        Withheld,
        Total,
        ColumnCount
    };
    static constexpr int ProblemRole = Qt::UserRole;     ///< the problem's text, or empty
    static constexpr int ChoicesRole = Qt::UserRole + 1; ///< QList<Choice> of a cell with a list

    /// One entry of a list: what is stored, what is shown.
    using Choice = std::pair<QString, QString>;

    explicit LineModel(const invoicing::TaxTable& taxes, QObject* parent = nullptr);

    void setLines(std::vector<invoicing::DraftLine> lines);

    /// What a new line begins with.
    void setPattern(const invoicing::DraftLine& pattern);

    /// Lines that come from an invoice: none is added, and only quantity, price and discount change.
    void setFixed(bool fixed);

    /// Takes the whole line, as a dialog or a product's record gives it.
    void setLine(int row, const invoicing::DraftLine& line);
    const invoicing::DraftLine& line(int row) const { return lines_[static_cast<std::size_t>(row)]; }

    /// Every line is taxed there, at the rate of the same kind.
    void setRegion(const std::string& region);

    /// Every line is in the base of the withholding, or none.
    void setWithheld(bool withheld);

    /// By line of `lines()`: quantities that are left.
    void setLeft(const std::vector<QString>& left);

    /// The lines with something in them, in order.
    std::vector<invoicing::DraftLine> lines() const;

    void setDate(Date date);
    void setTotals(const invoicing::Totals& totals);

    /// Problems by index among `lines()` and column.
    void setProblems(const std::map<std::pair<int, int>, QString>& problems);
    void removeLine(int row);
    bool isBlank(int row) const;
    bool isEditable(int row, int column) const;

    /// The table's row of line `index` of `lines()`, or the empty one at the end.
    int rowOfLine(int index) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  signals:
    /// A person changed this member ("quantity") of line `index` of `lines()`.
    void edited(int index, const QString& member);

    /// The line in this row needs more than its cells ask for (stamp duty).
    void detailWanted(int row);

  private:
    std::string* textOf(int row, int column);
    bool take(int row, int column, const QString& typed);
    bool takeTax(int row, const QString& key);
    int lineOfRow(int row) const;
    std::vector<int> rowsOfLines() const;
    QString display(int row, int column) const;
    QString taxText(const invoicing::DraftLine& line) const;
    QList<Choice> choices(int row, int column) const;
    void keepOneBlank();

    const invoicing::TaxTable& taxes_;
    Date date_{};
    std::vector<invoicing::DraftLine> lines_;
    std::vector<QString> totals_;
    std::vector<QString> left_; ///< by row
    invoicing::DraftLine pattern_;
    bool fixed_ = false;
    std::map<std::pair<int, int>, QString> problems_; ///< by row and column
};

/// Whether VAT is not charged on the line, so that a reason is needed.
bool isExempt(const invoicing::DraftLine& line);

/// The member of `DraftLine` that a column edits, as `validate` names it.
const char* memberOf(int column);

/// The column that shows problems of a member; -1 for the whole line.
int columnOf(std::string_view member);

} // namespace cunho::ui
