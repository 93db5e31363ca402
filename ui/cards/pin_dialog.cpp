// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/pin_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/cards/card_text.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using QuestionKind = signing::Question::Kind;

constexpr int fewestCardPinDigits = 4; ///< of a Citizen Card's PIN
constexpr int mostCardPinDigits = 8;

} // namespace

PinDialog::PinDialog(Jobs& jobs, const signing::Question& question, bool digits, QWidget* parent)
    : QuestionDialog(jobs, question, parent), digits_(digits) {
    const bool forCard = question.kind == QuestionKind::CardPin || question.kind == QuestionKind::PinPad ||
                         question.kind == QuestionKind::NewCardPin;
    setWindowTitle(forCard ? tr("PIN de assinatura") : tr("Autorizar assinatura"));
    build();
    fit();
    if (pin_ != nullptr)
        pin_->setFocus();
    else
        go_->setFocus();
}

void PinDialog::build() {
    buildWords();
    buildHolder();
    buildWarning();
    if (question().kind == QuestionKind::PinPad)
        buildPad();
    else
        buildFields();
    buildButtons();
}

QString PinDialog::heading() const {
    if (question().kind == QuestionKind::NewCardPin)
        return tr("Escolha o PIN novo");
    if (count() == 0)
        return question().kind == QuestionKind::PinPad ? tr("Alterar o PIN de assinatura")
                                                       : tr("PIN de assinatura atual");
    if (count() == 1)
        return tr("Assinar %1").arg(toQt(question().documentNames.front()));
    return tr("Assinar %n documento(s)", nullptr, count());
}

void PinDialog::buildWords() {
    heading_ = makeText(heading(), "heading", this);
    column().addWidget(heading_);
    if (!question().purpose.empty())
        column().addWidget(makeText(toQt(question().purpose), "dim", this));
    if (count() < 2)
        return;
    column().addWidget(makeNames(false));
    if (question().oneForAll)
        column().addWidget(makeText(tr("Um só PIN assina todos, como escolheu."), "small", this));
    else
        column().addWidget(makeText(tr("Assina-se agora o primeiro; os outros seguem-se."), "small", this));
}

