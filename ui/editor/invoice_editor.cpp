// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/invoice_editor.hpp"

#include "ui/convert.hpp"
#include "ui/signing_step.hpp"

#include <QHBoxLayout>
#include <QShortcut>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Draft;
using invoicing::Problem;

/// Everything a person can change, in one text, to see whether there is something to keep.
std::string fingerprint(const Draft& draft) {
    std::string text;
    const auto add = [&text](const std::string& part) { text += part + '\x1f'; };
    for (const auto* part :
         {&draft.series, &draft.date, &draft.prices, &draft.customer.nif, &draft.customer.name,
          &draft.customer.address, &draft.customer.postalCode, &draft.customer.city, &draft.customer.country})
        add(*part);
    for (const auto& line : draft.lines)
        for (const auto* part : {&line.code, &line.description, &line.quantity, &line.unit, &line.unitPrice,
                                 &line.discount, &line.tax, &line.exemption})
            add(*part);
    return text;
}

std::vector<Problem> problemsOf(const Draft& draft, const invoicing::TaxTable& taxes) {
    auto checked = invoicing::validate(draft, taxes);
    if (auto* problems = std::get_if<std::vector<Problem>>(&checked))
        return std::move(*problems);
    return {};
}

} // namespace

InvoiceEditor::InvoiceEditor(Jobs& jobs, app::Services& services, QWidget* parent)
    : QWidget(parent), jobs_(jobs), services_(services) {
    setObjectName(QStringLiteral("page"));
    setAttribute(Qt::WA_StyledBackground);
    build();
    addShortcuts();
    connect(form_, &DraftForm::edited, this, &InvoiceEditor::touch);
    connect(model_, &LineModel::edited, this, [this](int line, const QString& member) {
        touch(line < 0 ? QString() : QStringLiteral("lines[%1].%2").arg(line).arg(member));
    });
    connect(problems_, &ProblemList::chosen, this, [this](const QString& field) { goTo(fromQt(field)); });
}

void InvoiceEditor::build() {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(buildHead());
    error_ = new ErrorCard(this);
    layout->addWidget(error_);
    form_ = new DraftForm(this);
    layout->addWidget(form_);
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    model_ = new LineModel(services_.taxes, this);
    table_ = new LineTable(*model_, card);
    table_->setMinimumHeight(160);
    inside->addWidget(table_);
    layout->addWidget(card, 1);
    layout->addWidget(buildFoot());
    setTabOrder(table_, issue_);
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
    row->addWidget(title_, 1);
    row->addWidget(makeLabel(tr("O rascunho guarda-se sozinho"), "small", head));
    return head;
}

QWidget* InvoiceEditor::buildFoot() {
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(20);
    auto* left = new QVBoxLayout;
    problems_ = new ProblemList(foot);
    left->addWidget(problems_, 1);
    left->addWidget(makeLabel(
        tr("Tab ou Enter: célula seguinte · Ctrl+D: apagar linha · F9: emitir e assinar"), "small", foot));
    row->addLayout(left, 1);
    auto* right = new QVBoxLayout;
    right->setSpacing(10);
    totals_ = new TotalsCard(foot);
    totals_->setFixedWidth(400);
    right->addWidget(totals_);
    step_ = makeLabel({}, "dim", foot);
    progress_ = new QProgressBar(foot);
    progress_->setTextVisible(false);
    progress_->setRange(0, 0);
    progress_->setAccessibleName(tr("Progresso da emissão"));
    right->addWidget(step_);
    right->addWidget(progress_);
    auto* buttons = new QHBoxLayout;
    cancel_ = makeButton(tr("Cancelar"), "button", nullptr, foot);
    connect(cancel_, &QPushButton::clicked, this, [this] { issuing_.stop(); });
    issue_ = makeButton(tr("Emitir e assinar"), "primary", "stamp", foot);
    issue_->setToolTip(tr("F9 ou Ctrl+Enter"));
    connect(issue_, &QPushButton::clicked, this, &InvoiceEditor::issue);
    buttons->addWidget(cancel_);
    buttons->addWidget(issue_, 1);
    right->addLayout(buttons);
    row->addLayout(right);
    setBusy(false);
    return foot;
}

void InvoiceEditor::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, void (InvoiceEditor::*slot)()) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(QKeySequence(Qt::Key_F9), &InvoiceEditor::issue);
    add(QKeySequence(Qt::CTRL | Qt::Key_Return), &InvoiceEditor::issue);
    add(QKeySequence(Qt::CTRL | Qt::Key_Enter), &InvoiceEditor::issue);
    add(QKeySequence(Qt::Key_Escape), &InvoiceEditor::leave);
}

void InvoiceEditor::startNew() {
    Draft draft;
    draft.date = formatDate(today(services_.clock, Zone::Lisbon));
    open(draft);
}

