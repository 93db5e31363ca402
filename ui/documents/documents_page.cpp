// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/documents_page.hpp"

#include "ui/convert.hpp"
#include "ui/documents/standing_text.hpp"
#include "ui/editor/type_fields.hpp"
#include "ui/flow_layout.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"
#include "ui/row_table.hpp"

#include <QAction>
#include <QActionGroup>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTimer>
#include <QToolButton>
#include <QVBoxLayout>

namespace cunho::ui {

DocumentsPage::DocumentsPage(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , services_(services)
    , model_(new DocumentModel(jobs, services.documents, this))
    , typing_(new QTimer(this)) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    typing_->setSingleShot(true);
    typing_->setInterval(150);
    connect(typing_, &QTimer::timeout, this, &DocumentsPage::ask);
    connect(search_, &QLineEdit::textChanged, typing_, qOverload<>(&QTimer::start));
    connect(chips_, &QButtonGroup::idClicked, this, &DocumentsPage::ask);
    connect(model_, &DocumentModel::loaded, this, &DocumentsPage::afterLoad);
    connect(model_, &DocumentModel::failed, this, &DocumentsPage::failed);
    connect(model_, &DocumentModel::counted, this, [this](qint64 documents) {
        count_->setText(tr("%n documento(s)", nullptr, static_cast<int>(documents)));
    });
    connectDetails();
}

void DocumentsPage::connectDetails() {
    connect(details_, &DetailsPanel::signNow, this, &DocumentsPage::signNow);
    connect(details_, &DetailsPanel::completeNow, this, &DocumentsPage::completeNow);
    connect(details_, &DetailsPanel::editDraft, this, &DocumentsPage::editDraft);
    connect(details_, &DetailsPanel::copyDraft, this, &DocumentsPage::copyDraft);
    connect(details_, &DetailsPanel::deleteDraft, this, &DocumentsPage::deleteDraft);
    connect(details_, &DetailsPanel::numberChosen, this, &DocumentsPage::showNumber);
    auto& actions = details_->actions();
    connect(&actions, &DocumentActions::draftReady, this, &DocumentsPage::draftReady);
    connect(&actions, &DocumentActions::failed, this, &DocumentsPage::refused);
    connect(&actions, &DocumentActions::saved, this, &DocumentsPage::saved);
    connect(&actions, &DocumentActions::changed, this, [this](qint64 document) {
        wanted_ = document;
        model_->refresh();
    });
}

void DocumentsPage::build() {
    auto* columns = new QHBoxLayout(this);
    columns->setContentsMargins(0, 0, 0, 0);
    columns->setSpacing(0);
    auto* list = new QVBoxLayout;
    list->setContentsMargins(20, 16, 20, 12);
    list->setSpacing(12);
    list->addWidget(buildHead());
    list->addWidget(buildChips());
    buildTable();
    stack_ = new QStackedWidget(this);
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    inside->addWidget(table_);
    stack_->addWidget(card);
    stack_->addWidget(buildEmpty());
    list->addWidget(stack_, 1);
    count_ = makeLabel({}, "dim", this);
    list->addWidget(count_);
    columns->addLayout(list, 1);
    details_ = new DetailsPanel(jobs_, services_, this);
    columns->addWidget(details_);
}

QWidget* DocumentsPage::buildHead() {
    auto* head = new QWidget(this);
    auto* layout = new QHBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(makeLabel(tr("Documentos"), "title", head));
    layout->addStretch(1);
    search_ = new QLineEdit(head);
    search_->setPlaceholderText(tr("Número, cliente ou NIF"));
    search_->setAccessibleName(tr("Procurar documentos"));
    search_->setToolTip(tr("Procurar (Ctrl+K)"));
    search_->setObjectName(QStringLiteral("search"));
    search_->setClearButtonEnabled(true);
    search_->setMinimumWidth(110); // beside details and dock there is no more
    search_->setMaximumWidth(260);
    search_->addAction(icon(QStringLiteral("search"), tokensOf(*this).dim), QLineEdit::LeadingPosition);
    for (auto* button : search_->findChildren<QToolButton*>())
        button->setAccessibleName(search_->accessibleName());
    layout->addWidget(search_, 100); // as wide as it may be, before the gap
    create_ = makeButton(tr("Novo"), "primary", "plus", head);
    create_->setToolTip(tr("Novo documento (Ctrl+N: nova fatura)"));
    create_->setMenu(buildNewMenu());
    layout->addWidget(create_);
    return head;
}

/// What is asked for together stands together: invoices, receipts, what comes before, what goes with goods.
QMenu* DocumentsPage::buildNewMenu() {
    auto* menu = new QMenu(this);
    std::optional<invoicing::SaftBlock> block;
    for (const auto type : creatableTypes()) {
        const auto& row = invoicing::documentType(type);
        if (block && *block != row.block)
            menu->addSeparator();
        block = row.block;
        auto* action = menu->addAction(typeName(type));
        connect(action, &QAction::triggered, this, [this, code = toQt(row.code)] { emit newDocument(code); });
    }
    menu->actions().front()->setShortcut(Qt::CTRL | Qt::Key_N);
    menu->actions().front()->setShortcutContext(Qt::WidgetShortcut); // told here, done by the window
    return menu;
}

QPushButton* DocumentsPage::makeFilter(QWidget* parent) {
    auto* chip = makeButton({}, "chip", nullptr, parent);
    chip->setCheckable(true);
    chip->setIcon(icon(QStringLiteral("unfold"), tokensOf(*this).dim));
    chip->setIconSize({12, 12});
    chip->setLayoutDirection(Qt::RightToLeft); // what opens stands behind the words
    auto* menu = new QMenu(chip);
    menu->setLayoutDirection(Qt::LeftToRight);
    chip->setMenu(menu);
    return chip;
}

void DocumentsPage::fillTypes() {
    auto* menu = typeChip_->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, std::optional<invoicing::DocumentType> type) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(type_ == type);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, type] { setType(type); });
    };
    add(tr("Todos os tipos"), std::nullopt);
    menu->addSeparator();
    for (const auto& row : invoicing::documentTypes())
        add(typeName(row.type), row.type);
}