void PinDialog::buildHolder() {
    if (question().holder.empty() && question().reader.empty())
        return;
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(12);
    row->addWidget(makePicture("card", tokensOf(*this).accent, 24, card), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    if (!question().holder.empty())
        words->addWidget(makeText(toQt(question().holder), "section", card));
    if (!question().reader.empty())
        words->addWidget(makeText(toQt(question().reader), "small", card));
    row->addLayout(words, 1);
    column().addWidget(card);
}

void PinDialog::buildWarning() {
    const bool last = question().triesLeft == 1;
    if (!last && !question().refused)
        return;
    QStringList told;
    if (question().refused)
        told << tr("O PIN estava errado.");
    if (last)
        told << tr("Última tentativa.");
    const Tokens tokens = tokensOf(*this);
    column().addWidget(makeNote(
        last ? "errorCard" : "noticeCard", "alert", last ? tokens.danger : tokens.bannerText,
        told.join(QLatin1Char(' ')),
        last ? tr("Se errar agora, o PIN fica bloqueado e não assina até ser desbloqueado com o PUK. "
                  "Se tem dúvidas, não assine e procure a carta dos códigos.")
             : tr("Confirme-o na carta dos códigos antes de tentar de novo.")));
}

QString PinDialog::fieldName() const {
    switch (question().kind) {
    case QuestionKind::CardPin:
        return question().documentNames.empty() ? tr("PIN atual") : tr("PIN de assinatura");
    case QuestionKind::NewCardPin:
        return tr("PIN novo (%1 a %2 algarismos)").arg(fewestCardPinDigits).arg(mostCardPinDigits);
    case QuestionKind::Password: return tr("Palavra-passe");
    case QuestionKind::CmdPin:      // CmdPinDialog
    case QuestionKind::OneTimeCode: // CodeDialog
    case QuestionKind::PinPad: break;
    }
    return {};
}

void PinDialog::buildFields() {
    const auto kind = digits_ ? SecretEdit::Kind::Digits : SecretEdit::Kind::Passphrase;
    pin_ = new SecretEdit(kind, this);
    pinField_ = new FormField(fieldName(), pin_, this);
    if (question().triesLeft && *question().triesLeft > 1 && question().kind != QuestionKind::NewCardPin)
        pinField_->setHint(makeText(triesText(*question().triesLeft), "small", this));
    column().addWidget(pinField_);
    connect(pin_, &SecretEdit::edited, this, [this] {
        pinField_->setProblem({});
        go_->setEnabled(!pin_->isEmpty());
    });
    if (question().kind == QuestionKind::NewCardPin) {
        repeated_ = new SecretEdit(kind, this);
        repeatedField_ = new FormField(tr("O mesmo, outra vez"), repeated_, this);
        column().addWidget(repeatedField_);
        connect(repeated_, &SecretEdit::edited, this, [this] { repeatedField_->setProblem({}); });
        connect(pin_, &SecretEdit::accepted, repeated_, qOverload<>(&QWidget::setFocus));
        connect(repeated_, &SecretEdit::accepted, this, &PinDialog::submit);
    } else {
        connect(pin_, &SecretEdit::accepted, this, &PinDialog::submit);
    }
    if (!question().offersForAll || count() < 2)
        return;
    forAll_ = new QCheckBox(tr("Um PIN para os %n documento(s)", nullptr, count()), this);
    column().addWidget(forAll_);
    auto* hint = makeText(tr("O PIN fica na memória só até ao último e é apagado a seguir."), "small", this);
    hint->setContentsMargins(30, 0, 0, 0);
    column().addWidget(hint);
}

void PinDialog::buildPad() {
    padText_ =
        makeText(question().documentNames.empty()
                     ? tr("O PIN atual e o novo marcam-se no teclado do leitor, não aqui.")
                     : tr("Confirme o que vai assinar e continue. O PIN marca-se no teclado do leitor, não "
                          "aqui."),
                 "text", this);
    column().addWidget(padText_);
    if (question().triesLeft && *question().triesLeft > 1)
        column().addWidget(makeText(triesText(*question().triesLeft), "small", this));
    padBusy_ = new QProgressBar(this);
    padBusy_->setRange(0, 0);
    padBusy_->setTextVisible(false);
    padBusy_->setAccessibleName(tr("À espera do PIN no leitor"));
    padBusy_->hide();
    column().addWidget(padBusy_);
}

void PinDialog::buildButtons() {
    const bool signs = count() > 0;
    const QString text = question().kind == QuestionKind::PinPad       ? tr("Marcar o PIN no leitor")
                         : question().kind == QuestionKind::NewCardPin ? tr("Alterar PIN")
                         : signs                                       ? tr("Assinar")
                                                                       : tr("Continuar");
    addButtons(signs ? tr("Não assinar") : tr("Cancelar"), text, signs ? "sign" : nullptr);
}

void PinDialog::titleKnown(const QString& title) {
    if (count() == 1)
        heading_->setText(tr("Assinar %1").arg(title));
}

bool PinDialog::check() {
    const bool ofCard =
        question().kind == QuestionKind::CardPin || question().kind == QuestionKind::NewCardPin;
    const int typed = pin_->characters();
    if (digits_ && ofCard && (typed < fewestCardPinDigits || typed > mostCardPinDigits)) {
        pinField_->setProblem(tr("O PIN tem %1 a %2 algarismos. Nada foi enviado ao cartão.")
                                  .arg(fewestCardPinDigits)
                                  .arg(mostCardPinDigits));
        pin_->setFocus();
        fit();
        return false;
    }
    if (repeated_ != nullptr && !pin_->sameAs(*repeated_)) {
        repeatedField_->setProblem(tr("Não é igual ao primeiro."));
        repeated_->setFocus();
        fit();
        return false;
    }
    return true;
}

void PinDialog::submit() {
    if (waiting_ || (pin_ != nullptr && (pin_->isEmpty() || !check())))
        return;
    if (pin_ == nullptr)
        waitForReader();
    emit given();
}

signing::Answer PinDialog::take() {
    if (repeated_ != nullptr)
        repeated_->clear();
    return {pin_ == nullptr ? Secret() : pin_->take(), forAll_ != nullptr && forAll_->isChecked()};
}

/// Only the reader's own keys end this; to hide the dialog changes nothing.
void PinDialog::waitForReader() {
    waiting_ = true;
    const QString now = question().documentNames.empty()
                            ? tr("Marque agora no leitor o PIN atual e, duas vezes, o novo.")
                            : tr("Marque agora o PIN no leitor e confirme com a tecla verde.");
    padText_->setText(now + QLatin1Char(' ') + tr("Para desistir, carregue na tecla vermelha do leitor."));
    padBusy_->show();
    go_->hide();
    decline_->setText(tr("Esconder"));
    decline_->setAccessibleName(decline_->text());
    decline_->setFocus();
    fit();
}

} // namespace cunho::ui
