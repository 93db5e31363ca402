// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <QDialog>
#include <optional>

namespace cunho::ui {

/// A failure that only the person can mend, in the State's portal.
struct Advice {
    QString heading;
    QString text; ///< word by word: of CMD_CHANGE_PINS and CMD_CHANGE_SIGNATURE_PIN in Portuguese, always
    QString link; ///< https
    QString linkName;
};

/// Nothing: the failure is told as every other.
std::optional<Advice> adviceOf(const Failure& failure);

/// Says it, and opens the portal.
class AdviceDialog : public QDialog {
    Q_OBJECT

  public:
    AdviceDialog(const Advice& advice, QWidget* parent);

    /// Shows it over `parent`, without a loop of its own.
    static AdviceDialog* openOver(const Advice& advice, QWidget* parent);

    QLabel* text() const { return text_; }
    QPushButton* portal() const { return portal_; }

  private:
    QLabel* text_;
    QPushButton* portal_;
};

} // namespace cunho::ui
