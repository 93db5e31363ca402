// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/verify/verify_page.hpp"

#include "ui/convert.hpp"

#include <cunho/app/collect_files.hpp>

#include <QFileDialog>
#include <algorithm>
#include <chrono>
#include <set>
#include <utility>

namespace cunho::ui {
namespace {

constexpr std::chrono::milliseconds summaryInterval{100};
constexpr std::size_t foldedFrom = 6; ///< so many files are shown by their names

app::FileReport refusedReport(const std::filesystem::path& file, const Failure& failure) {
    app::FileReport report;
    report.file = file;
    report.failure = failure;
    return report;
}

} // namespace

VerifyPage::VerifyPage(Jobs& jobs, Environment environment, VerifyParts parts, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , environment_(environment)
    , parts_(std::move(parts))
    , mostShown_(shownAtOnce) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    setAcceptDrops(true);
    later_.setSingleShot(true);
    later_.setInterval(summaryInterval);
    connect(&later_, &QTimer::timeout, this, &VerifyPage::showSummary);
    build();
    refresh();
}

VerifyPage::~VerifyPage() {
    for (const auto& item : items_)
        item->job.stop();
}

VerifyPage::Item* VerifyPage::find(std::uint64_t id) const {
    const auto found = byId_.find(id);
    return found == byId_.end() ? nullptr : found->second;
}

const VerifyPage::Item* VerifyPage::find(const std::filesystem::path& file) const {
    const auto found = std::ranges::find_if(
        items_, [&](const std::unique_ptr<Item>& item) { return item->file.native() == file.native(); });
    return found == items_.end() ? nullptr : found->get();
}

std::unique_ptr<VerifyPage::Item> VerifyPage::makeItem(const std::filesystem::path& file) {
    auto item = std::make_unique<Item>();
    item->id = ++lastId_;
    item->file = file;
    byId_[item->id] = item.get();
    return item;
}

void VerifyPage::prepend(std::vector<std::unique_ptr<Item>> fresh) {
    problem_->hide();
    std::set<std::string> names;
    for (const auto& item : fresh)
        names.insert(item->file.native());
    for (auto item = items_.begin(); item != items_.end();)
        if (names.contains((*item)->file.native())) {
            drop(item);
            item = items_.erase(item);
        } else {
            ++item;
        }
    items_.insert(items_.begin(), std::make_move_iterator(fresh.begin()),
                  std::make_move_iterator(fresh.end()));
    mostShown_ = shownAtOnce;
    refresh();
    pump();
}

void VerifyPage::verify(const std::vector<std::filesystem::path>& files) {
    std::vector<std::unique_ptr<Item>> fresh;
    std::set<std::string> seen;
    for (const auto& file : files)
        if (seen.insert(file.native()).second)
            fresh.push_back(makeItem(file));
    for (auto item = fresh.rbegin(); item != fresh.rend(); ++item)
        toJudge_.push_back((*item)->id);
    prepend(std::move(fresh));
}

void VerifyPage::judgeAnew() {
    std::vector<std::filesystem::path> files;
    for (const auto& item : items_)
        files.push_back(item->file);
    if (!files.empty())
        verify(files);
}

void VerifyPage::take(std::vector<std::filesystem::path> paths) {
    problem_->hide();
    runJob(
        jobs_, Lane::Files, this,
        [paths = std::move(paths)](const JobContext& job) {
            app::CollectOptions options;
            options.namedUnseen = true;
            options.signedHere = true;
            return app::collectFiles(paths, options, job);
        },
        [this](Outcome<app::Collection> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                showFailure(*failure);
                return;
            }
            const auto& found = std::get<0>(outcome);
            std::vector<app::FileReport> refused;
            QString note;
            for (const auto& left : found.leftOut) {
                if (left.named && left.why.fault != Fault::Input)
                    refused.push_back(refusedReport(left.path, left.why));
                else if (left.why.reason == "TOO_MANY_FILES" || left.why.fault == Fault::Storage)
                    note = reason(left.why);
            }
            taken(found.paths(), std::move(refused), note);
        });
}

