// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QDialog>

namespace cunho::ui {

/// What is signed with the Chave Móvel Digital, how the key is used, and what the law says of it.
class InformationDialog : public QDialog {
    Q_OBJECT

  public:
    explicit InformationDialog(QWidget* parent);

    /// Shows it over `parent`, without a loop of its own.
    static InformationDialog* openOver(QWidget* parent);
};

} // namespace cunho::ui
