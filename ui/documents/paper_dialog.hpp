// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/document_dialog.hpp"
#include "ui/documents/document_view.hpp"

#include <cunho/print/document_printer.hpp>

#include <QButtonGroup>

namespace cunho::ui {

/// *Imprimir…*: which copy, to be opened and printed, or saved.
class PaperDialog : public DocumentDialog {
    Q_OBJECT

  public:
    PaperDialog(const DocumentView& view, const std::vector<print::CopyMark>& marks, QWidget* parent);
    print::CopyMark mark() const;
    QButtonGroup& marks() { return *group_; }

  signals:
    void saveWanted();

  private:
    QButtonGroup* group_;
    std::vector<print::CopyMark> marks_;
};

/// "2.ª via"
QString copyText(print::CopyMark mark);

} // namespace cunho::ui
