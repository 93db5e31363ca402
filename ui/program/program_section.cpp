// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/program/program_section.hpp"

#include "ui/convert.hpp"
#include "ui/state/notice_bar.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

ProgramSection::ProgramSection(Jobs& jobs, ProgramDesk& desk, QWidget* parent)
    : ScrollColumn(new QWidget, preferencesColumn, {2, 2, 10, 16}, parent), jobs_(jobs), desk_(desk) {
    build();
    connectCards();
}

void ProgramSection::build() {
    auto* column = this->column();
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    error_ = new ErrorCard(column);
    layout->addWidget(error_);
    warnings_ = new QVBoxLayout;
    warnings_->setSpacing(8);
    layout->addLayout(warnings_);
    environment_ = new EnvironmentCard(column);
    proxy_ = new ProxyCard(column);
    versions_ = new VersionsCard(column);
    for (QWidget* card : std::initializer_list<QWidget*>{environment_, proxy_, versions_})
        layout->addWidget(card);
    layout->addStretch();
}

void ProgramSection::connectCards() {
    const auto openVault = [this] {
        if (overview_.vault == signing::Vault::State::Absent)
            emit protectionWanted();
        else
            emit unlockWanted();
    };
    connect(environment_, &EnvironmentCard::fileChosen, this, &ProgramSection::importCredentials);
    connect(environment_, &EnvironmentCard::vaultWanted, this, openVault);
    connect(proxy_, &ProxyCard::vaultWanted, this, openVault);
    connect(proxy_, &ProxyCard::saveWanted, this, &ProgramSection::saveProxy);
    connect(proxy_, &ProxyCard::testWanted, this, &ProgramSection::tryConnection);
    connect(versions_, &VersionsCard::lookWanted, this, &ProgramSection::lookForVersion);
    connect(versions_, &VersionsCard::saveWanted, this, &ProgramSection::saveSource);
}

void ProgramSection::refresh() {
    runJob(
        jobs_, Lane::Reading, this, [&desk = desk_](const JobContext&) { return desk.overview(); },
        [this](Outcome<ProgramOverview> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                error_->show(*failure);
            else
                show(std::get<0>(outcome));
        });
}

void ProgramSection::show(const ProgramOverview& overview) {
    overview_ = overview;
    showWarnings();
    environment_->show(overview);
    proxy_->show(overview);
    versions_->show(overview);
    emit shown();
}

void ProgramSection::showWarnings() {
    while (auto* item = warnings_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const auto& warning : overview_.warnings) {
        auto* bar = new NoticeBar(Notice{reason(warning), {}, true, false}, widget());
        warnings_->addWidget(bar);
        bar->show();
    }
}

void ProgramSection::importCredentials(const QString& path) {
    error_->hide();
    runJob(
        jobs_, Lane::Keeping, this,
        [&desk = desk_, file = std::filesystem::path(fromQt(path))](const JobContext&) {
            desk.importCredentials(file);
        },
        [this](Outcome<std::monostate> outcome) {
            refresh();
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                ensureWidgetVisible(error_);
                return;
            }
            emit told(tr("As credenciais estão no cofre. O ficheiro pode ser apagado."));
            emit credentialsImported();
        });
}

void ProgramSection::saveProxy() {
    proxy_->setBusy(true);
    auto password = std::make_shared<std::optional<Secret>>(proxy_->takePassword());
    runJob(
        jobs_, Lane::Keeping, this,
        [&desk = desk_, choice = proxy_->chosen(), password](const JobContext&) {
            desk.keepProxy(choice, std::move(*password));
        },
        [this](Outcome<std::monostate> outcome) {
            proxy_->setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                proxy_->showProblem(*failure);
                return;
            }
            proxy_->settle();
            refresh();
            tryConnection();
        });
}

void ProgramSection::tryConnection() {
    proxy_->setBusy(true);
    runJob(
        jobs_, Lane::Asking, this, [&desk = desk_](const JobContext& job) { desk.tryConnection(job); },
        [this](Outcome<std::monostate> outcome) {
            proxy_->setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome))
                proxy_->showProblem(*failure);
            else
                proxy_->showAnswer();
        });
}

void ProgramSection::lookForVersion() {
    versions_->setBusy(true);
    runJob(
        jobs_, Lane::Asking, this,
        [&desk = desk_](const JobContext& job) { return desk.lookForVersion(job); },
        [this](Outcome<VersionOverview> outcome) {
            versions_->setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                versions_->showProblem(*failure);
                return;
            }
            overview_.versions = std::get<0>(outcome);
            versions_->show(overview_);
            emit versionKnown();
        });
}

void ProgramSection::showVersions() {
    widget()->layout()->activate(); // it may have been out of sight
    ensureWidgetVisible(versions_);
    versions_->look()->setFocus();
}

void ProgramSection::saveSource(const QString& manifest, const QString& publisher) {
    runJob(
        jobs_, Lane::Keeping, this,
        [&desk = desk_, manifest = fromQt(manifest), file = std::filesystem::path(fromQt(publisher))](
            const JobContext&) { desk.keepUpdateSource(manifest, file); },
        [this](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                versions_->showProblem(*failure);
                return;
            }
            versions_->settle();
            refresh();
            lookForVersion();
        });
}

} // namespace cunho::ui
