// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/saft_desk.hpp"

#include <QDateEdit>
#include <QDialog>
#include <QLineEdit>

namespace cunho::ui {

/// *Marcar como comunicado*: on which day, and with which file.
class MarkDialog : public QDialog {
    Q_OBJECT

  public:
    MarkDialog(const app::SaftMonth& month, const std::optional<SaftExported>& exported, Date today,
               QWidget* parent);

    Date day() const;

    /// Empty: the one that was exported here, or none where there are no documents.
    std::filesystem::path file() const { return file_; }
    void chooseFile(const std::filesystem::path& file);
    QPushButton* accepted() const { return accept_; }

  private:
    void refresh();

    bool needsFile_;
    QDateEdit* day_;
    QLineEdit* name_ = nullptr;
    std::filesystem::path file_;
    class QPushButton* accept_;
};

} // namespace cunho::ui
