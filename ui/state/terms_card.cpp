// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/state/terms_card.hpp"

#include "ui/activation/step_text.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

TermsCard::TermsCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
}

void TermsCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(8);
    layout->addWidget(
        makeText(tr("Assinar as faturas com a assinatura qualificada do Estado"), "heading", this));
    layout->addWidget(
        makeText(tr("Quem representa a empresa autentica-se uma vez no Autenticação.gov. O Cunho passa a "
                    "assinar cada fatura que emite, sem pedir nada, até 45 dias; depois renova-se."),
                 "dim", this));
    underWay_ = makeText({}, "next", this);
    layout->addWidget(underWay_);
    auto* row = new QHBoxLayout;
    row->setSpacing(10);
    acceptedText_ = makeText({}, "text", this);
    row->addWidget(acceptedText_, 1);
    read_ = makeButton({}, "link", "unfold", this);
    row->addWidget(read_);
    layout->addLayout(row);
    terms_ = new LegalTextView(this);
    terms_->setObjectName(QStringLiteral("inset"));
    terms_->hide();
    layout->addWidget(terms_);
    agree_ = new QCheckBox(tr("Li e aceito os termos e condições"), this);
    layout->addWidget(agree_);
    layout->addSpacing(2);
    manage_ = makeButton(tr("Gerir assinatura no Autenticação.gov"), "primary", "shield", this);
    auto* foot = new QHBoxLayout;
    foot->addWidget(manage_);
    foot->addStretch();
    layout->addLayout(foot);
    connect(read_, &QPushButton::clicked, this, [this] { setTermsShown(terms_->isHidden()); });
    connect(agree_, &QCheckBox::clicked, this, [this](bool checked) {
        if (checked)
            emit accepted();
    });
    connect(manage_, &QPushButton::clicked, this, &TermsCard::manageWanted);
    setTermsShown(false);
}

void TermsCard::setTermsShown(bool shown) {
    terms_->setVisible(shown);
    read_->setText(shown ? tr("Esconder os termos") : tr("Ler os termos"));
    read_->setAccessibleName(read_->text());
    read_->setIcon(icon(shown ? QStringLiteral("fold") : QStringLiteral("unfold"), tokensOf(*this).accent));
}

void TermsCard::show(const SigningOverview& overview) {
    if (version_ != overview.terms.version) {
        version_ = overview.terms.version;
        terms_->show(overview.terms);
    }
    const bool accepted = overview.termsAccepted.has_value();
    acceptedText_->setText(
        accepted
            ? tr("Termos e condições, versão %1, aceites em %2.")
                  .arg(toQt(version_), timeText(*overview.termsAccepted))
            : tr("Leia os termos e condições, versão %1, e aceite-os para continuar.").arg(toQt(version_)));
    agree_->setVisible(!accepted);
    agree_->setChecked(accepted);
    manage_->setEnabled(accepted);
    manage_->setAccessibleDescription(accepted ? QString() : tr("Primeiro é preciso aceitar os termos"));
    const auto& open = overview.underWay;
    const bool unfinished = open && open->step != signing::ActivationStep::Done;
    underWay_->setVisible(unfinished);
    if (unfinished)
        underWay_->setText(tr("Há uma ativação por concluir, no passo «%1». Continua onde ficou.")
                               .arg(guideStepName(guideStep(open->step))));
}

} // namespace cunho::ui
