// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/ways/ways_section.hpp"

#include "ui/convert.hpp"

#include <QVBoxLayout>

namespace cunho::ui {

WaysSection::WaysSection(Jobs& jobs, WaysDesk& desk, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , desk_(desk)
    , error_(new ErrorCard(this))
    , capacity_(new CapacityCard(this))
    , cmd_(new CmdCard(this))
    , token_(new TokenCard(this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    for (QWidget* each : std::initializer_list<QWidget*>{error_, capacity_, cmd_, token_})
        layout->addWidget(each);
    connect(capacity_, &CapacityCard::chosen, this, &WaysSection::keepCapacities);
    connect(capacity_, &CapacityCard::attributesWanted, this, &WaysSection::attributesWanted);
    connect(cmd_, &CmdCard::phoneChosen, this, &WaysSection::keepPhone);
    connect(cmd_, &CmdCard::certificateChosen, this, &WaysSection::replaceEncryption);
    connect(token_, &TokenCard::keysWanted, this, &WaysSection::askKeys);
    connect(token_, &TokenCard::chosen, this, &WaysSection::keepToken);
}

void WaysSection::refresh() {
    runJob(
        jobs_, Lane::Reading, this, [&desk = desk_](const JobContext&) { return desk.overview(); },
        [this](Outcome<WaysOverview> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome));
        });
}

void WaysSection::show(const WaysOverview& overview) {
    error_->hide();
    capacity_->show(overview.capacity, overview.now);
    cmd_->show(overview.cmd, overview.now);
    token_->show(overview.token, overview.now);
    emit shown();
}

void WaysSection::keepPhone(const QString& typed) {
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, typed = fromQt(typed)](const JobContext&) { desk.keepPhone(typed); },
        [this, forgotten = typed.isEmpty()](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                cmd_->showProblem(*failure);
                return;
            }
            cmd_->settle();
            emit told(forgotten ? tr("O telemóvel foi esquecido.") : tr("O telemóvel está guardado."));
            emit changed();
        });
}

void WaysSection::replaceEncryption(const QString& path) {
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, file = std::filesystem::path(fromQt(path))](const JobContext&) {
            desk.replaceEncryption(file);
        },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                cmd_->showCertificateProblem(*failure);
                return;
            }
            emit told(tr("O certificado do serviço está trocado."));
            emit changed();
        });
}

/// A module is as slow as its maker made it, and may be signing: it has its turn like a signature.
void WaysSection::askKeys(const QString& module) {
    token_->setBusy(true);
    runJob(
        jobs_, Lane::Signing, this,
        [&desk = desk_, path = std::filesystem::path(fromQt(module))](const JobContext& job) {
            return desk.tokenKeys(path, job);
        },
        [this](Outcome<std::vector<wiring::TokenKey>> outcome) {
            token_->setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome))
                token_->showProblem(*failure);
            else
                token_->showKeys(std::get<0>(outcome));
        });
}

void WaysSection::keepToken(const TokenChoice& choice) {
    runJob(
        jobs_, Lane::Reading, this, [&desk = desk_, choice](const JobContext&) { desk.keepToken(choice); },
        [this, choice](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                token_->showProblem(*failure);
                return;
            }
            emit told(choice.module.empty() ? tr("O token deixou de estar em uso.")
                                            : tr("A chave de %1 está escolhida.").arg(toQt(choice.holder)));
            emit changed();
        });
}

void WaysSection::keepCapacities(const std::vector<ChosenCapacity>& chosen) {
    runJob(
        jobs_, Lane::Reading, this,
        [&desk = desk_, chosen](const JobContext&) { desk.keepCapacities(chosen); },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                refresh();
        });
}

} // namespace cunho::ui