void VerifyPage::taken(const std::vector<std::filesystem::path>& files, std::vector<app::FileReport> refused,
                       const QString& note) {
    note_->setText(note);
    note_->setVisible(!note.isEmpty());
    std::vector<std::unique_ptr<Item>> failed;
    for (app::FileReport& report : refused) {
        auto item = makeItem(report.file);
        keep(*item, std::move(report));
        failed.push_back(std::move(item));
    }
    if (!failed.empty())
        prepend(std::move(failed));
    if (!files.empty())
        verify(files);
}

void VerifyPage::begin(const QString& trust) {
    trust_->setText(trust);
    begun_ = true;
    pump();
}

bool VerifyPage::isIdle() const {
    return !running_ && toJudge_.empty() && toLook_.empty();
}

/// The next piece of work, when none is under way.
void VerifyPage::pump() {
    while (begun_ && !running_ && !(toJudge_.empty() && toLook_.empty())) {
        const bool judging = !toJudge_.empty();
        auto& line = judging ? toJudge_ : toLook_;
        Item* item = find(line.back());
        line.pop_back();
        if (item == nullptr) // taken off the list meanwhile
            continue;
        if (judging)
            judge(*item);
        else
            look(*item);
    }
    if (isIdle())
        showSummary();
    else if (!later_.isActive())
        later_.start();
}

/// What is taken off the list meanwhile is not judged to its end.
void VerifyPage::judge(Item& item) {
    running_ = item.id;
    item.job = runJob(
        jobs_, Lane::Verifying, this,
        [verify = parts_.verify, file = item.file](const JobContext& job) { return verify(file, job); },
        [this, id = item.id](Outcome<app::FileReport> outcome) {
            running_.reset();
            if (Item* judged = find(id)) {
                const auto* failure = std::get_if<Failure>(&outcome);
                keep(*judged,
                     failure ? refusedReport(judged->file, *failure) : std::get<0>(std::move(outcome)));
            }
            pump();
        });
}

void VerifyPage::keep(Item& item, app::FileReport report) {
    item.verdict = report.failure ? unreadableText(*report.failure).pill : standingOf(report.signatures).pill;
    ++verdicts_[item.verdict];
    ++judged_;
    if (!report.failure && parts_.codes)
        toLook_.push_front(item.id);
    item.report = std::move(report);
    if (item.widget != nullptr)
        item.widget->show(*item.report);
}

void VerifyPage::look(Item& item) {
    running_ = item.id;
    item.job = runJob(
        jobs_, Lane::Verifying, this,
        [codes = parts_.codes, file = item.file](const JobContext& job) { return codes(file, job); },
        [this, id = item.id](Outcome<app::QrReport> outcome) {
            running_.reset();
            Item* looked = find(id);
            if (auto* found = std::get_if<0>(&outcome); found != nullptr && looked != nullptr) {
                looked->report->qr = std::move(*found);
                if (looked->widget != nullptr)
                    looked->widget->showCodes(looked->report->qr);
            }
            pump();
        });
}

std::vector<FileResult*> VerifyPage::results() const {
    std::vector<FileResult*> out;
    for (const auto& item : items_)
        if (item->widget != nullptr)
            out.push_back(item->widget);
    return out;
}

