// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/invoice_editor.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fingerprint.hpp"
#include "ui/editor/line_dialog.hpp"
#include "ui/signing_step.hpp"
#include "ui/state/confirm_dialog.hpp"
#include "ui/state/notice_bar.hpp"

#include <QApplication>
#include <QHBoxLayout>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::DocumentType;
using invoicing::Draft;
using invoicing::Problem;

constexpr int customerPause = 300; ///< ms without typing, before open documents are read
constexpr int tableHeight = 160;   ///< px, at least
constexpr int totalsWidth = 400;   ///< px
constexpr int paymentsWidth = 860; ///< px: three fields are no longer read together when wider
constexpr int priceDecimals = 6;

/// Price of a record in the price mode of the document.
std::string priceIn(const std::string& mode, const invoicing::Product& product,
                    const invoicing::TaxTable& taxes, const std::string& region, Date day) {
    const auto price = invoicing::Decimal::parse(product.unitPrice);
    const auto code = invoicing::parseTaxCode(product.tax);
    const auto rate = code ? taxes.rate(region, *code, day) : std::nullopt;
    if (!price || !rate || mode == product.prices)
        return product.unitPrice;
    const auto factor = invoicing::Decimal(1) + rate->divide(invoicing::Decimal(100), priceDecimals);
    return (mode == "gross" ? (*price * factor).round(2) : price->divide(factor, priceDecimals)).toString();
}

std::vector<invoicing::Decimal> quantitiesLeft(invoicing::DocumentRepository& documents,
                                               const std::string& number) {
    std::vector<invoicing::Decimal> left;
    const auto invoice = documents.findByNumber(number);
    if (!invoice)
        return left;
    const auto credited = documents.creditedLines((*invoice)->id);
    for (std::size_t i = 0; i < (*invoice)->lines.size(); ++i)
        left.push_back((*invoice)->lines[i].quantity -
                       (i < credited.size() ? credited[i].quantity : invoicing::Decimal()));
    return left;
}

/// What every line of a credit note may still take of its invoice's quantity.
std::vector<QString> readLeft(invoicing::DocumentRepository& documents, const Draft& draft) {
    std::vector<QString> left;
    std::map<std::string, std::vector<invoicing::Decimal>> seen; ///< by invoice, what each line has left
    for (const auto& line : draft.lines) {
        auto& text = left.emplace_back();
        if (line.reference.empty())
            continue;
        const auto [found, first] = seen.try_emplace(line.reference);
        if (first)
            found->second = quantitiesLeft(documents, line.reference);
        const auto index = static_cast<std::size_t>(toQt(line.referenceLine).toUInt()) - 1;
        if (index < found->second.size())
            text = toQt(invoicing::formatNumber(found->second[index], 0));
    }
    return left;
}

/// "FT 2026A/5" that the lines of a note, or of an invoice from a quote, name.
QString namedDocuments(const Draft& draft) {
    QStringList names;
    for (const auto& line : draft.lines)
        for (const auto* number : {&line.reference, &line.order})
            if (!number->empty() && !names.contains(toQt(*number)))
                names << toQt(*number);
    return names.join(QStringLiteral(", "));
}

bool isBlank(const invoicing::DraftTransport& transport) {
    return transport.from.address.empty() && transport.from.city.empty() && transport.to.address.empty() &&
           transport.to.city.empty() && transport.start.empty();
}

} // namespace

InvoiceEditor::InvoiceEditor(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    addShortcuts();
    connectFields();
    adapt();
}

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

