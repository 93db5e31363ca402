// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/sign_list_model.hpp"

#include <QMenu>
#include <QTableView>

namespace cunho::ui {

/// The files to sign. Delete takes the chosen ones off, Alt+Up and Alt+Down move them, Enter opens the
/// preview, dragging puts them elsewhere. It changes nothing itself: it says what is wanted.
class SignList : public QTableView {
    Q_OBJECT

  public:
    explicit SignList(SignListModel& model, QWidget* parent = nullptr);

    /// From top to bottom.
    std::vector<qint64> chosen() const;
    /// 0: none.
    qint64 current() const;
    void choose(qint64 row);
    /// What can be done with the chosen rows.
    void fill(QMenu& menu);
    /// Whether some file brings signatures with it; seen where there is room.
    void offerSignatures(bool offered);
    /// Whether somebody can type the password of a file; not offered at first.
    void offerPasswords(bool offered) { passwords_ = offered; }

  signals:
    void currentRowChanged(qint64 row);
    void previewWanted(qint64 row);
    void removeWanted(const std::vector<qint64>& rows);
    void stepWanted(const std::vector<qint64>& rows, int step); ///< -1: up, 1: down
    void retryWanted();
    void readWanted(qint64 row);
    void folderWanted(qint64 row);
    void verifyWanted(const std::vector<qint64>& rows);
    void sendWanted(qint64 row);
    void unlockWanted(qint64 row);
    void saveKeptWanted(qint64 row);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;
    void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void showSignatures();
    void fillSigned(QMenu& menu, const app::BatchRow& row);
    void fillOpen(QMenu& menu, const app::BatchRow& row);

    SignListModel& model_;
    bool signatures_ = false;
    bool passwords_ = false;
};

} // namespace cunho::ui
