// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/paper_dialog.hpp"

#include "ui/convert.hpp"

#include <QRadioButton>

namespace cunho::ui {

QString copyText(print::CopyMark mark) {
    switch (mark) {
    case print::CopyMark::Archive:
    case print::CopyMark::Original: return PaperDialog::tr("Original");
    case print::CopyMark::Duplicate: return PaperDialog::tr("Duplicado");
    case print::CopyMark::Triplicate: return PaperDialog::tr("Triplicado");
    case print::CopyMark::Second: return PaperDialog::tr("2.ª via, impressa mais tarde");
    }
    return {};
}

PaperDialog::PaperDialog(const DocumentView& view, const std::vector<print::CopyMark>& marks, QWidget* parent)
    : DocumentDialog(tr("Imprimir em papel"),
                     tr("Que exemplar de %1 quer imprimir?").arg(toQt(view.facts.number)), "primary",
                     tr("Abrir para imprimir"), parent)
    , group_(new QButtonGroup(this))
    , marks_(marks) {
    addText(view.signature
                ? tr("O papel não leva a assinatura eletrónica. Para enviar por e-mail, use sempre o "
                     "ficheiro assinado.")
                : tr("Para papel: este exemplar não é assinado nem guardado."));
    for (std::size_t i = 0; i < marks_.size(); ++i) {
        auto* button = new QRadioButton(copyText(marks_[i]), this);
        button->setChecked(i + 1 == marks_.size()); // most print because something is lost
        group_->addButton(button, static_cast<int>(i));
        body().addWidget(button);
    }
    auto* save = makeButton(tr("Guardar PDF…"), "button", "save", this);
    connect(save, &QPushButton::clicked, this, &PaperDialog::saveWanted);
    addAside(save);
    fit();
    if (auto* chosen = group_->checkedButton())
        chosen->setFocus();
}

print::CopyMark PaperDialog::mark() const {
    const int chosen = std::max(group_->checkedId(), 0);
    return marks_.empty() ? print::CopyMark::Second : marks_[static_cast<std::size_t>(chosen)];
}

} // namespace cunho::ui
