// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cmd/cmd_pin_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QVBoxLayout>

namespace cunho::ui {
namespace {

constexpr int fewestCmdPinDigits = 4; ///< of a signature PIN
constexpr int mostCmdPinDigits = 8;

} // namespace

CmdPinDialog::CmdPinDialog(Jobs& jobs, const signing::Question& question, QWidget* parent)
    : CmdDialog(jobs, question, parent) {
    setWindowTitle(tr("Assinar com a Chave Móvel Digital"));
    addHead(tr("Passo 1 de 2: PIN"),
            tr("Assinar %n documento(s) com a Chave Móvel Digital", nullptr, count()));
    if (!question.purpose.empty())
        column().addWidget(makeText(toQt(question.purpose), "dim", this));
    addNames();
    column().addWidget(makeText(
        tr("É assim que o nome vai aparecer na mensagem do código: compare-o com ela."), "small", this));
    buildPhone();
    if (question.refused)
        column().addWidget(
            makeNote("noticeCard", "alert", tokensOf(*this).bannerText, tr("PIN errado"),
                     tr("Confirme-o antes de tentar de novo: errar várias vezes pode bloquear a "
                        "Chave Móvel Digital.")));
    buildField();
    addInformation();
    addButtons(tr("Não assinar"), tr("Pedir o código"), "forward");
    fit();
    pin_->setFocus();
}

void CmdPinDialog::buildPhone() {
    if (question().sentTo.empty())
        return;
    column().addWidget(makeNote("card", "phone", tokensOf(*this).accent, toQt(question().sentTo),
                                tr("O código de confirmação vai para este telemóvel. Até o confirmar nada "
                                   "fica assinado.")));
}

void CmdPinDialog::buildField() {
    pin_ = new SecretEdit(SecretEdit::Kind::Digits, this);
    field_ = new FormField(tr("PIN de assinatura da Chave Móvel Digital"), pin_, this);
    field_->setHint(makeText(tr("É pedido em cada assinatura ou lote e nunca fica guardado. Só o serviço da "
                                "Chave Móvel Digital o consegue ler."),
                             "small", this));
    column().addWidget(field_);
    connect(pin_, &SecretEdit::edited, this, [this] {
        field_->setProblem({});
        go_->setEnabled(!pin_->isEmpty());
    });
    connect(pin_, &SecretEdit::accepted, this, &CmdPinDialog::submit);
}

void CmdPinDialog::submit() {
    if (pin_->isEmpty())
        return;
    if (pin_->characters() < fewestCmdPinDigits || pin_->characters() > mostCmdPinDigits) {
        field_->setProblem(tr("O PIN de assinatura tem %1 a %2 algarismos. Nada foi enviado.")
                               .arg(fewestCmdPinDigits)
                               .arg(mostCmdPinDigits));
        pin_->setFocus();
        fit();
        return;
    }
    emit given();
}

} // namespace cunho::ui