void InvoiceEditor::open(const Draft& draft) {
    base_ = draft;
    touched_.clear();
    showAll_ = false;
    error_->hide();
    title_->setText(draft.id == 0 ? tr("Nova fatura") : tr("Rascunho de fatura"));
    form_->show(draft);
    model_->setLines(draft.lines);
    auto& services = services_;
    runJob(
        jobs_, Lane::Reading, this, [&services](const JobContext&) { return services.company.series(); },
        [this](Outcome<std::vector<invoicing::Series>> outcome) {
            if (const auto* series = std::get_if<0>(&outcome))
                form_->setSeries(*series);
            else
                error_->show(std::get<Failure>(outcome));
            kept_ = base_.id == 0 ? std::string() : fingerprint(this->draft());
            refresh();
        });
    refresh();
    form_->focusField("customer.nif");
}

Draft InvoiceEditor::draft() const {
    Draft draft = base_;
    form_->fill(draft);
    draft.lines = model_->lines();
    return draft;
}

void InvoiceEditor::touch(const QString& field) {
    if (!field.isEmpty())
        touched_.insert(fromQt(field));
    refresh();
}

void InvoiceEditor::refresh() {
    const Draft draft = this->draft();
    try {
        model_->setDate(parseDate(draft.date));
    } catch (const Error&) { // an unreadable date is told by `validate`
    }
    const auto totals = invoicing::calculateReadable(draft, services_.taxes);
    model_->setTotals(totals);
    totals_->show(totals);
    auto problems = problemsOf(draft, services_.taxes);
    if (!showAll_)
        std::erase_if(problems, [this](const Problem& problem) { return !touched_.contains(problem.field); });
    showProblems(problems);
}

void InvoiceEditor::showProblems(const std::vector<Problem>& problems) {
    form_->clearProblems();
    std::map<std::pair<int, int>, QString> cells;
    for (const auto& problem : problems) {
        const ProblemPlace place = placeOf(problem.field);
        if (place.line < 0)
            form_->setProblem(problem.field, reason(problem));
        else
            cells[{place.line, std::max(columnOf(place.member), int(LineModel::Code))}] = reason(problem);
    }
    model_->setProblems(cells);
    problems_->show(problems);
}

void InvoiceEditor::goTo(const std::string& field) {
    const ProblemPlace place = placeOf(field);
    if (place.line >= 0)
        table_->editCell(model_->rowOfLine(place.line),
                         std::max(columnOf(place.member), int(LineModel::Code)));
    else if (!form_->focusField(field))
        table_->editCell(model_->rowCount() - 1, LineModel::Description);
}

bool InvoiceEditor::check() {
    table_->commit();
    showAll_ = true;
    refresh();
    const auto problems = problemsOf(draft(), services_.taxes);
    if (!problems.empty())
        goTo(problems.front().field);
    return problems.empty();
}

void InvoiceEditor::setBusy(bool busy) {
    busy_ = busy;
    form_->setEnabled(!busy);
    table_->setEnabled(!busy);
    back_->setEnabled(!busy);
    issue_->setEnabled(!busy);
    for (QWidget* widget :
         {static_cast<QWidget*>(cancel_), static_cast<QWidget*>(progress_), static_cast<QWidget*>(step_)})
        widget->setVisible(busy);
}

void InvoiceEditor::issue() {
    if (busy_ || !check())
        return;
    error_->hide();
    setBusy(true);
    showStep({});
    keep([this](bool kept) { // a crash from here on leaves the draft, or the document
        if (kept)
            runIssue();
        else
            setBusy(false);
    });
}

void InvoiceEditor::runIssue() {
    using Answer = std::variant<app::IssueResult, std::vector<Problem>>;
    auto& services = services_;
    issuing_ = runJob(
        jobs_, Lane::Signing, this,
        [&services, draft = draft(), source = prompter_](const JobContext& job) {
            const auto prompter = source();
            return app::IssueInvoice(services).run(draft, *prompter, job);
        },
        [this](Outcome<Answer> outcome) {
            setBusy(false);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
            } else if (const auto* result = std::get_if<app::IssueResult>(&std::get<0>(outcome))) {
                emit issued(*result);
            } else {
                showAll_ = true;
                refresh();
            }
        },
        [this](const Progress& progress) { showStep(progress); });
}

void InvoiceEditor::showStep(const Progress& progress) {
    const QString words = signingStep(progress);
    step_->setText(words.isEmpty() ? tr("A emitir…") : words);
}

bool InvoiceEditor::isEmpty(const Draft& draft) const {
    const auto& customer = draft.customer;
    return draft.lines.empty() && customer.nif.empty() && customer.name.empty() && customer.address.empty();
}

void InvoiceEditor::keep(std::function<void(bool kept)> then) {
    table_->commit();
    const Draft draft = this->draft();
    const std::string now = fingerprint(draft);
    if (now == kept_ || (draft.id == 0 && isEmpty(draft))) {
        then(true);
        return;
    }
    auto& services = services_;
    const auto gross = invoicing::calculateReadable(draft, services.taxes).gross;
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
