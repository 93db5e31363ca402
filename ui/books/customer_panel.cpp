// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/customer_panel.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/nif_text.hpp"
#include "ui/convert.hpp"
#include "ui/program/ask_file.hpp"
#include "ui/scroll_column.hpp"
#include "ui/state/confirm_dialog.hpp"
#include "ui/state/save_file.hpp"

#include <cunho/core/file.hpp>

#include <QGridLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Customer;

constexpr std::uint64_t largestProof = 10U << 20U; ///< bytes
constexpr int widest = 450;                        ///< px

/// What the rules say to a change of one field: empty while it is free.
QString whyFixed(const Customer& customer, void (*change)(Customer&)) {
    if (customer.id == 0)
        return {};
    auto after = customer;
    change(after);
    const auto problems = invoicing::frozen(customer, after);
    return problems.empty() ? QString() : reason(problems.front());
}

/// Text that is no amount is a problem, not nothing.
std::optional<invoicing::Money> amountOf(const std::string& text) {
    if (text.empty())
        return invoicing::Money();
    const auto read = invoicing::Decimal::parse(text);
    if (!read || read->decimals() > 2 ||
        invoicing::Decimal(1'000'000'000'000) < (read->isNegative() ? -*read : *read))
        return std::nullopt;
    return invoicing::Money::rounded(*read);
}

} // namespace

CustomerPanel::CustomerPanel(Jobs& jobs, invoicing::CustomerRepository& customers,
                             std::function<Date()> today, QWidget* parent)
    : QWidget(parent)
    , jobs_(jobs)
    , customers_(customers)
    , today_(std::move(today))
    , fields_(new FormFields(this)) {
    setObjectName(QStringLiteral("panel"));
    setAttribute(Qt::WA_StyledBackground);
    setFixedWidth(widest);
    build();
    clear();
}

void CustomerPanel::build() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    content_ = new QWidget(this);
    outer->addWidget(content_);
    auto* layout = new QVBoxLayout(content_);
    layout->setContentsMargins(0, 16, 20, 12);
    layout->setSpacing(10);
    layout->addWidget(buildHead());
    pages_ = new QStackedWidget(content_);
    pages_->addWidget(buildForm());
    account_ = new AccountView(pages_);
    pages_->addWidget(account_);
    layout->addWidget(pages_, 1);
    error_ = new ErrorCard(content_);
    layout->addWidget(error_);
    foot_ = buildFoot();
    layout->addWidget(foot_);
    connect(fields_, &FormFields::edited, this, &CustomerPanel::touch);
    connect(fields_, &FormFields::accepted, this, &CustomerPanel::save);
    connect(account_, &AccountView::documentWanted, this, &CustomerPanel::documentWanted);
    connect(account_, &AccountView::exportWanted, this, &CustomerPanel::exportAccount);
}

QWidget* CustomerPanel::buildHead() {
    auto* head = new QWidget(content_);
    auto* layout = new QVBoxLayout(head);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto* first = new QHBoxLayout;
    first->setSpacing(10);
    name_ = makeText({}, "heading", head);
    pill_ = new PillLabel(head);
    first->addWidget(name_, 1);
    first->addWidget(pill_, 0, Qt::AlignVCenter);
    layout->addLayout(first);
    auto* second = new QHBoxLayout;
    second->setSpacing(8);
    tabs_ = new QButtonGroup(this);
    int tab = Data;
    for (const auto& text : {tr("Dados"), tr("Conta corrente")}) {
        auto* chip = makeButton(text, "chip", nullptr, head);
        chip->setCheckable(true);
        tabs_->addButton(chip, tab++);
        second->addWidget(chip);
    }
    second->addStretch();
    invoice_ = makeButton(tr("Nova fatura"), "button", "plus", head);
    second->addWidget(invoice_);
    layout->addLayout(second);
    connect(tabs_, &QButtonGroup::idClicked, this, [this](int each) { choose(static_cast<Tab>(each)); });
    connect(invoice_, &QPushButton::clicked, this, [this] {
        if (shown_)
            emit invoiceWanted(*shown_);
    });
    return head;
}

