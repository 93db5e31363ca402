// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/sign_board.hpp"

#include "ui/sign/filter_chips.hpp"
#include "ui/sign/row_order.hpp"
#include "ui/sign/row_panel.hpp"
#include "ui/sign/send_file.hpp"
#include "ui/sign/sign_list.hpp"
#include "ui/sign/sign_options.hpp"
#include "ui/sign/start_bar.hpp"
#include "ui/widgets.hpp"

#include <QSplitter>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

using app::BatchFileState;

constexpr int leastLeft = 360;  ///< px
constexpr int leastRight = 340; ///< px
constexpr int leastList = 142;  ///< px: the head and two rows

} // namespace

std::filesystem::path fileOf(const app::BatchRow& row) {
    return signing::isSigned(row.state) && row.result ? row.result->file : row.source;
}

SignBoard::SignBoard(Jobs& jobs, SignQueue& queue, PreviewParts preview, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , queue_(queue)
    , unlock_(preview.unlock)
    , model_(new SignListModel([&queue](qint64 row) { return queue.verdict(row); }, this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->setHandleWidth(16);
    halves->addWidget(buildLeft(jobs));
    panel_ = new RowPanel(queue_, std::move(preview), halves);
    panel_->setMinimumWidth(leastRight);
    halves->addWidget(panel_);
    halves->setStretchFactor(0, 11);
    halves->setStretchFactor(1, 9);
    halves->setSizes({600, 424});
    rows->addWidget(halves, 1);
    bar_ = new StartBar(this);
    rows->addWidget(bar_);
    connectQueue();
    connectList();
    connectRest();
    if (queue_.overview())
        options_->setOverview(*queue_.overview());
    options_->setChoice(queue_.choice());
    showList();
    showPhase();
}

QWidget* SignBoard::buildLeft(Jobs& jobs) {
    auto* left = new QWidget(this);
    left->setMinimumWidth(leastLeft);
    auto* rows = new QVBoxLayout(left);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    chips_ = new FilterChips(left);
    rows->addWidget(chips_);
    auto* card = makeCard(left);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    list_ = new SignList(*model_, card);
    list_->setMinimumHeight(leastList);
    list_->offerPasswords(unlock_ != nullptr);
    inside->addWidget(list_);
    rows->addWidget(card, 1);
    options_ = new SignOptions(jobs, left);
    rows->addWidget(options_);
    return left;
}

void SignBoard::connectQueue() {
    connect(&queue_, &SignQueue::listChanged, this, &SignBoard::showList);
    connect(&queue_, &SignQueue::rowsChanged, this, &SignBoard::showRows);
    connect(&queue_, &SignQueue::phaseChanged, this, &SignBoard::showPhase);
    connect(&queue_, &SignQueue::planChanged, this, &SignBoard::showPhase);
    connect(&queue_, &SignQueue::overviewChanged, this, [this] {
        if (!queue_.overview())
            return;
        model_->setEnvironment(queue_.overview()->environment);
        options_->setOverview(*queue_.overview());
        options_->setChoice(queue_.choice());
        panel_->showSeal();
        showPhase();
    });
    connect(&queue_, &SignQueue::choiceChanged, this, [this] {
        options_->setChoice(queue_.choice());
        panel_->showSeal();
        showPhase();
    });
}

void SignBoard::connectList() {
    connect(chips_, &FilterChips::chosen, this, [this](RowFilter filter) {
        const auto current = list_->current();
        model_->setFilter(filter);
        list_->choose(current);
        chooseSome();
    });
    connect(model_, &SignListModel::dragged, this, &SignBoard::put);
    connect(list_, &SignList::currentRowChanged, this, [this](qint64 row) { panel_->show(row); });
    connect(list_, &SignList::previewWanted, this, [this](qint64 row) {
        panel_->show(row);
        panel_->preview().canvas().setFocus();
    });
    connect(list_, &SignList::removeWanted, &queue_, &SignQueue::remove);
    connect(list_, &SignList::stepWanted, this, &SignBoard::step);
    connect(list_, &SignList::retryWanted, &queue_, &SignQueue::retry);
    connect(list_, &SignList::readWanted, &queue_, &SignQueue::readAgain);
    connect(list_, &SignList::folderWanted, this, &SignBoard::showFolder);
    connect(list_, &SignList::verifyWanted, this, &SignBoard::verify);
    connect(list_, &SignList::sendWanted, this, &SignBoard::send);
    connect(list_, &SignList::unlockWanted, this, &SignBoard::askPassword);
    connect(list_, &SignList::saveKeptWanted, this, &SignBoard::saveKept);
}

void SignBoard::connectRest() {
    connect(panel_, &RowPanel::folderWanted, this, &SignBoard::showFolder);
    connect(panel_, &RowPanel::verifyWanted, this, &SignBoard::verify);
    connect(panel_, &RowPanel::sendWanted, this, &SignBoard::send);
    connect(panel_, &RowPanel::unlockWanted, this, &SignBoard::askPassword);
    connect(panel_, &RowPanel::saveKeptWanted, this, &SignBoard::saveKept);
    connect(bar_, &StartBar::saveKeptWanted, this, [this] { emit saveKeptRequested(queue_.kept()); });
    connect(options_, &SignOptions::preferencesWanted, this, &SignBoard::preferencesRequested);
    connect(options_, &SignOptions::chosen, this, [this](const SignChoice& chosen) {
        auto choice = chosen;
        choice.place = queue_.choice().place; // the preview's
        queue_.setChoice(std::move(choice));
        showPhase();
    });
    connect(bar_, &StartBar::startWanted, &queue_, &SignQueue::sign);
    connect(bar_, &StartBar::stopWanted, &queue_, &SignQueue::stop);
    connect(bar_, &StartBar::retryWanted, &queue_, &SignQueue::retry);
    connect(bar_, &StartBar::clearSignedWanted, this, &SignBoard::clearSigned);
}

void SignBoard::showList() {
    model_->show(queue_.batch());
    chips_->show(queue_.counts());
    showSignatures();
    chooseSome();
    panel_->refresh();
    showSample();
    showPhase();
}

/// Most files come without, and their names have the room then.
void SignBoard::showSignatures() {
    const bool some = std::ranges::any_of(queue_.batch().rows(),
                                          [](const app::BatchRow& row) { return row.signatures > 0; });
    list_->offerSignatures(some);
}

/// Something is always looked at while there is something.
void SignBoard::chooseSome() {
    if (list_->current() == 0 && model_->rowCount() > 0)
        list_->choose(model_->id(0));
}

void SignBoard::showRows(const std::vector<qint64>& rows) {
    model_->touch(rows);
    chips_->show(queue_.counts());
    showSignatures();
    if (std::ranges::find(rows, panel_->row()) != rows.end())
        panel_->refresh();
    showPhase();
}

void SignBoard::showPhase() {
    const auto phase = queue_.phase();
    options_->setLocked(phase == SignQueue::Phase::Signing);
    panel_->showLock();
    bar_->show(queue_, options_->isValid());
}

void SignBoard::showSample() {
    const auto& rows = queue_.batch().rows();
    if (rows.empty())
        return;
    app::NameFacts facts;
    facts.source = rows.front().source;
    facts.count = rows.size();
    if (queue_.overview())
        facts.date = toLocal(queue_.overview()->now, Zone::Lisbon).date;
    options_->setSample(facts);
}

void SignBoard::step(const std::vector<qint64>& rows, int by) {
    for (const auto& [row, place] : steps(queue_.batch(), rows, by))
        queue_.move(row, place);
}

void SignBoard::put(const std::vector<qint64>& rows, qint64 before) {
    for (const auto& [row, place] : moves(queue_.batch(), rows, before))
        queue_.move(row, place);
}

void SignBoard::clearSigned() {
    std::vector<qint64> rows;
    for (const auto& row : queue_.batch().rows())
        if (signing::isSigned(row.state))
            rows.push_back(row.id);
    queue_.remove(rows);
}

void SignBoard::verify(const std::vector<qint64>& rows) {
    std::vector<std::filesystem::path> files;
    for (const auto id : rows)
        if (const auto* row = queue_.batch().find(id))
            files.push_back(fileOf(*row));
    if (!files.empty())
        emit verifyRequested(files);
}

void SignBoard::showFolder(qint64 id) {
    if (const auto* row = queue_.batch().find(id))
        emit showInFolder(fileOf(*row));
}

void SignBoard::send(qint64 id) {
    const auto* row = queue_.batch().find(id);
    if (row == nullptr || composeMail(fileOf(*row)))
        return;
    emit showInFolder(fileOf(*row));
    tell(tr("Não há programa de correio que receba anexos daqui. Abriu-se a pasta: arraste o ficheiro para a "
            "mensagem."));
}

/// One password may open many: all that failed for want of one are read again.
void SignBoard::askPassword(qint64 id) {
    const auto* row = queue_.batch().find(id);
    if (row == nullptr || !unlock_)
        return;
    auto* dialog = new PasswordDialog(jobs_, unlock_, row->source, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PasswordDialog::opened, this, [this] {
        queue_.readProtected();
        panel_->openAgain();
    });
    dialog->open();
}

void SignBoard::saveKept(qint64 id) {
    const auto* row = queue_.batch().find(id);
    if (row != nullptr && row->kept)
        emit saveKeptRequested({*row->kept});
}

void SignBoard::tell(const QString& text) {
    panel_->tell(text);
}

} // namespace cunho::ui
