// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/export_saft.hpp>

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>
#include <vector>

namespace cunho::ui {

/// Where a finding is mended.
struct FindingPlace {
    enum Kind { Nowhere, Document, Company, Customer, Product };
    Kind kind = Nowhere;
    qint64 document = 0;
    QString text; ///< of the record to look for
};

FindingPlace placeOf(const app::PreflightFinding& finding);

/// "FT 2026A/12 · Line[2] · linha 345 do ficheiro", as far as it is known.
QString whereText(const app::PreflightFinding& finding);

/// What a check found, in plain words.
class FindingModel : public QAbstractListModel {
    Q_OBJECT

  public:
    enum Role { WhereRole = Qt::UserRole, ErrorRole };

    using QAbstractListModel::QAbstractListModel;
    void setFindings(std::vector<app::PreflightFinding> findings);
    const app::PreflightFinding& at(int row) const { return findings_[static_cast<std::size_t>(row)]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

  private:
    std::vector<app::PreflightFinding> findings_;
};

/// A sign, the sentence over as many lines as it needs, and below it where.
class FindingDelegate : public QStyledItemDelegate {
    Q_OBJECT

  public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

/// The list itself; a double click, or Enter, leads to where the finding is mended.
class FindingList : public QListView {
    Q_OBJECT

  public:
    explicit FindingList(QWidget* parent);
    void show(std::vector<app::PreflightFinding> findings);
    FindingModel& findings() { return *model_; }

  signals:
    void placeWanted(const cunho::ui::FindingPlace& place);

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    FindingModel* model_;
};

} // namespace cunho::ui
