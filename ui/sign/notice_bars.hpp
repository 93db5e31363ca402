// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/collect_files.hpp>
#include <cunho/signing/batch_journal.hpp>

#include <QFrame>
#include <QString>

class QLabel;
class QPushButton;
class QTableView;

namespace cunho::ui {

class RowModel;

/// "Ficaram 12 ficheiros por assinar": a batch that a crash or a stop has left, the first of them. One that
/// another window still signs can only be looked at again.
class UnfinishedBar : public QFrame {
    Q_OBJECT

  public:
    explicit UnfinishedBar(QWidget* parent = nullptr);

    /// Hidden when there is none.
    void show(const std::vector<signing::BatchRecord>& batches);
    QString text() const;

  signals:
    void goOnWanted(const std::string& batch);
    void forgetWanted(const std::string& batch);
    void lookWanted();

  private:
    QLabel* text_;
    QPushButton* goOn_;
    QPushButton* forget_;
    QPushButton* look_;
    std::string batch_;
};

/// What was dropped and is not in the list: how many and why, each of them on demand.
class LeftOutBar : public QFrame {
    Q_OBJECT

  public:
    explicit LeftOutBar(QWidget* parent = nullptr);

    /// Hidden when there is nothing.
    void show(const std::vector<app::LeftOut>& leftOut);
    void setUnfolded(bool unfolded);
    QString text() const;
    QTableView& details() { return *table_; }

  signals:
    void closed();

  private:
    QLabel* text_;
    QPushButton* fold_;
    RowModel* model_;
    QTableView* table_;
};

} // namespace cunho::ui