QWidget* CustomerPanel::buildForm() {
    auto* column = new QWidget(pages_);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    auto* card = makeCard(column);
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    auto* f = fields_;
    f->line("name", tr("Nome"));
    f->line("nif", tr("NIF"));
    f->line("country", tr("País"))->setMaxLength(2);
    f->line("address", tr("Morada"));
    f->line("postalCode", tr("Código postal"), QStringLiteral("0000-000"));
    f->line("city", tr("Localidade"));
    f->line("email", tr("E-mail"));
    f->line("phone", tr("Telefone"));
    f->line("code", tr("Código do cliente"), tr("O seguinte"));
    f->list("terms", tr("Condições de pagamento"), {{QString(), tr("Sem condições")}});
    f->list("language", tr("Língua dos documentos"),
            {{QStringLiteral("pt"), tr("Português")}, {QStringLiteral("pt+en"), tr("Português e inglês")}});
    f->line("openingBalance", tr("Saldo inicial (€)"), QStringLiteral("0,00"));
    f->date("openingDate", tr("Data do saldo inicial"));
    grid->addWidget(f->field("name"), 0, 0, 1, 2);
    auto* number = new QHBoxLayout;
    number->setSpacing(12);
    number->addWidget(f->field("nif"), 1);
    f->field("country")->setFixedWidth(96);
    number->addWidget(f->field("country"));
    grid->addLayout(number, 1, 0, 1, 2);
    grid->addWidget(f->field("address"), 2, 0, 1, 2);
    grid->addWidget(f->field("postalCode"), 3, 0);
    grid->addWidget(f->field("city"), 3, 1);
    grid->addWidget(f->field("email"), 4, 0);
    grid->addWidget(f->field("phone"), 4, 1);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    layout->addWidget(card);
    layout->addWidget(buildAcceptance());
    auto* more = makeCard(column);
    auto* rest = new QGridLayout(more);
    rest->setContentsMargins(16, 12, 16, 14);
    rest->setHorizontalSpacing(12);
    rest->setVerticalSpacing(8);
    rest->addWidget(f->field("terms"), 0, 0);
    rest->addWidget(f->field("language"), 0, 1);
    rest->addWidget(f->field("openingBalance"), 1, 0);
    rest->addWidget(f->field("openingDate"), 1, 1);
    rest->addWidget(f->field("code"), 2, 0);
    notes_ = new QPlainTextEdit(more);
    notes_->setFixedHeight(72);
    notes_->setTabChangesFocus(true);
    notes_->setObjectName(QStringLiteral("paper"));
    rest->addWidget(new FormField(tr("Notas (não se imprimem)"), notes_, more), 3, 0, 1, 2);
    rest->setColumnStretch(0, 1);
    rest->setColumnStretch(1, 1);
    layout->addWidget(more);
    layout->addStretch();
    connect(notes_, &QPlainTextEdit::textChanged, this, &CustomerPanel::touch);
    return new ScrollColumn(column, widest, {0, 2, 8, 8}, pages_);
}

