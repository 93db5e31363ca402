// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/start_bar.hpp"

#include "ui/convert.hpp"
#include "ui/sign/elided_label.hpp"
#include "ui/sign/sign_text.hpp"
#include "ui/widgets.hpp"

#include <QHBoxLayout>
#include <QProgressBar>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int leastHeight = 72; ///< px: with and without progress

using Phase = SignQueue::Phase;
using app::BatchFileState;

std::size_t countRead(const app::SignBatch& batch) {
    return static_cast<std::size_t>(std::ranges::count_if(batch.rows(), [](const app::BatchRow& row) {
        return row.state != BatchFileState::Waiting && row.state != BatchFileState::Reading;
    }));
}

} // namespace

StartBar::StartBar(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    setMinimumHeight(leastHeight);
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(16, 10, 12, 10);
    rows->setSpacing(8);
    progress_ = new QProgressBar(this);
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("Ficheiros tratados"));
    rows->addWidget(progress_);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(10);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    text_ = new ElidedLabel("section", Qt::ElideRight, this);
    detail_ = new ElidedLabel("small", Qt::ElideRight, this);
    words->addWidget(text_);
    words->addWidget(detail_);
    columns->addLayout(words, 1);
    retry_ = makeButton(tr("Tentar de novo"), "button", "refresh", this);
    clear_ = makeButton(tr("Limpar assinados"), "button", nullptr, this);
    stop_ = makeButton(tr("Parar"), "button", "cancel", this);
    start_ = makeButton(tr("Assinar"), "primary", "sign", this);
    save_ = makeButton(tr("Guardar noutra pasta…"), "button", "folder", this);
    for (auto* button : {save_, retry_, clear_, stop_, start_})
        columns->addWidget(button);
    rows->addLayout(columns);
    connect(start_, &QPushButton::clicked, this, &StartBar::startWanted);
    connect(stop_, &QPushButton::clicked, this, &StartBar::stopWanted);
    connect(retry_, &QPushButton::clicked, this, &StartBar::retryWanted);
    connect(clear_, &QPushButton::clicked, this, &StartBar::clearSignedWanted);
    connect(save_, &QPushButton::clicked, this, &StartBar::saveKeptWanted);
}

QString StartBar::text() const {
    return text_->fullText();
}

QString StartBar::detail() const {
    return detail_->fullText();
}

void StartBar::showButtons(bool running, bool start) {
    progress_->setVisible(running);
    stop_->setVisible(running);
    start_->setVisible(start);
    for (auto* button : {retry_, clear_, save_})
        button->hide();
}

/// What can be done with what is over.
void StartBar::showAfter(const SignQueue& queue) {
    const auto counts = queue.counts();
    retry_->setVisible(queue.retryable() > 0);
    clear_->setVisible(counts.done + counts.ltvPending > 0);
    save_->setVisible(!queue.kept().empty());
}

void StartBar::show(const SignQueue& queue, bool mayStart) {
    switch (queue.phase()) {
    case Phase::Empty:
    case Phase::Ready: showReady(queue, mayStart); break;
    case Phase::Collecting:
    case Phase::Reading: showReading(queue); break;
    case Phase::Signing: showRunning(queue); break;
    case Phase::Finished: showFinished(queue); break;
    }
}

void StartBar::showReady(const SignQueue& queue, bool mayStart) {
    const auto counts = queue.counts();
    const auto* way = queue.way();
    const bool able = way != nullptr && !way->obstacle;
    showButtons(false, true);
    showAfter(queue);
    start_->setText(signButtonText(counts.ready));
    start_->setAccessibleName(start_->text());
    start_->setEnabled(able && mayStart && counts.ready > 0);
    if (counts.ready == 0) {
        text_->setFullText(counts.all == 0 ? tr("Nenhum ficheiro para assinar") : outcomeText(counts));
        detail_->setFullText({});
        return;
    }
    text_->setFullText(planText(counts.ready, queue.choice().level, queue.plan()));
    detail_->setFullText(able             ? signerText(*way, counts.ready)
                         : way == nullptr ? tr("Falta escolher com que assinar.")
                                          : reason(*way->obstacle));
}

void StartBar::showReading(const SignQueue& queue) {
    const auto counts = queue.counts();
    showButtons(true, false);
    if (queue.phase() == Phase::Collecting) {
        progress_->setRange(0, 0);
        text_->setFullText(tr("A procurar PDF no que largou…"));
    } else {
        const auto done = countRead(queue.batch());
        progress_->setRange(0, static_cast<int>(counts.all));
        progress_->setValue(static_cast<int>(done));
        text_->setFullText(tr("A ler %1 de %2 ficheiros…").arg(done).arg(counts.all));
    }
    detail_->setFullText(tr("Ainda nada é assinado."));
}

void StartBar::showRunning(const SignQueue& queue) {
    const auto counts = queue.counts();
    showButtons(true, false);
    progress_->setRange(0, static_cast<int>(counts.all));
    progress_->setValue(static_cast<int>(counts.over()));
    text_->setFullText(progressText(counts, queue.timeLeft()));
    const QString so = outcomeText(counts);
    detail_->setFullText(so.isEmpty()
                             ? tr("Ao parar, o que está assinado fica; o resto não é assinado.")
                             : so + QStringLiteral(" · ") + tr("ao parar, o que está assinado fica"));
}

void StartBar::showFinished(const SignQueue& queue) {
    const auto counts = queue.counts();
    showButtons(false, false);
    showAfter(queue);
    text_->setFullText(outcomeText(counts));
    detail_->setFullText(
        counts.ltvPending > 0 ? tr("O que falta aos pendentes junta-se sozinho, logo que o serviço responda.")
        : !queue.kept().empty()
            ? tr("O que não se pôde guardar já está assinado: escolha outra pasta, e fica feito.")
        : counts.failed > 0    ? tr("Escolha um ficheiro com problema para ver o que fazer.")
        : counts.cancelled > 0 ? tr("Os cancelados não foram assinados; os originais estão como estavam.")
                               : tr("Os originais estão como estavam."));
}

} // namespace cunho::ui
