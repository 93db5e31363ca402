// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cmd/code_dialog.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/cards/card_text.hpp"
#include "ui/convert.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QStyle>
#include <QVBoxLayout>
#include <algorithm>
#include <chrono>

namespace cunho::ui {
namespace {

constexpr int codeDigits = 6;
constexpr int mostCodeDigits = 10; ///< should the service ever send longer ones
constexpr int codeGroup = 3;
constexpr std::chrono::seconds lifetime{300}; ///< that the service takes a code
constexpr std::chrono::seconds hurry{60};     ///< from here on the time is told in another colour
constexpr int tickInterval = 250;             ///< ms

/// "4:07"
QString minuteText(std::chrono::seconds left) {
    return QStringLiteral("%1:%2").arg(left.count() / 60).arg(left.count() % 60, 2, 10, QLatin1Char('0'));
}

std::chrono::seconds until(TimePoint end, TimePoint now) {
    return std::chrono::ceil<std::chrono::seconds>(end - now);
}

} // namespace

CodeDialog::CodeDialog(Jobs& jobs, const signing::Question& question, const Clock& clock, QWidget* parent)
    : CmdDialog(jobs, question, parent), clock_(clock) {
    setWindowTitle(tr("Confirmar com o código"));
    addHead(tr("Passo 2 de 2: código"), tr("Confirmar com o código"));
    buildCommitment();
    if (question.refused)
        buildRefusal();
    buildField();
    buildTime();
    late_ = makeNote("errorCard", "clock", tokensOf(*this).danger, tr("O tempo do código acabou"),
                     tr("Nada foi assinado com este código. Feche e assine de novo: o PIN é pedido outra vez "
                        "e chega outro código."));
    late_->hide();
    column().addWidget(late_);
    addInformation();
    addButtons(tr("Não assinar"), tr("Confirmar e assinar"), "sign");
    fit();
    pin_->setFocus();
    connect(&timer_, &QTimer::timeout, this, &CodeDialog::tick);
    timer_.start(tickInterval);
    tick();
}

void CodeDialog::buildCommitment() {
    auto* commit =
        makeNote("commitCard", "sign", tokensOf(*this).selectionText, {},
                 count() == 1 ? tr("Ao confirmar o código, assina este documento:")
                              : tr("Ao confirmar o código, assina estes %n documentos:", nullptr, count()));
    column().addWidget(commit);
    open_.push_back(commit);
    addNames();
    const QString phone = toQt(question().sentTo);
    const QString where =
        phone.isEmpty() ? tr("A mensagem com o código diz o nome do documento.")
                        : tr("A mensagem com o código, enviada para %1, diz o nome do documento.").arg(phone);
    auto* compare = makeText(
        where + QLatin1Char(' ') +
            (count() == 1 ? tr("Se não for este, não assine.") : tr("Se não for um destes, não assine.")),
        "dim", this);
    column().addWidget(compare);
    open_.push_back(compare);
}

void CodeDialog::buildRefusal() {
    QString next = question().resendFrom ? tr("Escreva o da mensagem mais recente, ou peça outro.")
                                         : tr("Escreva o da mensagem mais recente.");
    if (question().triesLeft)
        next += QLatin1Char(' ') + triesText(*question().triesLeft);
    auto* refusal = makeNote("noticeCard", "alert", tokensOf(*this).bannerText, tr("Código errado"), next);
    column().addWidget(refusal);
    open_.push_back(refusal);
}

void CodeDialog::buildField() {
    pin_ = new SecretEdit(SecretEdit::Kind::Digits, this);
    pin_->setPlaces(codeDigits, codeGroup);
    field_ = new FormField(tr("Código de %1 algarismos").arg(codeDigits), pin_, this);
    column().addWidget(field_);
    open_.push_back(field_);
    connect(pin_, &SecretEdit::edited, this, [this] {
        field_->setProblem({});
        go_->setEnabled(!pin_->isEmpty());
    });
    connect(pin_, &SecretEdit::accepted, this, &CodeDialog::submit);
}

void CodeDialog::buildTime() {
    auto* time = new QWidget(this);
    auto* rows = new QVBoxLayout(time);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    bar_ = new QProgressBar(time);
    bar_->setRange(0, static_cast<int>(lifetime.count()));
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("Tempo que o código ainda vale"));
    rows->addWidget(bar_);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    left_ = makeText({}, "small", time);
    row->addWidget(left_, 1);
    if (question().resendFrom) {
        another_ = makeButton(tr("Enviar novo código"), "link", nullptr, time);
        row->addWidget(another_);
        connect(another_, &QPushButton::clicked, this, [this] {
            wantsAnother_ = true;
            pin_->clear();
            emit given();
        });
    }
    rows->addLayout(row);
    if (!question().resendFrom)
        rows->addWidget(
            makeText(tr("Não se pode pedir outro código. Se não chegou nenhum, não assine e comece "
                        "de novo."),
                     "small", time));
    column().addWidget(time);
    open_.push_back(time);
    bar_->setVisible(question().expires.has_value());
    left_->setVisible(question().expires.has_value() || question().resendFrom.has_value());
}

void CodeDialog::tick() {
    if (over_)
        return;
    const auto now = clock_.now();
    if (question().expires && now >= *question().expires) {
        end();
        return;
    }
    if (question().expires)
        showTime(until(*question().expires, now));
    showAnother(now);
}

void CodeDialog::showTime(std::chrono::seconds left) {
    const bool hurried = left <= hurry;
    left_->setText(tr("Vale mais %1").arg(minuteText(left)));
    bar_->setValue(static_cast<int>(std::min(left, lifetime).count()));
    const char* name = hurried ? "problem" : "small";
    if (left_->objectName() == QLatin1String(name))
        return;
    left_->setObjectName(QLatin1String(name));
    left_->style()->unpolish(left_);
    left_->style()->polish(left_);
}

void CodeDialog::showAnother(TimePoint now) {
    if (another_ == nullptr)
        return;
    const auto wait = until(*question().resendFrom, now);
    const bool may = wait <= std::chrono::seconds(0);
    another_->setEnabled(may);
    another_->setText(may ? tr("Enviar novo código")
                          : tr("Enviar novo código (daqui a %1 s)").arg(wait.count()));
    another_->setAccessibleName(tr("Enviar novo código"));
}

/// Nobody can sign with it any more.
void CodeDialog::end() {
    over_ = true;
    timer_.stop();
    pin_->clear();
    for (auto* each : open_)
        each->hide();
    go_->hide();
    late_->show();
    decline_->setText(tr("Fechar"));
    decline_->setAccessibleName(decline_->text());
    decline_->setFocus();
    fit();
}

void CodeDialog::submit() {
    if (over_ || pin_->isEmpty())
        return;
    tick(); // it may be over since the last look
    if (over_)
        return;
    if (pin_->characters() < codeDigits || pin_->characters() > mostCodeDigits) {
        field_->setProblem(tr("O código tem %1 algarismos. Nada foi enviado.").arg(codeDigits));
        pin_->setFocus();
        fit();
        return;
    }
    emit given();
}

signing::Answer CodeDialog::take() {
    if (wantsAnother_)
        return signing::Answer::another();
    return {pin_->take()};
}

} // namespace cunho::ui
