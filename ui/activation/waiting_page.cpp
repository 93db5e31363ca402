// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/waiting_page.hpp"

#include "ui/activation/prerequisite_row.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>
#include <map>

namespace cunho::ui {
namespace {

constexpr int waitForAccount = 1; ///< index of the sub-step
constexpr int waitForCertificate = 2;

/// What a job's progress says of the sub-steps behind it.
int reachedBy(const QString& step) {
    static const std::map<QString, int> known = {{QStringLiteral("account"), waitForAccount},
                                                 {QStringLiteral("certificate"), waitForCertificate}};
    const auto found = known.find(step);
    return found == known.end() ? 0 : found->second;
}

} // namespace

WaitingPage::WaitingPage(QWidget* parent) : StepPage(parent) {
    build();
}

void WaitingPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(buildBlocked());
    layout->addWidget(makeText(
        tr("O Estado abre a conta e emite o certificado. Em geral demora menos de 3 minutos."), "dim", this));
    auto* card = makeCard(this);
    auto* rows = new QVBoxLayout(card);
    rows->setContentsMargins(16, 14, 16, 14);
    rows->setSpacing(10);
    for (const auto& text :
         {tr("Autenticação recebida"), tr("Abertura da conta (15 segundos de pausa, depois até 1 minuto)"),
          tr("Emissão do certificado (até 2 minutos; às vezes mais)"),
          tr("Confirmação de que o certificado é desta empresa")}) {
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        auto* sign = new QLabel(card);
        auto* words = makeText(text, "text", card);
        row->addWidget(sign);
        row->addWidget(words, 1);
        rows->addLayout(row);
        steps_.emplace_back(sign, words);
    }
    bar_ = new QProgressBar(card);
    bar_->setRange(0, 0);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("À espera do Estado"));
    rows->addWidget(bar_);
    auto* foot = new QHBoxLayout;
    next_ = makeText({}, "dim", card);
    foot->addWidget(next_, 1);
    again_ = makeButton(tr("Verificar agora"), "button", "refresh", card);
    connect(again_, &QPushButton::clicked, this, [this] { emit sent(app::activation::CheckAgain{}); });
    foot->addWidget(again_);
    rows->addLayout(foot);
    layout->addWidget(card);
    layout->addWidget(
        makeText(tr("Pode fechar esta página, ou o Cunho: a autorização já está guardada no cofre e a "
                    "pergunta é repetida sozinha. As faturas emitem-se entretanto e ficam por assinar."),
                 "dim", this));
    layout->addStretch();
}

/// After ten minutes: how to get out of it.
QWidget* WaitingPage::buildBlocked() {
    blocked_ = new QFrame(this);
    blocked_->setObjectName(QStringLiteral("errorCard"));
    auto* layout = new QVBoxLayout(blocked_);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->setSpacing(6);
    layout->addWidget(makeText(tr("O pedido espera há mais de 10 minutos"), "section", blocked_));
    layout->addWidget(makeText(tr("Costuma querer dizer que ficou preso. Cancele-o no portal e recomece; os "
                                  "dados da empresa já estão preenchidos."),
                               "text", blocked_));
    path_ = new QVBoxLayout;
    path_->setSpacing(4);
    layout->addLayout(path_);
    auto* row = new QHBoxLayout;
    row->addStretch();
    auto* restart = makeButton(tr("Recomeçar com os mesmos dados"), "button", "refresh", blocked_);
    connect(restart, &QPushButton::clicked, this, [this] { emit sent(app::activation::Restart{}); });
    row->addWidget(restart);
    layout->addLayout(row);
    blocked_->hide();
    return blocked_;
}

void WaitingPage::present(const StepView& view) {
    step_ = view.state.step;
    reached_ = step_ == signing::ActivationStep::Account ? waitForAccount : waitForCertificate;
    next_->setText(view.scene.nextQuestion
                       ? tr("Próxima pergunta ao Estado: %1").arg(timeText(*view.scene.nextQuestion))
                       : QString());
    presentSteps();
    presentBlocked(view);
    emit changed();
}

void WaitingPage::presentBlocked(const StepView& view) {
    blocked_->setVisible(view.scene.blocked);
    while (auto* item = path_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int number = 0;
    for (const auto& step : view.scene.portalAccounts.steps)
        path_->addWidget(makePoint(QStringLiteral("%1.").arg(++number), toQt(step), blocked_));
    if (!view.scene.portalAccounts.link.empty())
        path_->addWidget(makeLink(toQt(view.scene.portalAccounts.linkName),
                                  toQt(view.scene.portalAccounts.link), blocked_));
}

void WaitingPage::setBusy(bool busy, const QString& step) {
    bar_->setVisible(busy);
    again_->setVisible(!busy);
    next_->setVisible(!busy);
    reached_ = std::max(reached_, reachedBy(step));
    presentSteps();
    emit changed();
}

void WaitingPage::presentSteps() {
    const Tokens tokens = tokensOf(*this);
    for (int i = 0; i < static_cast<int>(steps_.size()); ++i) {
        const auto& [sign, words] = steps_[static_cast<std::size_t>(i)];
        const bool behind = i < reached_;
        const bool now = i == reached_;
        sign->setPixmap(discPixmap(behind ? QStringLiteral("check") : QStringLiteral("clock"),
                                   pillColours(behind ? PillKind::Green
                                               : now  ? PillKind::Blue
                                                      : PillKind::Grey,
                                               tokens.dark),
                                   stepDisc, devicePixelRatioF()));
        words->setAccessibleName(behind ? tr("%1: feito").arg(words->text())
                                 : now  ? tr("%1: em curso").arg(words->text())
                                        : tr("%1: por fazer").arg(words->text()));
        QFont font = words->font();
        font.setWeight(now ? QFont::DemiBold : QFont::Normal);
        words->setFont(font);
        words->setEnabled(behind || now);
    }
}

} // namespace cunho::ui
