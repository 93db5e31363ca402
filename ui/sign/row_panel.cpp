// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/row_panel.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/documents/pill.hpp"
#include "ui/flow_layout.hpp"
#include "ui/look/theme.hpp"
#include "ui/sign/elided_label.hpp"
#include "ui/sign/row_text.hpp"
#include "ui/widgets.hpp"

#include <QHBoxLayout>

namespace cunho::ui {
namespace {

using app::BatchFileState;

constexpr int openPause = 120;   ///< ms on a row before its file is opened
constexpr int mostReadAgain = 3; ///< of one row by itself

bool isSigned(const app::BatchRow& row) {
    return signing::isSigned(row.state) && row.result;
}

/// Saved or only kept: its seal stands where it stands.
bool hasSignature(const app::BatchRow& row) {
    return isSigned(row) || SignQueue::isKept(row);
}

QString cautionText(const app::BatchRow& row) {
    QStringList texts;
    for (const auto caution : row.cautions)
        texts << reason(Failure{
            Fault::Input, pdf::cautionReason(caution), {{"file", row.source.filename().string()}}, {}});
    return texts.join(QLatin1Char(' '));
}

} // namespace

signing::SealContent sealContentFor(const SignQueue& queue) {
    const auto* way = queue.way();
    const auto& overview = queue.overview();
    const TimePoint now = overview ? overview->now : TimePoint{};
    signing::SealContent content = way != nullptr && !way->chain.empty()
                                       ? signing::sealContentOf(way->chain.front(), now)
                                       : signing::SealContent{};
    if (content.name.empty())
        content.name = fromQt(RowPanel::tr("Nome de quem assina"));
    content.time = now;
    content.layout = queue.choice().layout;
    if (const auto* words = std::get_if<signing::ReasonText>(&queue.choice().statement))
        content.reason = words->text;
    return content;
}

RowPanel::RowPanel(SignQueue& queue, PreviewParts parts, QWidget* parent)
    : QWidget(parent)
    , queue_(queue)
    , jobs_(parts.jobs)
    , unlocks_(parts.unlock != nullptr)
    , preview_(new PagePreview(std::move(parts), this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(8);
    rows->addWidget(buildHead());
    problem_ = new ErrorCard(this);
    rows->addWidget(problem_);
    rows->addWidget(buildRemedies());
    rows->addWidget(buildNotice());
    rows->addWidget(buildActions());
    rows->addWidget(preview_, 1);
    preview_->offerAllFiles(true);
    settle_.setSingleShot(true);
    settle_.setInterval(openPause);
    connect(&settle_, &QTimer::timeout, this, &RowPanel::open);
    connect(preview_, &PagePreview::opened, this, &RowPanel::compare);
    connect(preview_, &PagePreview::placeChanged, this, &RowPanel::takePlace);
    connect(preview_, &PagePreview::failed, this, [this](const Failure& failure) {
        const auto* row = current();
        unreadable_ = !preview_->file() && row != nullptr && row->state != BatchFileState::Ready;
        if (preview_->file()) // else the page itself says why there is none
            setNotice(reason(failure));
    });
    show(0);
}

QWidget* RowPanel::buildHead() {
    auto* head = new QWidget(this);
    auto* grid = new QGridLayout(head);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(0);
    name_ = new ElidedLabel("heading", Qt::ElideMiddle, head);
    path_ = new ElidedLabel("small", Qt::ElideMiddle, head);
    pill_ = new PillLabel(head);
    grid->addWidget(name_, 0, 0);
    grid->addWidget(pill_, 0, 1, Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(path_, 1, 0, 1, 2);
    return head;
}

QWidget* RowPanel::buildNotice() {
    notice_ = new QFrame(this);
    notice_->setObjectName(QStringLiteral("noticeCard"));
    auto* columns = new QHBoxLayout(notice_);
    columns->setContentsMargins(12, 8, 12, 8);
    columns->setSpacing(10);
    columns->addWidget(makePicture("info", tokensOf(*this).bannerText, 20, notice_), 0, Qt::AlignTop);
    noticeText_ = makeText({}, "noticeText", notice_);
    columns->addWidget(noticeText_, 1);
    return notice_;
}

QWidget* RowPanel::buildActions() {
    actions_ = new QWidget(this);
    auto* columns = new FlowLayout(8, actions_);
    auto* folder = makeButton(tr("Mostrar na pasta"), "button", "folder", actions_);
    auto* verify = makeButton(tr("Verificar"), "button", "shield", actions_);
    auto* send = makeButton(tr("Enviar"), "button", "mail", actions_);
    for (auto* button : {folder, verify, send})
        columns->addWidget(button);
    connect(folder, &QPushButton::clicked, this, [this] { emit folderWanted(row_); });
    connect(verify, &QPushButton::clicked, this, [this] { emit verifyWanted({row_}); });
    connect(send, &QPushButton::clicked, this, [this] { emit sendWanted(row_); });
    return actions_;
}

QWidget* RowPanel::buildRemedies() {
    remedies_ = new QWidget(this);
    auto* columns = new FlowLayout(8, remedies_);
    unlock_ = makeButton(tr("Escrever a palavra-passe…"), "primary", "unlock", remedies_);
    save_ = makeButton(tr("Guardar noutra pasta…"), "primary", "folder", remedies_);
    columns->addWidget(unlock_);
    columns->addWidget(save_);
    connect(save_, &QPushButton::clicked, this, [this] { emit saveKeptWanted(row_); });
    connect(unlock_, &QPushButton::clicked, this, [this] { emit unlockWanted(row_); });
    return remedies_;
}

void RowPanel::showRemedies(const app::BatchRow* row) {
    const bool failed = row != nullptr && row->problem && row->state == BatchFileState::Failed;
    const bool locked = failed && unlocks_ && isLocked(*row->problem);
    const bool kept = failed && row->kept;
    unlock_->setVisible(locked);
    save_->setVisible(kept);
    remedies_->setVisible(locked || kept);
}

void RowPanel::show(qint64 row) {
    if (row != row_) {
        row_ = row;
        readAgain_ = 0;
        changeTold_ = false;
        setNotice({});
    }
    refresh();
}

void RowPanel::refresh() {
    const auto* row = current();
    for (QWidget* each : std::initializer_list<QWidget*>{name_, path_, pill_})
        each->setVisible(row != nullptr);
    actions_->setVisible(row != nullptr && isSigned(*row));
    showRemedies(row);
    if (row == nullptr) {
        row_ = 0;
        settle_.stop();
        file_.clear();
        problem_->hide();
        setNotice({});
        preview_->offerSeal(false);
        preview_->clear(tr("Escolha um ficheiro para o ver."));
        return;
    }
    const auto shown = isSigned(*row) ? row->result->file : row->source;
    name_->setFullText(pathToQt(shown.filename()));
    path_->setFullText(pathToQt(shown.parent_path()));
    pill_->show(stateText(row->state), pillOf(row->state));
    showProblem(*row);
    preview_->offerSeal(!isSigned(*row));
    showSeal();
    const bool mended = unreadable_ && row->state == BatchFileState::Ready;
    const bool readAnew = !givenUp_.empty() && row->sha256 != givenUp_;
    if (shown != file_ || mended || readAnew)
        openLater(shown);
    else
        compare();
}

void RowPanel::showProblem(const app::BatchRow& row) {
    if (row.problem && row.state == BatchFileState::Failed)
        problem_->show(*row.problem);
    else
        problem_->hide();
    if (row.problem && row.state == BatchFileState::LtvPending)
        setNotice(reason(*row.problem));
    else if (!changeTold_ && !isSigned(row))
        setNotice(cautionText(row));
}

void RowPanel::setNotice(const QString& text) {
    noticeText_->setText(text);
    notice_->setAccessibleName(text);
    notice_->setVisible(!text.isEmpty());
}

QString RowPanel::notice() const {
    return noticeText_->text();
}

void RowPanel::showSeal() {
    const auto* row = current();
    SealPlace place = queue_.placeOf(row_);
    if (row != nullptr && isSigned(*row))
        place.on = SealPlace::On::Nothing; // it is on the page already
    if (!(preview_->place() == place))
        preview_->setPlace(place);
    showLock();
    preview_->setSealContent(sealContentFor(queue_));
}

void RowPanel::showLock() {
    const auto* row = current();
    preview_->lockSeal(row != nullptr && (queue_.isBeingSigned(row_) || hasSignature(*row)));
}

/// What is meant for all files is the choice; else it is this file's own.
void RowPanel::takePlace(SealPlace place) {
    queue_.setOwnPlace(row_, place.inAllFiles ? std::nullopt : std::optional(place));
    if (!place.inAllFiles)
        return;
    auto choice = queue_.choice();
    if (choice.place == place)
        return;
    choice.place = std::move(place);
    queue_.setChoice(std::move(choice));
}

void RowPanel::openLater(const std::filesystem::path& file) {
    file_ = file;
    unreadable_ = false;
    givenUp_.clear();
    preview_->clear(tr("A abrir…"));
    settle_.start();
}

void RowPanel::openAgain() {
    if (!file_.empty() && !preview_->file())
        openLater(file_);
}

void RowPanel::open() {
    if (!file_.empty())
        preview_->show(file_);
}

/// Bytes that are drawn against bytes that were read: of two that differ one is old, and both are taken anew.
void RowPanel::compare() {
    const auto* row = current();
    const auto& shown = preview_->file();
    if (row == nullptr || !shown || shown->path != file_ || isSigned(*row))
        return;
    queue_.setShown(row_, shown->sha256, shown->state.size);
    if (row->state != BatchFileState::Ready)
        return;
    if (shown->sha256 != row->sha256)
        tellChanged();
    else
        readAgain_ = 0;
}

void RowPanel::tellChanged() {
    changeTold_ = true;
    if (readAgain_ >= mostReadAgain) {
        givenUp_ = current()->sha256;
        setNotice(tr("Outro programa está sempre a mudar este ficheiro. Feche-o e escolha «Ler de novo»."));
        return;
    }
    ++readAgain_;
    setNotice(tr("O ficheiro mudou desde que foi lido. Foi lido de novo: veja-o antes de assinar."));
    preview_->show(file_); // first: the queue is not told any more of what it shows now
    queue_.readAgain(row_);
}

void RowPanel::checkShown() {
    const auto* row = current();
    if (row == nullptr || isSigned(*row) || !preview_->file() || row->state != BatchFileState::Ready)
        return;
    runJob(
        jobs_, Lane::Reading, this,
        [shown = *preview_->file()](const JobContext&) { return isUnchanged(shown); },
        [this, asked = row_](Outcome<bool> outcome) {
            const bool* same = std::get_if<bool>(&outcome);
            if (same != nullptr && !*same && asked == row_)
                tellChanged();
        });
}

/// Whoever comes back from another program may have changed the file there. Qt tells parts of a window of
/// WindowActivate alone, not of ActivationChange.
bool RowPanel::event(QEvent* event) {
    if (event->type() == QEvent::WindowActivate)
        checkShown();
    return QWidget::event(event);
}

} // namespace cunho::ui
