// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/signer_page.hpp"

#include "ui/convert.hpp"

#include <QVBoxLayout>

namespace cunho::ui {

SignerPage::SignerPage(QWidget* parent) : StepPage(parent), intro_(makeText({}, "dim", this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(intro_);
    myself_ = new ChoiceCard("person", tr("Sou eu"),
                             tr("Sou gerente, administrador, diretor ou procurador da empresa e tenho comigo "
                                "o telemóvel da Chave Móvel Digital ou o Cartão de Cidadão."),
                             this);
    other_ = new ChoiceCard("people", tr("É outra pessoa"),
                            tr("Preparo uma página com o que essa pessoa precisa de saber. A ativação "
                               "continua aqui, quando ela puder sentar-se a este computador."),
                            this);
    trader_ =
        new ChoiceCard("briefcase", tr("Sou empresário em nome individual"),
                       tr("Trabalho por conta própria, sem sociedade: o NIF das faturas é o meu."), this);
    for (auto* card : {myself_, other_, trader_}) {
        layout->addWidget(card);
        connect(card, &QPushButton::toggled, this, &StepPage::changed);
    }
    layout->addStretch();
}

void SignerPage::present(const StepView& view) {
    intro_->setText(tr("A assinatura é de uma pessoa que representa a %1 (NIPC %2). Quem é?")
                        .arg(toQt(view.scene.company), toQt(view.scene.nipc)));
    const auto signer = view.state.signer;
    myself_->setChecked(signer == signing::SignerChoice::Myself);
    other_->setChecked(signer == signing::SignerChoice::SomebodyElse);
    trader_->setChecked(signer == signing::SignerChoice::SoleTrader);
}

bool SignerPage::mayContinue() const {
    return myself_->isChecked() || other_->isChecked() || trader_->isChecked();
}

void SignerPage::advance() {
    const auto signer = myself_->isChecked()  ? signing::SignerChoice::Myself
                        : other_->isChecked() ? signing::SignerChoice::SomebodyElse
                                              : signing::SignerChoice::SoleTrader;
    emit sent(app::activation::SignerChosen{signer});
}

} // namespace cunho::ui
