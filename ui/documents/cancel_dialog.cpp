// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/cancel_dialog.hpp"

#include "ui/convert.hpp"

namespace cunho::ui {
namespace {

constexpr int longestCancelReason = 50; ///< SAF-T DocumentStatus/Reason

} // namespace

CancelDialog::CancelDialog(const DocumentView& view, QWidget* parent)
    : DocumentDialog(tr("Anular documento"), tr("Anular %1?").arg(toQt(view.facts.number)), "danger",
                     tr("Anular o documento"), parent)
    , number_(view.facts.number) {
    QStringList points{
        tr("Não se desfaz. O número fica gasto: o documento continua nos livros e no SAF-T, como anulado."),
        tr("Anula-se o que está errado na identificação ou que não devia ter sido emitido. Se o erro é no "
           "valor ou no IVA, faça antes uma nota de crédito.")};
    if (view.signature)
        points << tr("O ficheiro assinado fica guardado como está.");
    addPoints(points);
    reason_ = new QLineEdit(this);
    reason_->setMaxLength(longestCancelReason);
    reason_->setPlaceholderText(tr("Por exemplo: cliente trocado"));
    auto* field = new FormField(tr("Motivo"), reason_, this);
    left_ = makeLabel({}, "small", this);
    field->setHint(left_);
    body().addWidget(field);
    if (view.signature) {
        notDelivered_ = new QCheckBox(tr("O cliente não recebeu este documento"), this);
        body().addWidget(notDelivered_);
        connect(notDelivered_, &QCheckBox::toggled, this, &CancelDialog::judge);
    }
    connect(reason_, &QLineEdit::textChanged, this, &CancelDialog::judge);
    judge();
    fit();
    reason_->setFocus();
}

void CancelDialog::judge() {
    const auto typed = static_cast<int>(reason_->text().trimmed().size());
    left_->setText(tr("%1 de %2 caracteres. O motivo vai no SAF-T.").arg(typed).arg(longestCancelReason));
    action()->setEnabled(typed > 0 && (notDelivered_ == nullptr || notDelivered_->isChecked()));
}

invoicing::CancelRequest CancelDialog::request() const {
    invoicing::CancelRequest request;
    request.number = number_;
    request.reason = fromQt(reason_->text().trimmed());
    request.notDelivered = notDelivered_ != nullptr && notDelivered_->isChecked();
    return request;
}

} // namespace cunho::ui