void VerifyPage::choose() {
    auto* dialog = new QFileDialog(this, tr("Ficheiros a verificar"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters({tr("PDF (*.pdf)"), tr("Todos os ficheiros (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& names) {
        std::vector<std::filesystem::path> files;
        for (const auto& name : names)
            files.push_back(fromQt(name));
        verify(files);
    });
    dialog->open();
}

void VerifyPage::forgetReport(Item& item) {
    if (item.report) {
        --judged_;
        if (--verdicts_[item.verdict] == 0)
            verdicts_.erase(item.verdict);
        item.report.reset();
    }
    if (FileResult* widget = std::exchange(item.widget, nullptr)) {
        list_->removeWidget(widget); // its place is another's
        widget->hide();
        widget->deleteLater();
    }
}

/// The list forgets it right after.
void VerifyPage::drop(std::vector<std::unique_ptr<Item>>::iterator item) {
    (*item)->job.stop();
    byId_.erase((*item)->id);
    forgetReport(**item);
}

void VerifyPage::askPassword(const std::filesystem::path& file) {
    auto* dialog = new PasswordDialog(jobs_, parts_.unlock, file, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::opened, this, &VerifyPage::judgeProtected);
    dialog->open();
}

/// One password may open many.
void VerifyPage::judgeProtected() {
    for (auto item = items_.rbegin(); item != items_.rend(); ++item) {
        if (!(*item)->report || !(*item)->report->failure || !isLocked(*(*item)->report->failure))
            continue;
        forgetReport(**item);
        toJudge_.push_back((*item)->id);
    }
    refresh();
    pump();
}

void VerifyPage::remove(std::uint64_t id) {
    const auto item = std::ranges::find(items_, id, [](const auto& each) { return each->id; });
    if (item == items_.end())
        return;
    drop(item);
    items_.erase(item);
    refresh();
}

void VerifyPage::clear() {
    for (auto item = items_.begin(); item != items_.end(); ++item)
        drop(item);
    items_.clear();
    toJudge_.clear();
    toLook_.clear();
    note_->hide();
    problem_->hide();
    refresh();
}

void VerifyPage::refresh() {
    showWidgets();
    stack_->setCurrentIndex(items_.empty() ? 0 : 1);
    clear_->setVisible(!items_.empty());
    pdf_->setVisible(!items_.empty());
    json_->setVisible(!items_.empty());
    showSummary();
}

/// As many files as are to be shown have a widget, in their order.
void VerifyPage::showWidgets() {
    const bool unfolded = items_.size() < foldedFrom;
    const std::size_t most = std::min(mostShown_, items_.size());
    for (std::size_t at = 0; at < most; ++at) {
        Item& item = *items_[at];
        if (item.widget != nullptr)
            continue;
        auto* widget = new FileResult(item.file, unfolded, environment_, scroll_->widget());
        item.widget = widget;
        widget->offerPassword(parts_.unlock != nullptr);
        connect(widget, &FileResult::unlockWanted, this, [this, file = item.file] { askPassword(file); });
        connect(widget, &FileResult::closed, this, [this, id = item.id] { remove(id); });
        connect(widget, &FileResult::listsWanted, this, &VerifyPage::listsWanted);
        connect(widget, &FileResult::openRevision, this,
                [this, file = item.file](int number) { openRevision(file, number); });
        connect(widget, &FileResult::saveRevision, this,
                [this, file = item.file](int number) { askRevision(file, number); });
        if (item.report)
            widget->show(*item.report);
        list_->insertWidget(int(at), widget);
    }
    more_->setVisible(most < items_.size());
    more_->setText(tr("Mostrar mais (faltam %1)").arg(items_.size() - most));
}

void VerifyPage::showSummary() {
    const bool busy = begun_ && judged_ < items_.size();
    progress_->setVisible(busy);
    progress_->setRange(0, int(items_.size()));
    progress_->setValue(int(judged_));
    pdf_->setEnabled(judged_ > 0);
    json_->setEnabled(judged_ > 0);
    QStringList parts;
    if (busy && items_.size() > 1)
        parts << tr("A verificar: %1 de %2").arg(judged_).arg(items_.size());
    if (items_.size() >= foldedFrom)
        for (const auto& [verdict, count] : verdicts_)
            parts << QStringLiteral("%1: %2").arg(verdict).arg(count);
    summary_->setText(parts.join(QStringLiteral(" · ")));
}

void VerifyPage::showFailure(const Failure& failure) {
    problem_->show(failure);
    problem_->setVisible(true);
}

} // namespace cunho::ui
