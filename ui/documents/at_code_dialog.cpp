// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/at_code_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

namespace cunho::ui {
namespace {

const auto invoicePortal = QStringLiteral("https://faturas.portaldasfinancas.gov.pt");

} // namespace

AtCodeDialog::AtCodeDialog(const DocumentView& view, QWidget* parent)
    : DocumentDialog(tr("Código da Autoridade Tributária"),
                     tr("Que código recebeu para %1?").arg(toQt(view.facts.number)), "primary",
                     tr("Guardar o código"), parent) {
    addText(
        tr("Comunique o documento à Autoridade Tributária antes de o transporte começar. O código que ela "
           "devolve é impresso no documento e, depois de guardado, já não se muda."));
    code_ = new QLineEdit(this);
    code_->setPlaceholderText(tr("Só algarismos"));
    auto* field = new FormField(tr("Código de identificação"), code_, this);
    if (view.facts.transport)
        field->setHint(makeLabel(tr("O transporte começa em %1.").arg(timeText(view.facts.transport->start)),
                                 "small", this));
    body().addWidget(field);
    addAside(makeLink(tr("Abrir o portal"), invoicePortal, this));
    action()->setEnabled(false);
    connect(code_, &QLineEdit::textChanged, this,
            [this] { action()->setEnabled(!code_->text().trimmed().isEmpty()); });
    fit();
    code_->setFocus();
}

std::string AtCodeDialog::code() const {
    return fromQt(code_->text().simplified().remove(QLatin1Char(' ')));
}

} // namespace cunho::ui
