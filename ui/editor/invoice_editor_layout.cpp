// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/convert.hpp"
#include "ui/editor/invoice_editor.hpp"

#include <QHBoxLayout>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;

constexpr int customerPause = 300; ///< ms without typing, before open documents are read
constexpr int tableHeight = 160;   ///< px, at least
constexpr int totalsWidth = 400;   ///< px
constexpr int paymentsWidth = 860; ///< px: three fields are no longer read together when wider

} // namespace

void InvoiceEditor::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    stops_ = new QVBoxLayout;
    layout->addLayout(stops_);
    layout->addWidget(buildMiddle(), 1);
    layout->addWidget(buildFoot());
    setTabOrder(table_, issue_);
    setTabOrder(settlementTable_, issue_);
}

QWidget* InvoiceEditor::buildHead() {
    auto* head = new QWidget(this);
    auto* row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    back_ = makeButton(tr("Documentos"), "button", "back", head);
    back_->setAccessibleName(tr("Voltar aos documentos"));
    back_->setToolTip(tr("Voltar (Esc); o rascunho fica guardado"));
    connect(back_, &QPushButton::clicked, this, &InvoiceEditor::leave);
    row->addWidget(back_);
    title_ = makeLabel({}, "title", head);
    row->addWidget(title_);
    about_ = makeLabel({}, "dim", head);
    row->addWidget(about_, 1);
    types_ = new QComboBox(head);
    types_->setAccessibleName(tr("Tipo de documento"));
    types_->setToolTip(tr("Muda o tipo sem escrever de novo"));
    connect(types_, &QComboBox::activated, this, [this] {
        setType(static_cast<DocumentType>(types_->currentData().toInt()));
        touch({});
    });
    row->addWidget(makeLabel(tr("O rascunho guarda-se sozinho"), "small", head));
    row->addWidget(types_);
    return head;
}

QWidget* InvoiceEditor::buildMiddle() {
    scroll_ = new QScrollArea(this);
    scroll_->setWidgetResizable(true);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* inside = new QWidget(scroll_);
    inside->setObjectName(QStringLiteral("page"));
    column_ = new QVBoxLayout(inside);
    column_->setContentsMargins(0, 0, 0, 0);
    column_->setSpacing(12);
    form_ = new DraftForm(inside);
    more_ = new MoreFields(services_.taxes, inside);
    const auto cardOf = [inside](QWidget* fields) {
        auto* card = makeCard(inside);
        auto* room = new QHBoxLayout(card);
        room->setContentsMargins(16, 12, 16, 12);
        room->addWidget(fields, 100); // as wide as it may be, from the left
        room->addStretch(1);
        return card;
    };
    payments_ = new PaymentRows(inside);
    payments_->setMaximumWidth(paymentsWidth);
    paymentCard_ = cardOf(payments_);
    transport_ = new TransportFields(inside);
    transportCard_ = cardOf(transport_);
    for (QWidget* part : std::initializer_list<QWidget*>{form_, paymentCard_, transportCard_, more_})
        column_->addWidget(part);
    column_->addWidget(buildLines(), 1);
    scroll_->setWidget(inside);
    return scroll_;
}

QWidget* InvoiceEditor::buildLines() {
    linesCard_ = makeCard(this);
    auto* inside = new QVBoxLayout(linesCard_);
    inside->setContentsMargins(1, 4, 1, 4);
    model_ = new LineModel(services_.taxes, this);
    table_ = new LineTable(*model_, linesCard_);
    settlements_ = new SettlementModel(this);
    settlementTable_ = new SettlementTable(*settlements_, linesCard_);
    for (QWidget* table : {static_cast<QWidget*>(table_), static_cast<QWidget*>(settlementTable_)}) {
        table->setMinimumHeight(tableHeight);
        inside->addWidget(table);
    }
    return linesCard_;
}

QWidget* InvoiceEditor::buildFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    auto* left = new QVBoxLayout;
    problems_ = new ProblemList(foot);
    left->addWidget(problems_, 1);
    keys_ = makeLabel({}, "small", foot);
    keys_->setWordWrap(true);
    keys_->setMinimumWidth(1);
    left->addWidget(keys_);
    row->addLayout(left, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    totals_ = new TotalsCard(foot);
    totals_->setFixedWidth(totalsWidth);
    right->addStretch(1);
    right->addWidget(totals_);
    right->addWidget(buildProgress(foot));
    row->addLayout(right);
    setBusy(false);
    return foot;
}

