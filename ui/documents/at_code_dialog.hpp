// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_dialog.hpp"
#include "ui/documents/document_view.hpp"

#include <QLineEdit>

namespace cunho::ui {

/// *Código da AT…*: what the Tax Authority answered when a transport document was communicated.
class AtCodeDialog : public DocumentDialog {
    Q_OBJECT

  public:
    AtCodeDialog(const DocumentView& view, QWidget* parent);
    std::string code() const;
    QLineEdit* field() const { return code_; }

  private:
    QLineEdit* code_;
};

} // namespace cunho::ui