QWidget* CustomerPanel::buildAcceptance() {
    auto* card = makeCard(this);
    auto* layout = new QVBoxLayout(card);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(6);
    accepts_ = new QCheckBox(tr("Aceita faturas eletrónicas"), card);
    layout->addWidget(accepts_);
    layout->addWidget(
        makeText(tr("Sem a aceitação do cliente a fatura entrega-se em papel (DL 28/2019, artigo 12.º)."),
                 "small", card));
    acceptance_ = new QWidget(card);
    auto* grid = new QGridLayout(acceptance_);
    grid->setContentsMargins(0, 4, 0, 0);
    grid->setHorizontalSpacing(12);
    fields_->date("acceptanceDate", tr("Desde"));
    grid->addWidget(fields_->field("acceptanceDate"), 0, 0, Qt::AlignTop);
    proofName_ = new QLineEdit(acceptance_);
    proofName_->setReadOnly(true);
    proofName_->setProperty("fixed", true);
    proofName_->setPlaceholderText(tr("Nenhuma"));
    auto* proof = new FormField(tr("Prova (até 10 MB)"), proofName_, acceptance_);
    auto* pick = makeButton(tr("Escolher…"), "button", nullptr, acceptance_);
    pick->setAccessibleName(tr("Escolher o ficheiro da prova"));
    proof->setBeside(pick);
    grid->addWidget(proof, 0, 1, Qt::AlignTop);
    proofCopy_ = makeButton(tr("Guardar uma cópia da prova…"), "link", "save", acceptance_);
    grid->addWidget(proofCopy_, 1, 1, Qt::AlignRight);
    grid->setColumnStretch(0, 2);
    grid->setColumnStretch(1, 3);
    layout->addWidget(acceptance_);
    connect(accepts_, &QCheckBox::toggled, this, [this](bool accepted) {
        acceptance_->setVisible(accepted);
        touch();
    });
    connect(pick, &QPushButton::clicked, this, [this] {
        askFile(this, tr("Prova de que o cliente aceita"), tr("Todos os ficheiros (*)"),
                [this](const QString& path) { takeProof(fromQt(path)); });
    });
    connect(proofCopy_, &QPushButton::clicked, this, &CustomerPanel::saveProofCopy);
    return card;
}

QWidget* CustomerPanel::buildFoot() {
    auto* foot = new QWidget(content_);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    active_ = makeButton({}, "link", nullptr, foot);
    remove_ = makeButton(tr("Apagar"), "link", "trash", foot);
    revert_ = makeButton(tr("Desfazer alterações"), "button", nullptr, foot);
    save_ = makeButton(tr("Guardar"), "primary", "save", foot);
    row->addWidget(active_);
    row->addWidget(remove_);
    row->addStretch();
    row->addWidget(revert_);
    row->addWidget(save_);
    connect(active_, &QPushButton::clicked, this, [this] { setActive(!shown_->active); });
    connect(remove_, &QPushButton::clicked, this, &CustomerPanel::askRemove);
    connect(revert_, &QPushButton::clicked, this, [this] {
        if (shown_ && shown_->id == 0)
            emit discarded();
        else if (shown_)
            show(Customer(*shown_));
    });
    connect(save_, &QPushButton::clicked, this, &CustomerPanel::save);
    return foot;
}

void CustomerPanel::setTerms(const std::vector<invoicing::PaymentTerms>& terms) {
    auto* list = fields_->listOf("terms");
    const auto chosen = fields_->text("terms");
    while (list->count() > 1)
        list->removeItem(1);
    for (const auto& each : terms)
        list->addItem(toQt(each.name), toQt(each.name));
    fields_->setText("terms", chosen);
}

void CustomerPanel::clear() {
    ++question_;
    shown_.reset();
    changed_ = false;
    content_->hide();
}

void CustomerPanel::show(const Customer& customer) {
    const bool same = shown_ && shown_->id == customer.id && customer.id != 0;
    showing_ = true;
    shown_ = customer;
    error_->hide();
    fields_->clearProblems();
    const auto& party = customer.party;
    for (const auto& [name, text] : {std::pair<const char*, const std::string*>{"name", &party.name},
                                     {"nif", &party.nif},
                                     {"country", &party.country},
                                     {"address", &party.address},
                                     {"postalCode", &party.postalCode},
                                     {"city", &party.city},
                                     {"code", &party.code},
                                     {"email", &customer.email},
                                     {"phone", &customer.phone},
                                     {"terms", &customer.terms},
                                     {"language", &customer.language}})
        fields_->setText(name, *text);
    fields_->lineOf("country")->setMaxLength(party.country.size() > 2 ? 12 : 2); // "Desconhecido"
    fields_->setText("openingBalance", customer.openingBalance.cents() == 0
                                           ? std::string()
                                           : fromQt(numberToTyped(customer.openingBalance.toString())));
    fields_->setText("openingDate", formatDate(customer.openingDate.value_or(today_())));
    proof_ = customer.acceptance.value_or(invoicing::Acceptance{today_(), {}, {}});
    accepts_->setChecked(customer.acceptance.has_value());
    acceptance_->setVisible(customer.acceptance.has_value());
    fields_->setText("acceptanceDate", formatDate(proof_.date));
    proofName_->setText(toQt(proof_.fileName));
    proofCopy_->setVisible(!proof_.file.empty());
    notes_->setPlainText(toQt(customer.notes));
    showFixed();
    showing_ = false;
    changed_ = false;
    refreshHead();
    refreshNotes();
    content_->show();
    if (!same)
        choose(Data);
    else if (tabs_->checkedId() == Account)
        loadAccount();
}