void DocumentsPage::fillStandings() {
    auto* menu = standingChip_->menu();
    menu->clear();
    auto* group = new QActionGroup(menu);
    const auto add = [&](const QString& text, std::optional<invoicing::Standing> standing) {
        auto* action = menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(standing_ == standing);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, standing] { setStanding(standing); });
    };
    add(tr("Todas as situações"), std::nullopt);
    menu->addSeparator();
    for (const auto standing : filterStandings())
        add(standingFilterText(standing), standing);
}

void DocumentsPage::setType(std::optional<invoicing::DocumentType> type) {
    type_ = type;
    showFilters();
    ask();
}

void DocumentsPage::setStanding(std::optional<invoicing::Standing> standing) {
    standing_ = standing;
    showFilters();
    ask();
}

void DocumentsPage::showFilters() {
    const auto show = [](QPushButton* chip, const QString& name, const QString& value, bool chosen) {
        chip->setText((chosen ? value : name) + QChar(QChar::Nbsp)); // room before what opens
        chip->setAccessibleName(tr("%1: %2", "what is filtered, and by what").arg(name, value));
        chip->setChecked(chosen);
        chip->updateGeometry();
    };
    show(typeChip_, tr("Tipo"), type_ ? typeName(*type_) : tr("todos"), type_.has_value());
    show(standingChip_, tr("Situação"), standing_ ? standingFilterText(*standing_) : tr("todas"),
         standing_.has_value());
    fillTypes();
    fillStandings();
}

QWidget* DocumentsPage::buildChips() {
    auto* row = new QWidget(this);
    auto* layout = new FlowLayout(8, row); // beside details and dock it takes two lines
    chips_ = new QButtonGroup(this);
    const std::pair<DocumentFilter, QString> chips[] = {{DocumentFilter::All, tr("Todos")},
                                                        {DocumentFilter::Drafts, tr("Rascunhos")},
                                                        {DocumentFilter::Pending, tr("Por assinar")},
                                                        {DocumentFilter::Signed, tr("Assinados")}};
    for (const auto& [filter, text] : chips) {
        auto* chip = makeButton(text, "chip", nullptr, row);
        chip->setCheckable(true);
        chip->setChecked(filter == DocumentFilter::All);
        chips_->addButton(chip, static_cast<int>(filter));
        layout->addWidget(chip);
    }
    typeChip_ = makeFilter(row);
    standingChip_ = makeFilter(row);
    layout->addWidget(typeChip_);
    layout->addWidget(standingChip_);
    showFilters();
    return row;
}

void DocumentsPage::buildTable() {
    table_ = new QTableView(this);
    table_->setModel(model_);
    table_->setItemDelegate(new DocumentDelegate(table_));
    table_->setAccessibleName(tr("Lista de documentos"));
    setUpRowTable(*table_, tableRowHeight,
                  {{DocumentModel::Customer, 0},
                   {DocumentModel::Number, 128},
                   {DocumentModel::Day, 108},
                   {DocumentModel::Total, 108},
                   {DocumentModel::Standing, 138},
                   {DocumentModel::State, 40}});
    table_->installEventFilter(this);
    connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DocumentsPage::showCurrent);
    connect(table_, &QTableView::doubleClicked, this, &DocumentsPage::activate);
}