/// One edit may change others: the due date follows terms and date, the base of a withholding is shown.
void InvoiceEditor::follow(const QString& field) {
    if (field == QLatin1String("terms") || (field == QLatin1String("date") && !form_->due().empty()))
        more_->setDue(form_->due());
    else if (field == QLatin1String("dueDate"))
        form_->chooseTerms({});
    else if (field == QLatin1String("series"))
        more_->setFields(fields_, form_->seriesKind() == invoicing::SeriesKind::Recovery);
    else if (field == QLatin1String("withholdings[0].type"))
        model_->setWithheld(more_->withholds());
    else if (!fields_.lines && field.startsWith(QLatin1String("customer.")))
        asking_.start();
    table_->setShown(LineModel::Withheld, more_->withholds());
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

void InvoiceEditor::setType(DocumentType type) {
    type_ = type;
    base_.type = invoicing::documentType(type).code;
    adapt();
    form_->setSeries(type_, books_.series);
    payments_->show(base_.payments, fields_.payment == Presence::Folded);
}

void InvoiceEditor::startNew(DocumentType type) {
    Draft draft;
    draft.type = invoicing::documentType(type).code;
    draft.date = formatDate(today(services_.clock, Zone::Lisbon));
    open(draft);
    fresh_ = true;
}

void InvoiceEditor::open(const Draft& draft) {
    base_ = draft;
    type_ = invoicing::parseDocumentType(draft.type).value_or(DocumentType::FT);
    touched_.clear();
    refusals_.clear();
    showAll_ = false;
    ready_ = false;
    fresh_ = false;
    error_->hide();
    while (auto* item = stops_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    more_->setUnfolded(false);
    adapt();
    form_->show(draft);
    more_->show(draft);
    payments_->show(draft.payments, fields_.payment == Presence::Folded);
    transport_->show(draft.transport);
    invoicing::DraftLine pattern;
    pattern.withheld = !draft.withholdings.empty();
    pattern.region = more_->region();
    if (type_ == DocumentType::ND && !draft.lines.empty()) // a note names its invoice on every line
        pattern.reference = draft.lines.front().reference;
    model_->setPattern(pattern);
    model_->setLines(draft.lines);
    settlements_->setSettlements(draft.settlements);
    settlementTable_->setEmptyText(tr("Escolha o cliente: aparecem aqui os documentos que tem por pagar."));
    table_->setShown(LineModel::Withheld, more_->withholds());
    const QString named = namedDocuments(draft);
    about_->setText(named.isEmpty() ? QString() : tr("sobre %1").arg(named));
    scroll_->verticalScrollBar()->setValue(0);
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, draft](const JobContext&) { return readBooks(services, draft); },
        [this, question = ++question_](Outcome<Books> outcome) {
            if (question != question_)
                return;
            if (auto* books = std::get_if<0>(&outcome))
                showBooks(*books);
            else
                error_->show(std::get<Failure>(outcome));
            kept_ = base_.id == 0 ? std::string() : fingerprint(this->draft());
            ready_ = true;
            refresh();
        });
    refresh();
    form_->focusField("customer.nif");
}

InvoiceEditor::Books InvoiceEditor::readBooks(app::Services& services, const Draft& draft) {
    Books books;
    books.series = services.company.series();
    books.company = services.company.company();
    if (services.books.terms != nullptr)
        books.terms = services.books.terms->terms();
    const auto type = invoicing::parseDocumentType(draft.type);
    if (type && !fieldsOf(*type).lines)
        books.open = openDocuments(services.documents, draft.customer);
    if (type && fieldsOf(*type).fixedLines)
        books.left = readLeft(services.documents, draft);
    return books;
}

void InvoiceEditor::showBooks(const Books& books) {
    books_ = books;
    if (fresh_ && type_ == DocumentType::RG && regime() == invoicing::VatRegime::Cash)
        setType(DocumentType::RC);
    form_->setTerms(books.terms);
    form_->setSeries(type_, books.series);
    more_->setFields(fields_, form_->seriesKind() == invoicing::SeriesKind::Recovery);
    if (!fields_.lines)
        settlements_->setOpen(books.open);
    model_->setLeft(books.left);
    if (fresh_ && regime() == invoicing::VatRegime::Exempt53) {
        invoicing::DraftLine pattern = model_->line(model_->rowCount() - 1);
        pattern.tax = "ISE";
        pattern.exemption = "M10";
        model_->setPattern(pattern);
    }
    offerPlaces();
    showTotals(draft());
    payments_->follow(payable_);
}

/// Goods leave the company's place and go to the customer's, unless somebody says otherwise.
void InvoiceEditor::offerPlaces() {
    if (fields_.transport != Presence::Shown || !books_.company)
        return;
    const auto& company = *books_.company;
    Draft draft;
    form_->fill(draft);
    transport_->offer(
        {company.address, company.postalCode, company.city, "PT"},
        {draft.customer.address, draft.customer.postalCode, draft.customer.city, draft.customer.country});
}

