// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// Signed files that could not be saved where they were wanted: told until somebody chooses another folder.
#include "ui/convert.hpp"
#include "ui/window/main_window.hpp"

#include <QFileDialog>
#include <algorithm>

namespace cunho::ui {
namespace {

/// What was tried.
struct Saved {
    std::vector<SignDesk::SavedFile> files;
    std::optional<Failure> problem; ///< of the first that could not be saved
};

Saved saveAll(const std::vector<app::KeptFile>& kept, const std::filesystem::path& folder,
              const JobContext& job) {
    Saved result;
    for (const auto& each : kept) {
        job.throwIfStopped();
        try {
            result.files.push_back({each.file, app::saveKept(each, folder)});
        } catch (...) { // the others may still fit
            if (!result.problem)
                result.problem = currentFailure();
        }
    }
    return result;
}

} // namespace

void MainWindow::loadKept() {
    if (parts_.services.kept.empty())
        return;
    runJob(
        parts_.jobs, Lane::Reading, this,
        [folders = parts_.services.kept](const JobContext&) {
            std::vector<app::KeptFile> all;
            for (const auto& folder : folders)
                for (auto& each : app::keptFiles(folder))
                    all.push_back(std::move(each));
            return all;
        },
        [this](Outcome<std::vector<app::KeptFile>> outcome) {
            if (const auto* kept = std::get_if<0>(&outcome))
                showKept(*kept, {});
        });
}

void MainWindow::showKept(const std::vector<app::KeptFile>& kept, const QString& why) {
    kept_ = kept;
    if (keptNotice_ != nullptr)
        closeNotice(*keptNotice_);
    if (kept.empty())
        return;
    const QString count =
        tr("%n ficheiro(s) assinado(s) por guardar.", nullptr, static_cast<int>(kept.size()));
    const QString text = why.isEmpty() ? count : count + QLatin1Char(' ') + why;
    auto* bar = addProgramNotice({text, tr("Escolher outra pasta"), true, true});
    connect(bar, &NoticeBar::acted, this, [this, kept] { chooseFolder(kept); });
    keptNotice_ = bar;
}

void MainWindow::chooseFolder(std::vector<app::KeptFile> kept) {
    auto* dialog = new QFileDialog(this, tr("Guardar os ficheiros assinados"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, kept = std::move(kept)](const QString& path) { saveKept(kept, fromQt(path)); });
    dialog->open();
}

void MainWindow::saveKept(std::vector<app::KeptFile> kept, const std::filesystem::path& folder) {
    runJob(
        parts_.jobs, Lane::Reading, this,
        [kept = std::move(kept), folder](const JobContext& job) { return saveAll(kept, folder, job); },
        [this, folder](Outcome<Saved> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tell(*failure);
                return;
            }
            const auto& saved = std::get<0>(outcome);
            auto left = kept_;
            std::erase_if(left, [&saved](const app::KeptFile& each) {
                return std::ranges::find(saved.files, each.file, &SignDesk::SavedFile::kept) !=
                       saved.files.end();
            });
            showKept(left, saved.problem ? reason(*saved.problem) : QString());
            if (left.empty() && saved.problem)
                tell(*saved.problem);
            const auto files = static_cast<int>(saved.files.size());
            if (files > 0 && queue_ != nullptr)
                queue_->savedElsewhere(saved.files);
            if (files == 1)
                toast_->show(tr("%1 está guardado.").arg(pathToQt(saved.files.front().file.filename())),
                             tr("Abrir ficheiro"),
                             [this, file = saved.files.front().file] { openFile(file); });
            else if (files > 1)
                toast_->show(tr("%n ficheiro(s) guardado(s).", nullptr, files), tr("Abrir pasta"),
                             [this, folder] { openFile(folder); });
        });
}

} // namespace cunho::ui
