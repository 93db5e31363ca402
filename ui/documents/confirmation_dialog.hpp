// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_dialog.hpp"
#include "ui/documents/document_view.hpp"
#include "ui/editor/date_field.hpp"

#include <filesystem>

namespace cunho::ui {

/// *Confirmação do cliente…*: the customer knows of the credit note (CIVA 78(5)); a file may prove it.
class ConfirmationDialog : public DocumentDialog {
    Q_OBJECT

  public:
    ConfirmationDialog(const DocumentView& view, Date today, QWidget* parent);

    /// Without the file's bytes.
    invoicing::Confirmation confirmation() const;
    const std::filesystem::path& file() const { return file_; } ///< empty: none was chosen
    void choose(const std::filesystem::path& file);
    QLineEdit* note() const { return note_; }
    DateField* day() const { return day_; }

  private:
    void judge();
    DateField* day_;
    QLineEdit* note_;
    QPushButton* pick_;
    QLabel* name_;
    std::filesystem::path file_;
};

} // namespace cunho::ui
