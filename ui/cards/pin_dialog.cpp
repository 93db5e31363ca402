// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/pin_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/cards/card_text.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

using Kind = signing::Question::Kind;

constexpr int wordsWidth = 400; ///< px
constexpr int pageWidth = 318;  ///< px: of an A4 page whose totals can be read
constexpr int pageHeight = 450;
constexpr int namesSeen = 5;    ///< lines; the others are scrolled to
constexpr int fewestDigits = 4; ///< of a Citizen Card's PIN
constexpr int mostDigits = 8;

} // namespace

PinDialog::PinDialog(Jobs& jobs, const signing::Question& question, bool digits, QWidget* parent)
    : QDialog(parent), jobs_(jobs), question_(question), digits_(digits) {
    setObjectName(QStringLiteral("page"));
    const bool forCard =
        question.kind == Kind::CardPin || question.kind == Kind::PinPad || question.kind == Kind::NewCardPin;
    setWindowTitle(forCard ? tr("PIN de assinatura") : tr("Autorizar assinatura"));
    build();
    fit();
    if (pin_ != nullptr)
        pin_->setFocus();
    else
        go_->setFocus();
}

void PinDialog::build() {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(24, 20, 24, 20);
    columns->setSpacing(20);
    page_ = new PageView(jobs_, this);
    page_->setFixedSize(pageWidth, pageHeight);
    page_->hide();
    columns->addWidget(page_);
    auto* words = new QWidget(this);
    words->setFixedWidth(wordsWidth);
    columns->addWidget(words);
    auto* column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    buildWords(*column);
    buildHolder(*column);
    buildWarning(*column);
    if (question_.kind == Kind::PinPad)
        buildPad(*column);
    else
        buildFields(*column);
    column->addStretch();
    buildButtons(*column);
}

QString PinDialog::heading() const {
    const auto count = static_cast<int>(question_.documentNames.size());
    if (question_.kind == Kind::NewCardPin)
        return tr("Escolha o PIN novo");
    if (count == 0)
        return question_.kind == Kind::PinPad ? tr("Alterar o PIN de assinatura")
                                              : tr("PIN de assinatura atual");
    if (count == 1)
        return tr("Assinar %1").arg(toQt(question_.documentNames.front()));
    return tr("Assinar %n documento(s)", nullptr, count);
}

void PinDialog::buildWords(QVBoxLayout& column) {
    heading_ = makeText(heading(), "heading", this);
    column.addWidget(heading_);
    if (!question_.purpose.empty())
        column.addWidget(makeText(toQt(question_.purpose), "dim", this));
    if (question_.documentNames.size() < 2)
        return;
    QStringList names;
    for (const auto& name : question_.documentNames)
        names << toQt(name);
    auto* list = new QPlainTextEdit(names.join(QLatin1Char('\n')), this);
    list->setObjectName(QStringLiteral("paper"));
    list->setReadOnly(true);
    list->setTabChangesFocus(true);
    list->setLineWrapMode(QPlainTextEdit::NoWrap);
    list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list->setAccessibleName(tr("Documentos a assinar"));
    list->document()->setDocumentMargin(0);
    constexpr int edges = 2 * 15; // padding and border of the style sheet
    const int lines = std::min(namesSeen, static_cast<int>(names.size()));
    list->setFixedHeight(lines * list->fontMetrics().lineSpacing() + edges);
    column.addWidget(list);
    if (question_.oneForAll)
        column.addWidget(makeText(tr("Um só PIN assina todos, como escolheu."), "small", this));
    else
        column.addWidget(makeText(tr("Assina-se agora o primeiro; os outros seguem-se."), "small", this));
}

