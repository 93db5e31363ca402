// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the window tells about the program itself: warnings about the computer, and newer versions.
#include "ui/convert.hpp"
#include "ui/window/main_window.hpp"

namespace cunho::ui {

void MainWindow::connectProgram() {
    auto* program = preferences_ == nullptr ? nullptr : preferences_->program();
    if (program == nullptr)
        return;
    connect(preferences_, &PreferencesPage::connectWanted, this, &MainWindow::connectSigning);
    connect(program, &ProgramSection::shown, this, [this, program] { showWarnings(program->overview()); });
    connect(program, &ProgramSection::versionKnown, this,
            [this, program] { showVersion(program->overview().versions); });
}

/// At the start, and quietly: what goes wrong stands in the preferences.
void MainWindow::loadProgram() {
    auto* program = preferences_ == nullptr ? nullptr : preferences_->program();
    if (program == nullptr)
        return;
    program->refresh();
    program->lookForVersion();
}

/// Each once: what was closed does not come back before the next start.
void MainWindow::showWarnings(const ProgramOverview& overview) {
    if (warned_)
        return;
    warned_ = true;
    for (const auto& warning : overview.warnings)
        addProgramNotice({reason(warning), {}, true, true});
}

void MainWindow::showVersion(const VersionOverview& versions) {
    if (versionNotice_ != nullptr)
        closeNotice(*versionNotice_);
    if (!versions.newer)
        return;
    const auto& newer = *versions.newer;
    auto* bar = addProgramNotice({newerText(newer), tr("Ver"), newer.required, true, "info"});
    connect(bar, &NoticeBar::acted, this, [this] {
        showPlace(Place::Preferences);
        preferences_->choose(PreferencesPage::Program);
        preferences_->program()->showVersions();
    });
    versionNotice_ = bar;
}

NoticeBar* MainWindow::addProgramNotice(const Notice& notice) {
    auto* bar = new NoticeBar(notice, this);
    connect(bar, &NoticeBar::closed, this, [this, bar] { closeNotice(*bar); });
    programNotices_->insertWidget(notice.urgent ? 0 : programNotices_->count(), bar);
    refreshNotices();
    return bar;
}

void MainWindow::closeNotice(QWidget& bar) {
    for (auto** each : {&versionNotice_, &keptNotice_, &dueNotice_})
        if (&bar == *each)
            *each = nullptr;
    programNotices_->removeWidget(&bar);
    bar.hide();
    bar.deleteLater(); // it may be the one that was pressed
    refreshNotices();
}

} // namespace cunho::ui
