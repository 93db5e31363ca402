// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/master_list.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/state/save_file.hpp"

#include <cunho/core/file.hpp>

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

namespace cunho::ui {

MasterList::MasterList(Jobs& jobs, MasterListTexts texts, std::vector<RowColumn> columns, MasterReader reader,
                       QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , texts_(std::move(texts))
    , reader_(reader)
    , model_(new MasterModel(jobs, std::move(columns), std::move(reader), this)) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    table_ = makeRowTable(model_, texts_.title, this);
    table_->installEventFilter(this);
    stack_ = new QStackedWidget(this);
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    inside->addWidget(table_);
    stack_->addWidget(card);
    stack_->addWidget(buildEmpty());
    layout->addWidget(stack_, 1);
    auto* foot = new QHBoxLayout;
    inactive_ = new QCheckBox(tr("Mostrar também os inativos"), this);
    export_ = makeButton(tr("Exportar CSV…"), "link", "save", this);
    foot->addWidget(inactive_);
    foot->addStretch();
    foot->addWidget(export_);
    layout->addLayout(foot);
    typing_.setSingleShot(true);
    typing_.setInterval(150);
    connect(&typing_, &QTimer::timeout, this, &MasterList::ask);
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(inactive_, &QCheckBox::toggled, this, &MasterList::ask);
    connect(export_, &QPushButton::clicked, this, &MasterList::exportCsv);
    connect(model_, &MasterModel::loaded, this, &MasterList::afterLoad);
    connect(model_, &MasterModel::failed, this, &MasterList::failed);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!quiet_)
            emit chosenChanged(chosen());
    });
    connect(table_, &QTableView::doubleClicked, this, [this] { emit opened(chosen()); });
}

QWidget* MasterList::buildHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(texts_.title, "title", head));
    layout->addStretch(1);
    search_ = new QLineEdit(head);
    search_->setPlaceholderText(texts_.searchHint);
    search_->setAccessibleName(texts_.searchName);
    search_->setToolTip(tr("Procurar (Ctrl+K)"));
    search_->setObjectName(QStringLiteral("search"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(110);
    search_->setMaximumWidth(240);
    search_->addAction(icon(QStringLiteral("search"), tokensOf(*this).dim), QLineEdit::LeadingPosition);
    for (auto* button : search_->findChildren<QToolButton*>())
        button->setAccessibleName(search_->accessibleName());
    layout->addWidget(search_, 100);
    auto* create = makeButton(texts_.create, "primary", "plus", head);
    create->setToolTip(tr("%1 (Ctrl+N)").arg(texts_.create));
    connect(create, &QPushButton::clicked, this, &MasterList::createWanted);
    layout->addWidget(create);
    return head;
}

QWidget* MasterList::buildEmpty() {
    auto* page = makeCard(this);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    auto* picture = makePicture(texts_.icon, tokensOf(*this).dim, 40, page);
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    empty_ = makeText({}, "dim", page);
    empty_->setAlignment(Qt::AlignCenter);
    layout->addWidget(empty_);
    emptyButton_ = makeButton({}, "button", nullptr, page);
    layout->addSpacing(8);
    layout->addWidget(emptyButton_, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(emptyButton_, &QPushButton::clicked, this, [this] {
        if (search_->text().isEmpty())
            emit createWanted();
        else
            search_->clear();
    });
    return page;
}

void MasterList::focusSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void MasterList::ask() {
    model_->ask(search_->text(), inactive_->isChecked());
}

void MasterList::refresh(qint64 wanted) {
    wanted_ = wanted != 0 ? wanted : chosen();
    ask();
}

void MasterList::lookFor(const QString& text) {
    search_->setText(text);
    typing_.stop();
    ask();
}

void MasterList::afterLoad() {
    const bool empty = model_->rowCount() == 0;
    const bool all = search_->text().isEmpty();
    stack_->setCurrentIndex(empty ? 1 : 0);
    export_->setVisible(!empty);
    inactive_->setVisible(!empty || inactive_->isChecked() || !all);
    empty_->setText(all ? texts_.empty : texts_.nothing);
    emptyButton_->setText(all ? texts_.create : tr("Mostrar todos"));
    emptyButton_->setAccessibleName(emptyButton_->text());
    const qint64 wanted = std::exchange(wanted_, 0);
    reading_ = true;
    if (empty) {
        emit chosenChanged(0);
    } else {
        const int row = std::max(wanted == 0 ? 0 : model_->find(wanted), 0);
        table_->setCurrentIndex(model_->index(row, 0));
        table_->scrollTo(table_->currentIndex());
    }
    reading_ = false;
}

void MasterList::mark(qint64 id) {
    quiet_ = true;
    const int row = model_->find(id);
    if (row >= 0)
        table_->setCurrentIndex(model_->index(row, 0));
    else
        table_->selectionModel()->clear();
    quiet_ = false;
}

qint64 MasterList::chosen() const {
    const auto index = table_->currentIndex();
    return index.isValid() && index.row() < model_->rowCount() ? model_->row(index.row()).id : 0;
}

void MasterList::exportCsv() {
    askWhere(this, tr("Exportar a lista"), texts_.fileName, [this](const QString& path) {
        writeCsv(fromQt(path), [this, path](const std::optional<Failure>& failure) {
            if (failure)
                emit failed(*failure);
            else
                emit told(tr("Lista guardada em %1").arg(path));
        });
    });
}

void MasterList::writeCsv(const std::filesystem::path& file,
                          std::function<void(std::optional<Failure>)> done) {
    runJob(
        jobs_, Lane::Reading, this,
        [reader = reader_, columns = model_->columns(), query = model_->query(),
         file](const JobContext& job) {
            AtomicFile target(file, AtomicFile::Existing::Replace); // the dialog has asked
            target.write(asBytes(masterCsv(columns, reader, query, job)));
            target.commit();
        },
        [done = std::move(done)](Outcome<std::monostate> outcome) {
            const auto* failure = std::get_if<Failure>(&outcome);
            done(failure == nullptr ? std::nullopt : std::optional(*failure));
        });
}

bool MasterList::eventFilter(QObject* watched, QEvent* event) {
    if (watched == table_ && event->type() == QEvent::KeyPress && chosen() != 0) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2) {
            emit opened(chosen());
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cunho::ui
