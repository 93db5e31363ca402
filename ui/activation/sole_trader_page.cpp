// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/activation/sole_trader_page.hpp"

#include "ui/look/theme.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

SoleTraderPage::SoleTraderPage(QWidget* parent) : StepPage(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(
        makeText(tr("O serviço de assinatura de faturas do Estado só abre contas a quem representa uma "
                    "sociedade: o certificado traz o NIPC da empresa e a qualidade em que se assina, e um "
                    "empresário em nome individual não tem um nem outra."),
                 "text", this));
    layout->addWidget(
        makeText(tr("As suas faturas podem ter assinatura qualificada de outra forma:"), "section", this));
    struct Way {
        const char* icon;
        QString heading;
        QString text;
    };
    const Way ways[] = {
        {"card", tr("Cartão de Cidadão"),
         tr("Com um leitor e o PIN de assinatura, uma fatura ou um lote de cada vez. A assinatura tem de "
            "estar ativa no cartão (pede-se ao levantá-lo ou num balcão).")},
        {"phone", tr("Chave Móvel Digital"),
         tr("Com o PIN da assinatura e um código no telemóvel. A assinatura da CMD ativa-se em "
            "autenticacao.gov.pt com o Cartão de Cidadão.")},
        {"documents", tr("Sem assinatura"),
         tr("A lei aceita também a fatura eletrónica sem assinatura qualificada em alguns casos. Fale com o "
            "seu contabilista; o Cunho emite e guarda as suas faturas na mesma.")}};
    for (const auto& [icon, heading, text] : ways) {
        auto* card = makeCard(this);
        auto* row = new QHBoxLayout(card);
        row->setContentsMargins(18, 14, 18, 14);
        row->setSpacing(16);
        row->addWidget(makePicture(icon, tokensOf(*this).accent, 28, card), 0, Qt::AlignTop);
        auto* words = new QVBoxLayout;
        words->setSpacing(3);
        words->addWidget(makeText(heading, "section", card));
        words->addWidget(makeText(text, "dim", card));
        row->addLayout(words, 1);
        layout->addWidget(card);
    }
    layout->addWidget(
        makeText(tr("Até lá, tudo o que emite fica guardado como «assinatura pendente»: nada se perde."),
                 "dim", this));
    layout->addStretch();
}

} // namespace cunho::ui
