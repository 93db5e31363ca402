// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sign/signed_log_model.hpp"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace cunho::ui {

class ElidedLabel;
class ErrorCard;

/// What was signed here: found by name, folder, signer or SHA-256, shown in its folder, verified.
class SignedLogView : public QWidget {
    Q_OBJECT

  public:
    SignedLogView(Jobs& jobs, SignDesk& desk, QWidget* parent = nullptr);

    /// Asks anew.
    void refresh();

    SignedLogModel& model() { return *model_; }
    QTableView& table() { return *table_; }
    QLineEdit& search() { return *search_; }
    /// Of the chosen record, as it is copied.
    QString sha256() const;

  signals:
    void backWanted();
    void verifyRequested(const std::vector<std::filesystem::path>& files);
    void showInFolder(const std::filesystem::path& file);

  private:
    QWidget* buildHead();
    QWidget* buildTable();
    QWidget* buildEmpty();
    QWidget* buildFacts();
    void afterLoad();
    void showCurrent();
    const signing::SignedFileRecord* current() const;

    SignedLogModel* model_;
    QLineEdit* search_;
    QTimer typing_;
    ErrorCard* error_;
    QStackedWidget* stack_;
    QTableView* table_;
    QLabel* empty_;
    QLabel* emptyNext_;
    QLabel* count_;
    QWidget* facts_;
    ElidedLabel* path_;
    ElidedLabel* sha256_;
};

} // namespace cunho::ui