QWidget* DocumentsPage::buildEmpty() {
    auto* page = makeCard(this);
    auto* layout = new QVBoxLayout(page);
    layout->addStretch(2);
    auto* picture = new QLabel(page);
    picture->setPixmap(iconPixmap(QStringLiteral("documents"), tokensOf(*this).dim, 40, devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    layout->addWidget(picture);
    empty_ = makeLabel({}, "dim", page);
    empty_->setAlignment(Qt::AlignCenter);
    layout->addWidget(empty_);
    emptyButton_ = makeButton({}, "primary", nullptr, page);
    layout->addSpacing(8);
    layout->addWidget(emptyButton_, 0, Qt::AlignCenter);
    layout->addStretch(3);
    connect(emptyButton_, &QPushButton::clicked, this, [this] {
        if (showsAll())
            emit newDocument(QStringLiteral("FT"));
        else
            showEverything();
    });
    return page;
}

bool DocumentsPage::showsAll() const {
    return chips_->checkedId() == static_cast<int>(DocumentFilter::All) && search_->text().isEmpty() &&
           !type_ && !standing_;
}

void DocumentsPage::showEverything() {
    chips_->button(static_cast<int>(DocumentFilter::All))->setChecked(true);
    search_->clear();
    type_.reset();
    standing_.reset();
    showFilters();
    typing_->stop();
    ask();
}

void DocumentsPage::showNumber(const QString& number) {
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (toQt(model_->row(row).number) != number)
            continue;
        table_->setCurrentIndex(model_->index(row, 0));
        table_->scrollTo(table_->currentIndex());
        return;
    }
    showEverything();
    search_->setText(number);
    typing_->stop();
    ask();
}

void DocumentsPage::focusSearch() {
    search_->setFocus(Qt::ShortcutFocusReason);
    search_->selectAll();
}

void DocumentsPage::ask() {
    model_->ask(static_cast<DocumentFilter>(chips_->checkedId()), search_->text(), type_, standing_);
}

void DocumentsPage::refresh() {
    const auto index = table_->currentIndex();
    if (index.isValid() && model_->row(index.row()).state != invoicing::DocumentState::Draft)
        wanted_ = model_->row(index.row()).id; // stays chosen
    model_->refresh();
}

void DocumentsPage::refreshAndSelect(std::int64_t document) {
    wanted_ = document;
    showEverything();
}

void DocumentsPage::afterLoad() {
    const bool empty = model_->rowCount() == 0;
    const bool all = showsAll();
    stack_->setCurrentIndex(empty ? 1 : 0);
    count_->setVisible(!empty);
    details_->setVisible(!empty);
    empty_->setText(all ? tr("Ainda não há documentos. Comece por escrever a primeira fatura.")
                        : tr("Nenhum documento corresponde a esta procura."));
    emptyButton_->setText(all ? tr("Escrever fatura") : tr("Mostrar todos"));
    emptyButton_->setAccessibleName(emptyButton_->text());
    if (empty) {
        details_->clear();
        return;
    }
    int row = wanted_ != 0 ? model_->find(wanted_, false) : 0;
    wanted_ = 0;
    table_->setCurrentIndex(model_->index(std::max(row, 0), 0));
    table_->scrollTo(table_->currentIndex());
}

void DocumentsPage::showCurrent() {
    const auto index = table_->currentIndex();
    if (index.isValid())
        details_->show(model_->row(index.row()));
    else
        details_->clear();
}

void DocumentsPage::activate(const QModelIndex& index) {
    if (index.isValid() && model_->row(index.row()).state == invoicing::DocumentState::Draft)
        emit editDraft(model_->row(index.row()).id);
}

bool DocumentsPage::eventFilter(QObject* watched, QEvent* event) {
    const auto index = table_->currentIndex();
    if (watched == table_ && event->type() == QEvent::ContextMenu && index.isValid()) {
        const auto* menu = static_cast<QContextMenuEvent*>(event);
        const QPoint below = table_->viewport()->mapToGlobal(table_->visualRect(index).bottomLeft());
        details_->popupMenu(menu->reason() == QContextMenuEvent::Keyboard ? below : menu->globalPos());
        return true;
    }
    if (watched == table_ && event->type() == QEvent::KeyPress && index.isValid()) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const auto& row = model_->row(index.row());
        const bool draft = row.state == invoicing::DocumentState::Draft;
        if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_F2) {
            activate(index);
            return true;
        }
        if (key == Qt::Key_Delete && draft) {
            emit deleteDraft(row.id);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace cunho::ui
