// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/account_view.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/books/csv.hpp"
#include "ui/convert.hpp"
#include "ui/state/save_file.hpp"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {
namespace {

QString amountText(invoicing::Money amount) {
    return amount.cents() == 0 ? QString() : toQt(invoicing::formatNumber(amount.decimal(), 2));
}

QString documentText(const invoicing::AccountEntry& entry) {
    return entry.number.empty() ? AccountView::tr("Saldo inicial") : toQt(entry.number);
}

} // namespace

AccountView::AccountView(Jobs& jobs, invoicing::CustomerRepository& customers, QWidget* parent)
    : QWidget(parent), jobs_(jobs), customers_(customers) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    balance_ = makeLabel({}, "title", this);
    meaning_ = makeText({}, "dim", this);
    layout->addWidget(balance_);
    layout->addWidget(meaning_);
    model_ = new RowModel({{tr("Data"), 82},
                           {tr("Documento")},
                           {tr("Débito"), 78, true},
                           {tr("Crédito"), 78, true},
                           {tr("Saldo"), 84, true}},
                          this);
    table_ = makeRowTable(model_, tr("Conta corrente"), this);
    auto* card = makeCard(this);
    auto* inside = new QVBoxLayout(card);
    inside->setContentsMargins(1, 4, 1, 4);
    inside->addWidget(table_);
    empty_ = makeText(tr("Ainda não há movimentos."), "dim", card);
    empty_->setAlignment(Qt::AlignCenter);
    inside->addWidget(empty_, 1);
    layout->addWidget(card, 1);
    export_ = makeButton(tr("Exportar CSV…"), "link", "save", this);
    layout->addWidget(export_, 0, Qt::AlignRight);
    connect(export_, &QPushButton::clicked, this, &AccountView::exportCsv);
    connect(table_, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        const qint64 document = entries_[static_cast<std::size_t>(index.row())].document;
        if (document != 0)
            emit documentWanted(document);
    });
    show({});
}

void AccountView::read(const invoicing::Customer& customer) {
    code_ = toQt(customer.party.code);
    auto& customers = customers_;
    runJob(
        jobs_, Lane::Reading, this,
        [&customers, id = customer.id](const JobContext&) { return customers.account(id); },
        [this, question = ++question_](Outcome<std::vector<invoicing::AccountEntry>> outcome) {
            if (question != question_)
                return;
            if (auto* entries = std::get_if<0>(&outcome))
                show(std::move(*entries));
            else
                emit failed(std::get<Failure>(outcome));
        });
}

void AccountView::show(std::vector<invoicing::AccountEntry> entries) {
    entries_ = std::move(entries);
    std::vector<ListRow> rows;
    for (const auto& entry : entries_)
        rows.push_back({entry.document,
                        {{toQt(entry.date).toString(QStringLiteral("dd/MM/yy")), {}, true},
                         {documentText(entry)},
                         {amountText(entry.debit)},
                         {amountText(entry.credit)},
                         {toQt(invoicing::formatNumber(entry.balance.decimal(), 2))}}});
    model_->setRows(std::move(rows));
    const auto balance = entries_.empty() ? invoicing::Money() : entries_.back().balance;
    balance_->setText(euroText(balance));
    meaning_->setText(balance.cents() > 0   ? tr("por receber deste cliente")
                      : balance.cents() < 0 ? tr("a favor do cliente")
                                            : tr("nada por receber"));
    table_->setVisible(!entries_.empty());
    empty_->setVisible(entries_.empty());
    export_->setVisible(!entries_.empty());
    if (!entries_.empty())
        table_->scrollToBottom();
}

std::string AccountView::csv() const {
    std::string text =
        csvMark + csvLine({tr("Data"), tr("Documento"), tr("Débito"), tr("Crédito"), tr("Saldo")});
    for (const auto& entry : entries_)
        text += csvLine({toQt(entry.date).toString(Qt::ISODate), documentText(entry),
                         numberToTyped(entry.debit.toString()), numberToTyped(entry.credit.toString()),
                         numberToTyped(entry.balance.toString())});
    return text;
}

void AccountView::exportCsv() {
    const auto text = csv();
    saveText(this, tr("Exportar a conta corrente"), tr("Conta corrente %1.csv").arg(code_),
             QByteArray(text.data(), static_cast<qsizetype>(text.size())));
}

} // namespace cunho::ui