void InvoiceEditor::takeCustomer(std::int64_t customer) {
    runJob(
        jobs_, Lane::Reading, this,
        [customers = services_.books.customers, customer](const JobContext&) {
            return customers->find(customer);
        },
        [this](Outcome<std::optional<invoicing::Customer>> outcome) {
            const auto* found = std::get_if<0>(&outcome);
            if (found == nullptr) {
                error_->show(std::get<Failure>(outcome));
                return;
            }
            if (!*found)
                return;
            form_->setCustomer((*found)->party);
            if (fields_.due == Presence::Shown && !(*found)->terms.empty()) {
                form_->chooseTerms((*found)->terms);
                more_->setDue(form_->due());
            }
            offerPlaces();
            if (!fields_.lines)
                readOpen();
            touch(QStringLiteral("customer.nif"));
            if (fields_.lines)
                table_->editCell(model_->rowCount() - 1, LineModel::Code);
            else
                settlementTable_->setFocus();
        });
}

void InvoiceEditor::takeProduct(int row, std::int64_t product) {
    runJob(
        jobs_, Lane::Reading, this,
        [products = services_.books.products, product](const JobContext&) { return products->find(product); },
        [this, row](Outcome<std::optional<invoicing::Product>> outcome) {
            const auto* found = std::get_if<0>(&outcome);
            if (found == nullptr || !*found || row >= model_->rowCount())
                return;
            const auto& record = **found;
            const Draft draft = this->draft();
            auto line = model_->line(row);
            line.code = record.code;
            line.description = record.description;
            line.unit = record.unit;
            line.taxType = record.taxType;
            line.tax = record.tax;
            line.exemption = record.exemption;
            line.productType = record.type;
            line.withheld = more_->withholds() && record.withheld;
            line.unitPrice = priceIn(draft.prices, record, services_.taxes, line.region,
                                     today(services_.clock, Zone::Lisbon));
            model_->setLine(row, line);
            table_->editCell(row, LineModel::Quantity);
        });
}

void InvoiceEditor::readOpen() {
    if (fields_.lines)
        return;
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this,
        [&services, customer = draft().customer](const JobContext&) {
            return openDocuments(services.documents, customer);
        },
        [this, question = question_](Outcome<std::vector<OpenDocument>> outcome) {
            if (question != question_)
                return;
            if (const auto* open = std::get_if<0>(&outcome)) {
                settlements_->setOpen(*open);
                settlementTable_->setEmptyText(tr("Este cliente não tem documentos por pagar."));
                refresh();
            } else {
                error_->show(std::get<Failure>(outcome));
            }
        });
}

Draft InvoiceEditor::draft() const {
    Draft draft = base_;
    draft.type = invoicing::documentType(type_).code;
    form_->fill(draft);
    more_->fill(draft);
    payments_->setPayable(payable_);
    if (fields_.payment != Presence::None)
        payments_->fill(draft.payments);
    else
        draft.payments.clear();
    draft.transport = {};
    if (fields_.transport != Presence::None)
        transport_->fill(draft.transport);
    if (fields_.transport != Presence::Shown && isBlank(draft.transport))
        draft.transport = {};
    draft.lines = fields_.lines ? model_->lines() : std::vector<invoicing::DraftLine>();
    draft.settlements =
        fields_.lines ? std::vector<invoicing::DraftSettlement>() : settlements_->settlements();
    return draft;
}

invoicing::VatRegime InvoiceEditor::regime() const {
    return books_.company ? books_.company->regime : invoicing::VatRegime::Normal;
}

void InvoiceEditor::touch(const QString& field) {
    refusals_.clear();
    if (!field.isEmpty())
        touched_.insert(fromQt(field));
    refresh();
}

void InvoiceEditor::showTotals(const Draft& draft) {
    if (!fields_.lines) {
        const auto received = settlements_->received().value_or(invoicing::Money{});
        const auto withheld = settlements_->withheld();
        payable_ = (received - withheld).toString();
        totals_->showReceipt(received, settlements_->discounts(), withheld);
        return;
    }
    const auto totals = invoicing::calculateReadable(draft, services_.taxes);
    model_->setTotals(totals);
    totals_->show(totals);
    payable_ = totals.payable().toString();
}

