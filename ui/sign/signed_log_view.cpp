// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/signed_log_view.hpp"

#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/row_table.hpp"
#include "ui/sign/elided_label.hpp"
#include "ui/sign/sign_row_delegate.hpp"
#include "ui/widgets.hpp"

#include <QApplication>
#include <QClipboard>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>

namespace cunho::ui {
namespace {

constexpr int searchPause = 200; ///< ms after the last letter

} // namespace

SignedLogView::SignedLogView(Jobs& jobs, SignDesk& desk, QWidget* parent)
    : QWidget(parent), model_(new SignedLogModel(jobs, desk, this)) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(12);
    rows->addWidget(buildHead());
    error_ = new ErrorCard(this);
    rows->addWidget(error_);
    stack_ = new QStackedWidget(this);
    stack_->addWidget(buildTable());
    stack_->addWidget(buildEmpty());
    rows->addWidget(stack_, 1);
    facts_ = buildFacts();
    rows->addWidget(facts_);
    count_ = makeLabel({}, "dim", this);
    rows->addWidget(count_);
    typing_.setSingleShot(true);
    typing_.setInterval(searchPause);
    connect(&typing_, &QTimer::timeout, this, &SignedLogView::refresh);
    connect(search_, &QLineEdit::textChanged, &typing_, qOverload<>(&QTimer::start));
    connect(model_, &SignedLogModel::loaded, this, &SignedLogView::afterLoad);
    connect(model_, &SignedLogModel::failed, error_, &ErrorCard::show);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &SignedLogView::showCurrent);
    showCurrent();
}

QWidget* SignedLogView::buildHead() {
    auto* head = new QWidget(this);
    auto* columns = new QHBoxLayout(head);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(12);
    auto* back = makeButton(tr("Voltar"), "button", "back", head);
    back->setToolTip(tr("Voltar aos ficheiros (Esc)"));
    columns->addWidget(back);
    columns->addWidget(makeLabel(tr("Registo de assinados"), "title", head));
    columns->addStretch(1);
    search_ = new QLineEdit(head);
    search_->setObjectName(QStringLiteral("search"));
    search_->setPlaceholderText(tr("Nome, pasta, quem assinou ou SHA-256"));
    search_->setAccessibleName(tr("Procurar ficheiros assinados"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(200);
    search_->setMaximumWidth(380);
    search_->addAction(icon(QStringLiteral("search"), tokensOf(*this).dim), QLineEdit::LeadingPosition);
    for (auto* button : search_->findChildren<QToolButton*>())
        button->setAccessibleName(search_->accessibleName());
    columns->addWidget(search_, 100);
    connect(back, &QPushButton::clicked, this, &SignedLogView::backWanted);
    return head;
}

QWidget* SignedLogView::buildTable() {
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    table_ = new QTableView(card);
    table_->setModel(model_);
    table_->setItemDelegate(new SignRowDelegate(table_));
    table_->setAccessibleName(tr("Ficheiros assinados"));
    setUpRowTable(*table_, SignRowDelegate::rowHeight,
                  {{SignedLogModel::File, 0},
                   {SignedLogModel::Signer, 260},
                   {SignedLogModel::Level, 100},
                   {SignedLogModel::Time, 190}});
    inside->addWidget(table_);
    return card;
}

QWidget* SignedLogView::buildEmpty() {
    auto* card = makeCard(this);
    auto* rows = new QVBoxLayout(card);
    rows->setSpacing(8);
    rows->addStretch(2);
    auto* picture = new QLabel(card);
    const Tokens tokens = tokensOf(*this);
    picture->setPixmap(
        discPixmap(QStringLiteral("sign"), {tokens.selection, tokens.accent}, 72, devicePixelRatioF()));
    rows->addWidget(picture, 0, Qt::AlignHCenter);
    empty_ = makeLabel({}, "heading", card);
    emptyNext_ = makeLabel({}, "dim", card);
    rows->addWidget(empty_, 0, Qt::AlignHCenter);
    rows->addWidget(emptyNext_, 0, Qt::AlignHCenter);
    rows->addStretch(3);
    return card;
}

QWidget* SignedLogView::buildFacts() {
    auto* card = makeCard(this);
    auto* columns = new QHBoxLayout(card);
    columns->setContentsMargins(16, 10, 12, 10);
    columns->setSpacing(10);
    auto* words = new QVBoxLayout;
    words->setSpacing(2);
    path_ = new ElidedLabel("section", Qt::ElideMiddle, card);
    sha256_ = new ElidedLabel("small", Qt::ElideRight, card);
    words->addWidget(path_);
    words->addWidget(sha256_);
    columns->addLayout(words, 1);
    auto* copy = makeButton(tr("Copiar SHA-256"), "button", "copy", card);
    auto* folder = makeButton(tr("Mostrar na pasta"), "button", "folder", card);
    auto* verify = makeButton(tr("Verificar"), "primary", "shield", card);
    for (auto* button : {copy, folder, verify})
        columns->addWidget(button);
    connect(copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(sha256()); });
    connect(folder, &QPushButton::clicked, this, [this] {
        if (const auto* record = current())
            emit showInFolder(record->file);
    });
    connect(verify, &QPushButton::clicked, this, [this] {
        if (const auto* record = current())
            emit verifyRequested({record->file});
    });
    return card;
}

void SignedLogView::refresh() {
    typing_.stop();
    model_->search(search_->text());
}

void SignedLogView::afterLoad() {
    error_->hide();
    const bool some = model_->rowCount() > 0;
    const bool searched = !model_->words().isEmpty();
    stack_->setCurrentIndex(some ? 0 : 1);
    empty_->setText(searched ? tr("Nada encontrado") : tr("Ainda não assinou nenhum ficheiro"));
    emptyNext_->setText(
        searched ? tr("Procure só parte do nome, ou apague a procura para ver tudo.")
                 : tr("Aqui fica o registo de cada PDF assinado: onde está, quem assinou e quando."));
    count_->setText(some ? tr("%n ficheiro(s) assinado(s)", nullptr, static_cast<int>(model_->all()))
                         : QString());
    if (some && !table_->currentIndex().isValid())
        table_->setCurrentIndex(model_->index(0, 0));
    showCurrent();
}

const signing::SignedFileRecord* SignedLogView::current() const {
    const auto index = table_->currentIndex();
    return index.isValid() && index.row() < model_->rowCount() ? &model_->record(index.row()) : nullptr;
}

void SignedLogView::showCurrent() {
    const auto* record = current();
    facts_->setVisible(record != nullptr);
    if (record == nullptr)
        return;
    path_->setFullText(pathToQt(record->file));
    sha256_->setFullText(QStringLiteral("SHA-256 ") + sha256());
}

QString SignedLogView::sha256() const {
    const auto* record = current();
    return record == nullptr ? QString() : toQt(toHex(record->sha256));
}

} // namespace cunho::ui
