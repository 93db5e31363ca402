// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/authentication_page.hpp"

#include "ui/convert.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

AuthenticationPage::AuthenticationPage(QWidget* parent) : StepPage(parent) {
    build();
}

void AuthenticationPage::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    obstacleCard_ = new QFrame(this);
    obstacleCard_->setObjectName(QStringLiteral("errorCard"));
    auto* obstacle = new QVBoxLayout(obstacleCard_);
    obstacle->setContentsMargins(16, 12, 16, 12);
    obstacle->addWidget(makeText(tr("A página do Estado não pode abrir aqui"), "section", obstacleCard_));
    obstacleText_ = makeText({}, "text", obstacleCard_);
    obstacle->addWidget(obstacleText_);
    obstacleCard_->hide();
    layout->addWidget(obstacleCard_);
    layout->addWidget(makeText(tr("A autenticação é feita numa página do Estado, que o Cunho abre numa "
                                  "janela própria. O Cunho não vê o seu PIN nem o código do telemóvel."),
                               "dim", this));
    waiting_ = makeCard(this);
    auto* wait = new QVBoxLayout(waiting_);
    wait->setContentsMargins(16, 14, 16, 14);
    wait->setSpacing(10);
    wait->addWidget(makeText(tr("A página do Estado está aberta noutra janela"), "section", waiting_));
    auto* bar = new QProgressBar(waiting_);
    bar->setRange(0, 0);
    bar->setTextVisible(false);
    bar->setAccessibleName(tr("À espera da autenticação"));
    wait->addWidget(bar);
    auto* row = new QHBoxLayout;
    row->addWidget(makeText(tr("Tem 10 minutos. Se a fechar, nada muda."), "dim", waiting_), 1);
    auto* stop = makeButton(tr("Cancelar a autenticação"), "button", nullptr, waiting_);
    connect(stop, &QPushButton::clicked, this, &StepPage::stopWanted);
    row->addWidget(stop);
    wait->addLayout(row);
    waiting_->hide();
    layout->addWidget(waiting_);
    for (auto [heading, list] :
         {std::pair{tr("O que vai acontecer"), &steps_}, {tr("Se algo falhar nessa página"), &tips_}}) {
        auto* card = makeCard(this);
        auto* lines = new QVBoxLayout(card);
        lines->setContentsMargins(16, 12, 16, 14);
        lines->setSpacing(6);
        lines->addWidget(makeLabel(heading, "section", card));
        *list = new QVBoxLayout;
        (*list)->setSpacing(5);
        lines->addLayout(*list);
        layout->addWidget(card);
    }
    layout->addStretch();
}

void AuthenticationPage::setLines(QVBoxLayout& layout, const QStringList& lines, bool numbered) {
    while (auto* item = layout.takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int number = 0;
    for (const auto& line : lines)
        layout.addWidget(
            makePoint(numbered ? QStringLiteral("%1.").arg(++number) : QStringLiteral("•"), line, this));
}

void AuthenticationPage::present(const StepView& view) {
    const bool card = view.state.means == signing::LoginMeans::CitizenCard;
    obstacle_ = view.scene.obstacle.has_value();
    obstacleCard_->setVisible(obstacle_);
    if (obstacle_)
        obstacleText_->setText(reason(*view.scene.obstacle));
    const QString company = toQt(view.scene.company);
    if (card)
        setLines(
            *steps_,
            {tr("Escolhe «Cartão de Cidadão» e CONTINUAR."),
             tr("Vê a lista do que o Cunho pede, com a conta para a %1, e escolhe AUTORIZAR.").arg(company),
             tr("Escreve o PIN de autenticação do cartão, na janela do plugin ou no teclado do leitor."),
             tr("A janela fecha-se sozinha e o Cunho continua.")},
            true);
    else
        setLines(
            *steps_,
            {tr("Escolhe «Chave Móvel Digital» e CONTINUAR."),
             tr("Vê a lista do que o Cunho pede, com a conta para a %1, e escolhe AUTORIZAR.").arg(company),
             tr("Escreve o número do telemóvel, com o indicativo do país, e o PIN da CMD."),
             tr("Recebe um código de segurança por SMS ou na aplicação, válido 5 minutos, e confirma."),
             tr("A janela fecha-se sozinha e o Cunho continua.")},
            true);
    if (card) // W12
        setLines(
            *tips_,
            {tr("O cartão não é lido: instale o plugin Autenticação.Gov, insira o cartão e tente de novo."),
             tr("O leitor está ocupado: feche outros programas que usem o cartão."),
             tr("PIN bloqueado ao fim de 3 erros: desbloqueia-se com o PUK, ou num balcão."),
             tr("Também pode voltar atrás e usar a Chave Móvel Digital.")},
            false);
    else // W11
        setLines(
            *tips_,
            {tr("O número não é aceite: confirme o indicativo (+351) e que é o número registado na CMD."),
             tr("O SMS não chega: espere um minuto e peça novo código, ou use a aplicação Autenticação.gov."),
             tr("PIN esquecido ou CMD bloqueada: recupera-se em autenticacao.gov.pt, na área da CMD."),
             tr("O PIN da CMD não é o PIN do cartão.")},
            false);
    emit changed();
}

QString AuthenticationPage::nextText() const {
    return tr("Abrir a página do Estado");
}

void AuthenticationPage::setBusy(bool busy, const QString&) {
    busy_ = busy;
    waiting_->setVisible(busy);
    emit changed();
}

} // namespace cunho::ui