void InvoiceEditor::refresh() {
    auto draft = this->draft();
    model_->setDate(fromQt(QDate::fromString(toQt(draft.date), Qt::ISODate)));
    showTotals(draft);
    payments_->setPayable(payable_);
    if (fields_.payment != Presence::None) // a single payment is of what is payable now
        payments_->fill(draft.payments);
    const auto checked = invoicing::validate(draft, services_.taxes, regime());
    auto problems = refusals_;
    std::vector<Problem> advice;
    if (const auto* found = std::get_if<std::vector<Problem>>(&checked))
        problems.insert(problems.end(), found->begin(), found->end());
    else
        advice = invoicing::advise(std::get<invoicing::CheckedDraft>(checked),
                                   today(services_.clock, Zone::Lisbon));
    if (!showAll_)
        std::erase_if(problems, [this](const Problem& problem) { return !touched_.contains(problem.field); });
    showProblems(problems);
    problems_->show(problems, advice);
}

void InvoiceEditor::showProblems(const std::vector<Problem>& problems) {
    const std::initializer_list<FieldGroup*> groups{form_, more_, payments_, transport_};
    for (FieldGroup* group : groups)
        group->clearProblems();
    std::map<std::pair<int, int>, QString> cells;
    std::map<std::pair<int, std::string>, QString> settled;
    for (const auto& problem : problems) {
        const ProblemPlace place = placeOf(problem.field);
        if (place.line < 0) {
            for (FieldGroup* group : groups)
                if (group->setProblem(problem.field, reason(problem)))
                    break;
        } else if (place.list == "settlements") {
            settled[{place.line, place.member}] = reason(problem);
        } else {
            cells[{place.line, std::max(columnOf(place.member), int(LineModel::Code))}] = reason(problem);
        }
    }
    model_->setProblems(cells);
    settlements_->setProblems(settled);
}

void InvoiceEditor::goTo(const std::string& field) {
    const ProblemPlace place = placeOf(field);
    if (place.list == "settlements" || field == "settlements") {
        settlementTable_->setFocus();
        if (const int row = settlements_->rowOf(place.line); row >= 0)
            settlementTable_->setCurrentIndex(settlements_->index(row, SettlementModel::Amount));
        return;
    }
    if (place.line >= 0) {
        table_->editCell(model_->rowOfLine(place.line),
                         std::max(columnOf(place.member), int(LineModel::Code)));
        scroll_->ensureWidgetVisible(table_);
        return;
    }
    for (FieldGroup* group : std::initializer_list<FieldGroup*>{form_, payments_, transport_, more_}) {
        if (!group->knows(field))
            continue;
        if ((group == payments_ || group == transport_) && !group->isVisible())
            more_->setUnfolded(true);
        group->focusField(field);
        if (auto* control = QApplication::focusWidget())
            scroll_->ensureWidgetVisible(control);
        return;
    }
    if (fields_.lines)
        table_->editCell(model_->rowCount() - 1, LineModel::Description);
    else
        settlementTable_->setFocus();
}

void InvoiceEditor::openDetail(int row) {
    if (fields_.fixedLines || row < 0 || row >= model_->rowCount())
        return;
    const QDate day = QDate::fromString(toQt(draft().date), Qt::ISODate);
    LineDialog::openOver(model_->line(row), services_.taxes, fromQt(day), this,
                         [this, row](const invoicing::DraftLine& line) {
                             if (row < model_->rowCount())
                                 model_->setLine(row, line);
                         });
}

bool InvoiceEditor::check() {
    table_->commit();
    settlementTable_->commit();
    showAll_ = true;
    refresh();
    const auto checked = invoicing::validate(draft(), services_.taxes, regime());
    const auto* problems = std::get_if<std::vector<Problem>>(&checked);
    if (problems != nullptr)
        goTo(problems->front().field);
    return problems == nullptr;
}