QWidget* InvoiceEditor::buildProgress(QWidget* parent) {
    auto* box = new QWidget(parent);
    auto* rows = new QVBoxLayout(box);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(10);
    step_ = makeLabel({}, "dim", box);
    progress_ = new QProgressBar(box);
    progress_->setTextVisible(false);
    progress_->setRange(0, 0);
    progress_->setAccessibleName(tr("Progresso da emissão"));
    rows->addWidget(step_);
    rows->addWidget(progress_);
    auto* buttons = new QHBoxLayout;
    cancel_ = makeButton(tr("Cancelar"), "button", nullptr, box);
    connect(cancel_, &QPushButton::clicked, this, [this] { issuing_.stop(); });
    issue_ = makeButton(tr("Emitir e assinar"), "primary", "stamp", box);
    issue_->setToolTip(tr("F9 ou Ctrl+Enter"));
    connect(issue_, &QPushButton::clicked, this, &InvoiceEditor::issue);
    buttons->addWidget(cancel_);
    buttons->addWidget(issue_, 1);
    rows->addLayout(buttons);
    return box;
}

void InvoiceEditor::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto run) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(QKeySequence(Qt::Key_F9), &InvoiceEditor::issue);
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), &InvoiceEditor::issue);
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), &InvoiceEditor::issue);
    add(QKeySequence(Qt::Key_Escape), &InvoiceEditor::leave);
    add(QKeySequence(Qt::Key_F6), [this] { more_->toggle()->click(); });
}

void InvoiceEditor::connectFields() {
    for (FieldGroup* group : std::initializer_list<FieldGroup*>{form_, more_, payments_, transport_})
        connect(group, &FieldGroup::edited, this, [this](const QString& field) {
            follow(field);
            touch(field);
        });
    connect(form_, &DraftForm::seriesWanted, this, &InvoiceEditor::seriesWanted);
    connect(more_, &MoreFields::folded, this, &InvoiceEditor::arrange);
    connect(more_, &MoreFields::regionChosen, this, [this] {
        model_->setRegion(more_->region());
        touch(QStringLiteral("region"));
    });
    connect(model_, &LineModel::edited, this, [this](int line, const QString& member) {
        touch(line < 0 ? QString() : QStringLiteral("lines[%1].%2").arg(line).arg(member));
    });
    connect(model_, &LineModel::detailWanted, this, &InvoiceEditor::openDetail, Qt::QueuedConnection);
    connect(table_, &LineTable::detailWanted, this, &InvoiceEditor::openDetail);
    connect(settlements_, &SettlementModel::edited, this, [this] { touch(QStringLiteral("settlements")); });
    connect(problems_, &ProblemList::chosen, this, [this](const QString& field) { goTo(fromQt(field)); });
    asking_.setSingleShot(true);
    asking_.setInterval(customerPause);
    connect(&asking_, &QTimer::timeout, this, &InvoiceEditor::readOpen);
    if (auto* customers = services_.books.customers) {
        for (auto* line : {form_->nif(), form_->name()}) {
            auto* completer = new RecordCompleter(jobs_, findCustomers(*customers), line);
            connect(completer, &RecordCompleter::chosen, this, &InvoiceEditor::takeCustomer);
        }
    }
    if (auto* products = services_.books.products) {
        table_->setProducts(jobs_, *products);
        connect(table_, &LineTable::productChosen, this, &InvoiceEditor::takeProduct);
    }
}

void InvoiceEditor::adapt() {
    fields_ = fieldsOf(type_);
    form_->setFields(fields_);
    more_->setFields(fields_, form_->seriesKind() == invoicing::SeriesKind::Recovery);
    model_->setFixed(fields_.fixedLines);
    table_->setVisible(fields_.lines);
    table_->setShown(LineModel::Left, fields_.fixedLines);
    table_->setShown(LineModel::Withheld, more_->withholds());
    settlementTable_->setVisible(!fields_.lines);
    const bool sign = invoicing::documentType(type_).isSigned && fields_.transport != Presence::Shown;
    issue_->setText(sign ? tr("Emitir e assinar") : tr("Emitir"));
    issue_->setAccessibleName(issue_->text());
    keys_->setText(fields_.lines
                       ? tr("Tab ou Enter: célula seguinte · Ctrl+D: apagar linha · F4: toda a linha · "
                            "F6: mais campos · F9: emitir")
                       : tr("Espaço: receber tudo · Enter: escrever o valor · F9: emitir"));
    title_->setText(editorTitle(type_, base_.id != 0));
    types_->clear();
    for (const auto type : familyOf(type_))
        types_->addItem(typeName(type), static_cast<int>(type));
    types_->setCurrentIndex(types_->findData(static_cast<int>(type_)));
    types_->setVisible(types_->count() > 1 && type_ != DocumentType::RG && type_ != DocumentType::RC);
    arrange();
}

/// What the type needs stands above *Mais campos*, what it may have below it.
void InvoiceEditor::arrange() {
    for (const auto& [card, presence] :
         {std::pair{paymentCard_, fields_.payment}, std::pair{transportCard_, fields_.transport}}) {
        column_->removeWidget(card);
        const bool below = presence == Presence::Folded;
        column_->insertWidget(column_->indexOf(more_) + (below ? 1 : 0), card);
        card->setVisible(presence == Presence::Shown || (below && more_->isUnfolded()));
    }
}

} // namespace cunho::ui
