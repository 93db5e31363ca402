// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/verify/file_result.hpp"

#include <QScrollArea>
#include <QStackedWidget>
#include <functional>

namespace cunho::ui {

/// Judges one file; called on a worker.
using Verifier = std::function<app::FileVerdict(const std::filesystem::path& file, const JobContext& job)>;

/// Files dropped or chosen, each with what its signatures are worth.
class VerifyPage : public QWidget {
    Q_OBJECT

  public:
    VerifyPage(Jobs& jobs, Environment environment, Verifier verifier, QWidget* parent = nullptr);

    /// Shows the files above the others. They are judged once `begin` was called; the same file anew.
    void verify(const std::vector<std::filesystem::path>& files);

    /// It is known by now whom to trust, as `trust` says.
    void begin(const QString& trust);

    /// Asks the person for files.
    void choose();

    /// From top to bottom.
    std::vector<FileResult*> results() const { return results_; }

  protected:
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

  private:
    void build();
    QWidget* buildHead();
    QWidget* buildEmpty();
    void start(FileResult* result);
    void remove(FileResult* result);
    void clear();
    void refresh();
    void setDropping(bool dropping);

    Jobs& jobs_;
    Environment environment_;
    Verifier verifier_;
    bool begun_ = false;
    std::vector<FileResult*> results_;
    QStackedWidget* stack_;
    QFrame* drop_;
    QScrollArea* scroll_;
    QVBoxLayout* list_;
    QPushButton* clear_;
    QLabel* trust_;
};

} // namespace cunho::ui