void InvoiceEditor::setBusy(bool busy) {
    busy_ = busy;
    for (QWidget* widget : std::initializer_list<QWidget*>{form_, more_, payments_, transport_, table_,
                                                           settlementTable_, types_, back_, issue_})
        widget->setEnabled(!busy);
    for (QWidget* widget :
         {static_cast<QWidget*>(cancel_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(step_)})
        widget->setVisible(busy);
}

void InvoiceEditor::issue() {
    refusals_.clear();
    if (busy_ || !check())
        return;
    error_->hide();
    setBusy(true);
    showStep({});
    keep([this](bool kept) { // a crash from here on leaves the draft, or the document
        if (kept)
            runIssue(false);
        else
            setBusy(false);
    });
}

void InvoiceEditor::runIssue(bool clockConfirmed) {
    using Answer = std::variant<app::IssueResult, std::vector<Problem>>;
    auto& services = services_;
    issuing_ = runJob(
        jobs_, Lane::Signing, this,
        [&services, draft = draft(), source = prompter_, clockConfirmed](const JobContext& job) {
            const auto prompter = source();
            return app::IssueInvoice(services, clockConfirmed).run(draft, *prompter, job);
        },
        [this](Outcome<Answer> outcome) {
            setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                tellRefusal(*failure);
            } else if (const auto* result = std::get_if<app::IssueResult>(&std::get<0>(outcome))) {
                emit issued(*result);
            } else {
                refusals_ = std::get<std::vector<Problem>>(std::get<0>(outcome));
                showAll_ = true;
                refresh();
                if (!refusals_.empty())
                    goTo(refusals_.front().field);
            }
        },
        [this](const Progress& progress) { showStep(progress); });
}

void InvoiceEditor::tellRefusal(const Failure& failure) {
    if (failure.reason == "CLOCK_BEFORE_OTHER_SERIES")
        confirmClock(failure);
    else if (failure.reason == "LEDGER_BROKEN" || failure.reason == "LEDGER_RESTORED")
        stopIssuing(failure);
    else
        error_->show(failure);
}

/// Despacho 8632/2014, 3.4.3: the clock stands before the last entry of another series.
void InvoiceEditor::confirmClock(const Failure& failure) {
    const auto now = timeText(toLocal(services_.clock.now(), Zone::Lisbon));
    ConfirmDialog::ask({tr("Confirmar a hora"),
                        tr("A hora do computador está certa?"),
                        {reason(failure), tr("O computador marca %1.").arg(now),
                         tr("O documento fica com esta hora, que já não se muda.")},
                        {},
                        tr("A hora está certa, emitir"),
                        tr("Não, acertar primeiro")},
                       this, [this] {
                           setBusy(true);
                           showStep({});
                           runIssue(true);
                       });
}

void InvoiceEditor::stopIssuing(const Failure& failure) {
    if (stops_->count() > 0)
        return;
    auto* bar = new NoticeBar(
        {tr("Não se emite mais nada por agora. %1").arg(reason(failure)), tr("Verificar os livros"), true},
        this);
    connect(bar, &NoticeBar::acted, this, &InvoiceEditor::booksCheckWanted);
    stops_->addWidget(bar);
}

void InvoiceEditor::showStep(const Progress& progress) {
    const QString words = signingStep(progress);
    step_->setText(words.isEmpty() ? tr("A emitir…") : words);
}

bool InvoiceEditor::isEmpty(const Draft& draft) const {
    const auto& customer = draft.customer;
    return draft.lines.empty() && draft.settlements.empty() && customer.nif.empty() &&
           customer.name.empty() && customer.address.empty() && draft.notes.empty();
}

void InvoiceEditor::keep(std::function<void(bool kept)> then) {
    table_->commit();
    settlementTable_->commit();
    const Draft draft = this->draft();
    const std::string now = fingerprint(draft);
    if (now == kept_ || (draft.id == 0 && isEmpty(draft))) {
        then(true);
        return;
    }
    auto& services = services_;
    const auto gross = fields_.lines ? invoicing::calculateReadable(draft, services.taxes).gross
                                     : settlements_->received().value_or(invoicing::Money{});
    runJob(
        jobs_, Lane::Reading, this,
        [&services, draft, gross](const JobContext&) { return services.drafts.save(draft, gross); },
        [this, now, then = std::move(then)](Outcome<std::int64_t> outcome) {
            if (const auto* key = std::get_if<0>(&outcome)) {
                base_.id = *key;
                kept_ = now;
            } else {
                error_->show(std::get<Failure>(outcome));
            }
            then(outcome.index() == 0);
        });
}

void InvoiceEditor::leave() {
    if (busy_)
        return;
    keep([this](bool kept) {
        if (kept)
            emit left();
    });
}

} // namespace cunho::ui
