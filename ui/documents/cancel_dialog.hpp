// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_dialog.hpp"
#include "ui/documents/document_view.hpp"

#include <QCheckBox>
#include <QLineEdit>

namespace cunho::ui {

/// *Anular…*: says what follows, and asks why; where the customer may have the document, that they have not.
class CancelDialog : public DocumentDialog {
    Q_OBJECT

  public:
    CancelDialog(const DocumentView& view, QWidget* parent);

    invoicing::CancelRequest request() const;
    QLineEdit* reason() const { return reason_; }
    QCheckBox* notDelivered() const { return notDelivered_; } ///< null: nobody can have it

  private:
    void judge();
    std::string number_;
    QLineEdit* reason_;
    QLabel* left_;
    QCheckBox* notDelivered_ = nullptr;
};

} // namespace cunho::ui