void PinDialog::buildHolder(QVBoxLayout& column) {
    if (question_.holder.empty() && question_.reader.empty())
        return;
    auto* card = new QFrame(this);
    card->setObjectName(QStringLiteral("card"));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(12);
    row->addWidget(makePicture("card", tokensOf(*this).accent, 24, card), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    if (!question_.holder.empty())
        words->addWidget(makeText(toQt(question_.holder), "section", card));
    if (!question_.reader.empty())
        words->addWidget(makeText(toQt(question_.reader), "small", card));
    row->addLayout(words, 1);
    column.addWidget(card);
}

void PinDialog::buildWarning(QVBoxLayout& column) {
    const bool last = question_.triesLeft == 1;
    if (!last && !question_.refused)
        return;
    auto* card = new QFrame(this);
    card->setObjectName(last ? QStringLiteral("errorCard") : QStringLiteral("noticeCard"));
    auto* row = new QHBoxLayout(card);
    row->setContentsMargins(12, 10, 12, 10);
    row->setSpacing(12);
    const Tokens tokens = tokensOf(*this);
    row->addWidget(makePicture("alert", last ? tokens.danger : tokens.bannerText, 22, card), 0, Qt::AlignTop);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    QStringList told;
    if (question_.refused)
        told << tr("O PIN estava errado.");
    if (last)
        told << tr("Última tentativa.");
    words->addWidget(makeText(told.join(QLatin1Char(' ')), "section", card));
    words->addWidget(makeText(
        last ? tr("Se errar agora, o PIN fica bloqueado e não assina até ser desbloqueado com o PUK. "
                  "Se tem dúvidas, não assine e procure a carta dos códigos.")
             : tr("Confirme-o na carta dos códigos antes de tentar de novo."),
        "text", card));
    row->addLayout(words, 1);
    card->setAccessibleName(told.join(QLatin1Char(' ')));
    column.addWidget(card);
}

QString PinDialog::fieldName() const {
    switch (question_.kind) {
    case Kind::CardPin: return question_.documentNames.empty() ? tr("PIN atual") : tr("PIN de assinatura");
    case Kind::NewCardPin: return tr("PIN novo (%1 a %2 algarismos)").arg(fewestDigits).arg(mostDigits);
    case Kind::CmdPin: return tr("PIN da Chave Móvel Digital");
    case Kind::OneTimeCode: return tr("Código recebido");
    case Kind::Password: return tr("Palavra-passe");
    case Kind::PinPad: break;
    }
    return {};
}

void PinDialog::buildFields(QVBoxLayout& column) {
    const auto kind = digits_ ? SecretEdit::Kind::Digits : SecretEdit::Kind::Passphrase;
    pin_ = new SecretEdit(kind, this);
    pinField_ = new FormField(fieldName(), pin_, this);
    if (question_.triesLeft && *question_.triesLeft > 1 && question_.kind != Kind::NewCardPin)
        pinField_->setHint(makeText(triesText(*question_.triesLeft), "small", this));
    column.addWidget(pinField_);
    connect(pin_, &SecretEdit::edited, this, [this] {
        pinField_->setProblem({});
        go_->setEnabled(!pin_->isEmpty());
    });
    if (question_.kind == Kind::NewCardPin) {
        repeated_ = new SecretEdit(kind, this);
        repeatedField_ = new FormField(tr("O mesmo, outra vez"), repeated_, this);
        column.addWidget(repeatedField_);
        connect(repeated_, &SecretEdit::edited, this, [this] { repeatedField_->setProblem({}); });
        connect(pin_, &SecretEdit::accepted, repeated_, qOverload<>(&QWidget::setFocus));
        connect(repeated_, &SecretEdit::accepted, this, &PinDialog::submit);
    } else {
        connect(pin_, &SecretEdit::accepted, this, &PinDialog::submit);
    }
    const auto count = static_cast<int>(question_.documentNames.size());
    if (!question_.offersForAll || count < 2)
        return;
    forAll_ = new QCheckBox(tr("Um PIN para os %n documento(s)", nullptr, count), this);
    column.addWidget(forAll_);
    auto* hint = makeText(tr("O PIN fica na memória só até ao último e é apagado a seguir."), "small", this);
    hint->setContentsMargins(30, 0, 0, 0);
    column.addWidget(hint);
}

void PinDialog::buildPad(QVBoxLayout& column) {
    padText_ =
        makeText(question_.documentNames.empty()
                     ? tr("O PIN atual e o novo marcam-se no teclado do leitor, não aqui.")
                     : tr("Confirme o que vai assinar e continue. O PIN marca-se no teclado do leitor, não "
                          "aqui."),
                 "text", this);
    column.addWidget(padText_);
    if (question_.triesLeft && *question_.triesLeft > 1)
        column.addWidget(makeText(triesText(*question_.triesLeft), "small", this));
    padBusy_ = new QProgressBar(this);
    padBusy_->setRange(0, 0);
    padBusy_->setTextVisible(false);
    padBusy_->setAccessibleName(tr("À espera do PIN no leitor"));
    padBusy_->hide();
    column.addWidget(padBusy_);
}

void PinDialog::buildButtons(QVBoxLayout& column) {
    const bool signs = !question_.documentNames.empty();
    decline_ = makeButton(signs ? tr("Não assinar") : tr("Cancelar"), "button", nullptr, this);
    const QString text = question_.kind == Kind::PinPad       ? tr("Marcar o PIN no leitor")
                         : question_.kind == Kind::NewCardPin ? tr("Alterar PIN")
                         : signs                              ? tr("Assinar")
                                                              : tr("Continuar");
    go_ = makeButton(text, "primary", signs ? "sign" : nullptr, this);
    go_->setEnabled(pin_ == nullptr);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addStretch();
    buttons->addWidget(decline_);
    buttons->addWidget(go_);
    column.addSpacing(6);
    column.addLayout(buttons);
    connect(decline_, &QPushButton::clicked, this, &QDialog::reject);
    connect(go_, &QPushButton::clicked, this, &PinDialog::submit);
}

/// As high as its texts at this width.
void PinDialog::fit() {
    layout()->activate();
    setFixedSize(layout()->sizeHint().width(), layout()->totalHeightForWidth(layout()->sizeHint().width()));
}

void PinDialog::showPage(const ShownDocument& document) {
    if (waiting_)
        return;
    if (!document.title.empty() && question_.documentNames.size() == 1)
        heading_->setText(tr("Assinar %1").arg(toQt(document.title)));
    page_->setVisible(true);
    fit();
    page_->show(document.pdf);
}

bool PinDialog::check() {
    const bool ofCard = question_.kind == Kind::CardPin || question_.kind == Kind::NewCardPin;
    const int typed = pin_->characters();
    if (digits_ && ofCard && (typed < fewestDigits || typed > mostDigits)) {
        pinField_->setProblem(tr("O PIN tem %1 a %2 algarismos. Nada foi enviado ao cartão.")
                                  .arg(fewestDigits)
                                  .arg(mostDigits));
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
    const QString now = question_.documentNames.empty()
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
