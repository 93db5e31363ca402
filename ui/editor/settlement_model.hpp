// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/open_documents.hpp"

#include <cunho/invoicing/draft.hpp>

#include <QAbstractTableModel>
#include <map>

namespace cunho::ui {

/// What a receipt settles: the customer's open documents, each with what is received for it.
class SettlementModel : public QAbstractTableModel {
    Q_OBJECT

  public:
    enum Column { Document, Day, Gross, Open, Amount, Discount, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// What the draft settles already; shown before and among the open documents.
    void setSettlements(const std::vector<invoicing::DraftSettlement>& settlements);
    void setOpen(const std::vector<OpenDocument>& open);
    std::vector<invoicing::DraftSettlement> settlements() const;

    bool isChosen(int row) const { return !rows_[static_cast<std::size_t>(row)].amount.empty(); }

    /// All that is open of it, with the credit notes over it; or nothing.
    void setChosen(int row, bool chosen);

    /// Problems by index among `settlements()` and member ("amount").
    void setProblems(const std::map<std::pair<int, std::string>, QString>& problems);
    int rowOf(int settlement) const;

    /// Sum of what is chosen, credit notes and discounts taken off; nothing while an amount cannot be read.
    std::optional<invoicing::Money> received() const;
    invoicing::Money discounts() const;

    /// What the customer keeps back of it: the shares of the documents' withholding.
    invoicing::Money withheld() const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

  signals:
    void edited();

  private:
    struct Row {
        OpenDocument document;
        bool known = false; ///< found among the open ones
        std::string amount;
        std::string discount;
    };
    void changed(int row);
    QString display(const Row& row, int column) const;

    std::vector<Row> rows_;
    std::map<std::pair<int, int>, QString> problems_; ///< by row and column
};

} // namespace cunho::ui
