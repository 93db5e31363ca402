// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What the page writes: reports, and files as they were signed.
#include "ui/convert.hpp"
#include "ui/verify/verify_page.hpp"

#include <QFileDialog>
#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

/// Free at this moment; the file itself is never overwritten (AtomicFile).
std::filesystem::path freeName(const std::filesystem::path& wanted) {
    std::filesystem::path name = wanted;
    std::error_code failure;
    for (int copy = 2; copy < 1000 && std::filesystem::exists(name, failure); ++copy)
        name = wanted.parent_path() /
               (wanted.stem().string() + "-" + std::to_string(copy) + wanted.extension().string());
    return name;
}

} // namespace

std::filesystem::path VerifyPage::proposed(const std::string& name) const {
    const std::filesystem::path folder =
        items_.empty() ? std::filesystem::path() : items_.front()->file.parent_path();
    return freeName(folder / name);
}

void VerifyPage::askReport(bool json) {
    auto* dialog =
        new QFileDialog(this, json ? tr("Guardar relatório (JSON)") : tr("Guardar relatório (PDF)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // nothing is overwritten
    dialog->setDefaultSuffix(json ? QStringLiteral("json") : QStringLiteral("pdf"));
    dialog->selectFile(pathToQt(proposed(json ? "verificacao.json" : "verificacao.pdf")));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this](const QString& name) { saveReport(fromQt(name)); });
    dialog->open();
}

void VerifyPage::askRevision(const std::filesystem::path& file, int number) {
    auto* dialog = new QFileDialog(this, tr("Guardar como foi assinado"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setOption(QFileDialog::DontConfirmOverwrite);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->selectFile(pathToQt(freeName(file.parent_path() / app::revisionName(file, number))));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, file, number](const QString& name) { saveRevision(file, number, fromQt(name)); });
    dialog->open();
}

void VerifyPage::saveReport(const std::filesystem::path& target) {
    problem_->hide();
    std::vector<app::FileReport> reports;
    for (const auto& item : items_)
        if (item->report)
            reports.push_back(*item->report);
    runJob(
        jobs_, Lane::Files, this,
        [reports = std::move(reports), language = windowLanguage(), version = parts_.programVersion,
         target](const JobContext&) { app::saveReport(reports, language, version, target); },
        [this, target](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                showFailure(*failure);
            else
                emit saved(tr("Relatório guardado"), pathToQt(target));
        });
}

void VerifyPage::saveRevision(const std::filesystem::path& file, int number,
                              const std::filesystem::path& target) {
    problem_->hide();
    const Item* item = find(file);
    if (item == nullptr || !item->report)
        return;
    const auto& revisions = item->report->revisions;
    const auto wanted = std::ranges::find(revisions, number, &app::Revision::number);
    if (wanted == revisions.end())
        return;
    runJob(
        jobs_, Lane::Files, this,
        [file, target, state = item->report->state, end = wanted->end](const JobContext&) {
            app::saveRevision(file, state, end, target);
        },
        [this, target](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                showFailure(*failure);
            else
                emit saved(tr("Cópia guardada"), pathToQt(target));
        });
}

/// In a folder of this user alone, removed with the page; read-only, since what is changed there is lost.
void VerifyPage::openRevision(const std::filesystem::path& file, int number) {
    problem_->hide();
    const Item* item = find(file);
    if (item == nullptr || !item->report)
        return;
    const auto& revisions = item->report->revisions;
    const auto wanted = std::ranges::find(revisions, number, &app::Revision::number);
    if (wanted == revisions.end())
        return;
    if (!viewed_)
        viewed_ = std::make_unique<TemporaryFolder>("cunho-revisao");
    const auto target =
        viewed_->path() / (std::to_string(item->id) + "-" + app::revisionName("documento.pdf", number));
    runJob(
        jobs_, Lane::Files, this,
        [file, target, state = item->report->state, end = wanted->end](const JobContext&) {
            if (std::filesystem::exists(target))
                return;
            app::saveRevision(file, state, end, target);
            std::filesystem::permissions(target, std::filesystem::perms::owner_read);
        },
        [this, target](Outcome<std::monostate> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome))
                showFailure(*failure);
            else if (parts_.open)
                parts_.open(target);
        });
}

} // namespace cunho::ui
