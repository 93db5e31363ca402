// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program/environment_card.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

struct EnvironmentText {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentText)
  public:
    static QString name(Environment environment) {
        switch (environment) {
        case Environment::Sandbox: return tr("Sandbox");
        case Environment::PreProduction: return tr("Pré-produção");
        case Environment::Production: return tr("Produção");
        }
        return {};
    }

    static QString meaning(Environment environment) {
        switch (environment) {
        case Environment::Sandbox:
            return tr(
                "Um ensaio neste computador: nada chega ao Estado e nada tem valor legal. Não precisa de "
                "credenciais.");
        case Environment::PreProduction:
            return tr("Os serviços de teste do Estado: o que aqui se assina não tem valor legal.");
        case Environment::Production:
            return tr("Os serviços do Estado: o que aqui se assina tem valor legal.");
        }
        return {};
    }
};

} // namespace

EnvironmentCard::EnvironmentCard(QWidget* parent) : QFrame(parent) {
    setObjectName(QStringLiteral("card"));
    build();
}

void EnvironmentCard::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 14, 18, 16);
    layout->setSpacing(8);
    name_ = makeLabel({}, "heading", this);
    layout->addWidget(name_);
    text_ = makeText({}, "dim", this);
    layout->addWidget(text_);
    credentials_ = new FactRow(this);
    approval_ = new FactRow(this);
    vault_ = new FactRow(this);
    for (auto* row : {credentials_, approval_, vault_})
        layout->addWidget(row);
    import_ = makeButton(tr("Importar credenciais…"), "button", "folder", this);
    open_ = makeButton({}, "button", "unlock", this);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(10);
    buttons->addWidget(import_);
    buttons->addWidget(open_);
    buttons->addStretch();
    layout->addLayout(buttons);
    connect(import_, &QPushButton::clicked, this, &EnvironmentCard::choose);
    connect(open_, &QPushButton::clicked, this, &EnvironmentCard::vaultWanted);
}

void EnvironmentCard::show(const ProgramOverview& overview) {
    name_->setText(tr("Ambiente: %1").arg(EnvironmentText::name(overview.environment)));
    text_->setText(EnvironmentText::meaning(overview.environment) + QLatin1Char(' ') +
                   tr("Esta base de dados fica neste ambiente para sempre; outro ambiente tem outra."));
    const bool state = overview.environment != Environment::Sandbox;
    const bool open = overview.vault == signing::Vault::State::Open;
    const bool absent = overview.vault == signing::Vault::State::Absent;
    import_->setVisible(state);
    import_->setEnabled(open);
    open_->setVisible(state && !open);
    open_->setText(absent ? tr("Escolher a proteção do cofre") : tr("Desbloquear o cofre"));
    open_->setAccessibleName(open_->text());
    import_->setAccessibleDescription(open ? QString() : tr("Primeiro é preciso abrir o cofre"));
    vault_->show(FactRow::Sign::Note,
                 state && !open ? tr("As credenciais guardam-se no cofre. Abra-o antes de as importar.")
                                : QString());
    if (state) {
        showLocks(overview);
        return;
    }
    credentials_->hide();
    approval_->hide();
}

void EnvironmentCard::showLocks(const ProgramOverview& overview) {
    using Sign = FactRow::Sign;
    const auto& lock = overview.lock;
    const bool missing = lock && lock->reason == "CREDENTIALS_MISSING";
    if (missing)
        credentials_->show(Sign::Bad, reason(*lock));
    else
        credentials_->show(Sign::Good, tr("As credenciais estão instaladas."));
    if (overview.environment != Environment::Production)
        approval_->hide();
    else if (lock && !missing)
        approval_->show(Sign::Bad, reason(*lock));
    else if (!missing && overview.approval)
        approval_->show(Sign::Good,
                        tr("A agência aprovou a versão %1: %2, de %3.")
                            .arg(toQt(overview.approval->version), toQt(overview.approval->reference),
                                 dateText(parseDate(overview.approval->date))));
    else
        approval_->show(Sign::Note,
                        tr("A produção fica fechada até haver também a aprovação da agência para a "
                           "versão %1. Vem no ficheiro das credenciais.")
                            .arg(toQt(overview.version)));
}

void EnvironmentCard::choose() {
    askFile(this, tr("Importar credenciais"), tr("Credenciais (*.json);;Todos os ficheiros (*)"),
            [this](const QString& path) { emit fileChosen(path); });
}

} // namespace cunho::ui