/// Asked of the rules themselves, so that the window never knows more than they do.
void CustomerPanel::showFixed() {
    fields_->fix("nif", whyFixed(*shown_, [](Customer& c) {
                     c.party.nif = c.party.nif == "100000002" ? "100000010" : "100000002";
                 }));
    fields_->fix("name", whyFixed(*shown_, [](Customer& c) { c.party.name += " X"; }));
    fields_->fix("code", whyFixed(*shown_, [](Customer& c) { c.party.code += "X"; }));
}

void CustomerPanel::choose(Tab tab) {
    tabs_->button(tab)->setChecked(true);
    pages_->setCurrentIndex(tab);
    foot_->setVisible(tab == Data);
    if (tab == Account)
        loadAccount();
}

Customer CustomerPanel::edited() const {
    Customer customer = shown_.value_or(Customer());
    auto& party = customer.party;
    for (const auto& [name, text] : {std::pair<const char*, std::string*>{"name", &party.name},
                                     {"nif", &party.nif},
                                     {"country", &party.country},
                                     {"address", &party.address},
                                     {"postalCode", &party.postalCode},
                                     {"city", &party.city},
                                     {"code", &party.code},
                                     {"email", &customer.email},
                                     {"phone", &customer.phone},
                                     {"terms", &customer.terms},
                                     {"language", &customer.language}})
        *text = fields_->text(name);
    if (party.country.size() == 2)
        party.country = fromQt(toQt(party.country).toUpper());
    customer.openingBalance =
        amountOf(numberFromTyped(toQt(fields_->text("openingBalance")))).value_or(invoicing::Money());
    customer.openingDate.reset();
    if (customer.openingBalance.cents() != 0)
        customer.openingDate = parseDate(fields_->text("openingDate"));
    customer.acceptance.reset();
    if (accepts_->isChecked())
        customer.acceptance =
            invoicing::Acceptance{parseDate(fields_->text("acceptanceDate")), proof_.fileName, proof_.file};
    customer.notes = fromQt(notes_->toPlainText());
    return customer;
}

void CustomerPanel::touch() {
    if (showing_ || !shown_)
        return;
    changed_ = true;
    refreshHead();
    refreshNotes();
}

void CustomerPanel::refreshHead() {
    const bool stored = shown_ && shown_->id != 0;
    const QString name = stored ? toQt(shown_->party.name) : tr("Novo cliente");
    name_->setText(name);
    pill_->show(shown_ && !shown_->active ? tr("Inativo") : QString(), PillKind::Grey);
    for (auto* tab : tabs_->buttons())
        tab->setVisible(stored);
    invoice_->setVisible(stored);
    invoice_->setEnabled(stored && !changed_ && shown_->active);
    invoice_->setToolTip(changed_ ? tr("Guarde primeiro as alterações") : QString());
    active_->setVisible(stored && !changed_);
    active_->setText(stored && shown_->active ? tr("Tornar inativo") : tr("Tornar ativo"));
    active_->setAccessibleName(active_->text());
    remove_->setVisible(stored && !changed_ && !shown_->used);
    revert_->setVisible(changed_ || !stored);
    revert_->setText(stored ? tr("Desfazer alterações") : tr("Desistir"));
    revert_->setAccessibleName(revert_->text());
    save_->setEnabled(changed_);
}

void CustomerPanel::refreshNotes() {
    if (!fields_->isFixed("nif"))
        fields_->note("nif", nifText(fields_->text("nif"), fields_->text("country")));
}

void CustomerPanel::save() {
    if (!shown_ || !changed_)
        return;
    error_->hide();
    const auto customer = edited();
    auto problems = invoicing::validate(customer);
    const auto fixed = invoicing::frozen(*shown_, customer);
    problems.insert(problems.end(), fixed.begin(), fixed.end());
    const auto balance = numberFromTyped(toQt(fields_->text("openingBalance")));
    if (!amountOf(balance))
        problems.push_back({"openingBalance", "BALANCE_INVALID", {{"text", balance}}});
    for (auto& problem : problems)
        if (problem.field == "acceptance.date")
            problem.field = "acceptanceDate";
    const auto others = fields_->show(problems);
    if (!others.empty())
        error_->show(
            Failure{Fault::Input, others.front().reason, others.front().params, others.front().field});
    if (!problems.empty()) {
        fields_->focusProblem();
        return;
    }
    store(customer, tr("%1: dados guardados").arg(toQt(customer.party.name)));
}

void CustomerPanel::setActive(bool active) {
    auto customer = *shown_;
    customer.active = active;
    store(customer, active
                        ? tr("%1 está ativo").arg(toQt(customer.party.name))
                        : tr("%1 ficou inativo: já não aparece nas listas").arg(toQt(customer.party.name)));
}

void CustomerPanel::store(const Customer& customer, const QString& done) {
    save_->setEnabled(false);
    auto& customers = customers_;
    runJob(
        jobs_, Lane::Reading, this,
        [&customers, customer](const JobContext&) { return customers.save(customer); },
        [this, done](Outcome<std::int64_t> outcome) {
            save_->setEnabled(changed_);
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            changed_ = false;
            emit told(done);
            emit saved(std::get<0>(outcome));
        });
}

void CustomerPanel::askRemove() {
    const Confirmation words{
        tr("Apagar cliente"),
        tr("Apagar %1?").arg(toQt(shown_->party.name)),
        {tr("A ficha desaparece para sempre."), tr("Nenhum documento a usa: nada mais muda.")},
        {},
        tr("Apagar")};
    ConfirmDialog::ask(words, this, [this, id = shown_->id] {
        auto& customers = customers_;
        runJob(
            jobs_, Lane::Reading, this, [&customers, id](const JobContext&) { customers.remove(id); },
            [this](Outcome<std::monostate> outcome) {
                if (const auto* failure = std::get_if<Failure>(&outcome))
                    error_->show(*failure);
                else
                    emit removed();
            });
    });
}

void CustomerPanel::loadAccount() {
    if (!shown_ || shown_->id == 0)
        return;
    auto& customers = customers_;
    runJob(
        jobs_, Lane::Reading, this,
        [&customers, id = shown_->id](const JobContext&) { return customers.account(id); },
        [this, question = ++question_](Outcome<std::vector<invoicing::AccountEntry>> outcome) {
            if (question != question_)
                return;
            if (auto* entries = std::get_if<0>(&outcome))
                account_->show(std::move(*entries));
            else
                error_->show(std::get<Failure>(outcome));
        });
}

void CustomerPanel::exportAccount() {
    const auto text = account_->csv();
    saveText(this, tr("Exportar a conta corrente"), tr("Conta corrente %1.csv").arg(toQt(shown_->party.code)),
             QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

void CustomerPanel::takeProof(const std::filesystem::path& file) {
    runJob(
        jobs_, Lane::Reading, this, [file](const JobContext&) { return readFile(file, largestProof); },
        [this, file](Outcome<Bytes> outcome) {
            if (const auto* failure = std::get_if<Failure>(&outcome)) {
                error_->show(*failure);
                return;
            }
            proof_.file = std::move(std::get<0>(outcome));
            proof_.fileName = file.filename().string();
            proofName_->setText(toQt(proof_.fileName));
            proofCopy_->setVisible(true);
            touch();
        });
}

void CustomerPanel::saveProofCopy() {
    saveText(this, tr("Guardar uma cópia da prova"), toQt(proof_.fileName), bytesToQt(proof_.file));
}

} // namespace cunho::ui
