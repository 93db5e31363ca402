// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/payment_rows.hpp"

#include "ui/convert.hpp"
#include "ui/editor/fiscal_choices.hpp"

#include <QHBoxLayout>

namespace cunho::ui {

using invoicing::DraftPayment;

PaymentRows::PaymentRows(QWidget* parent) : FieldGroup(parent), layout_(new QVBoxLayout(this)) {
    layout_->setContentsMargins(0, 0, 0, 0);
    layout_->setSpacing(8);
    more_ = makeButton(tr("Dividir por vários meios"), "link", nullptr, this);
    more_->setProperty("flush", true);
    connect(more_, &QPushButton::clicked, this, [this] {
        std::vector<DraftPayment> payments;
        fill(payments);
        payments.emplace_back();
        rebuild(std::move(payments));
        emit edited(QStringLiteral("payments"));
        focusField("payments[" + std::to_string(rows_.size() - 1) + "].amount");
    });
}

void PaymentRows::show(const std::vector<DraftPayment>& payments, bool optional) {
    optional_ = optional;
    auto shown = payments;
    if (shown.empty()) {
        shown.emplace_back();
        if (optional)
            shown.front().mechanism.clear();
    }
    rebuild(std::move(shown));
}

void PaymentRows::rebuild(std::vector<DraftPayment> payments) {
    if (more_->parentWidget() != this)
        more_->setParent(this); // its row goes
    for (std::size_t i = 0; i < rows_.size(); ++i) {
        const std::string name = "payments[" + std::to_string(i) + "]";
        for (const char* member : {"", ".mechanism", ".amount", ".date"})
            removeField(name + member);
        rows_[i].box->hide();
        rows_[i].box->deleteLater();
    }
    rows_.clear();
    if (payments.empty())
        payments.emplace_back().mechanism.clear();
    for (const auto& payment : payments)
        addRow(payment);
    arrange();
}

void PaymentRows::addRow(const DraftPayment& payment) {
    const std::size_t index = rows_.size();
    const std::string name = "payments[" + std::to_string(index) + "]";
    Row row;
    auto choices = paymentMechanisms();
    if (optional_)
        choices.insert(choices.begin(), {QString(), tr("Não indicado")});
    row.mechanism = addChoice(name + ".mechanism", tr("Meio de pagamento"), choices);
    row.mechanism->setCurrentIndex(std::max(row.mechanism->findData(toQt(payment.mechanism)), 0));
    row.amount = addLine(name + ".amount", tr("Valor"));
    row.amount->setAlignment(Qt::AlignRight);
    row.amount->setText(numberToTyped(payment.amount));
    row.date = new DateField(this);
    row.date->setIso(payment.date);
    row.date->setPlaceholderText(tr("No dia"));
    addField(name + ".date", tr("Recebido em"), row.date);
    connect(row.date, &QLineEdit::textEdited, this,
            [this, name] { emit edited(QString::fromStdString(name + ".date")); });
    row.box = new QWidget(this);
    auto* line = new QHBoxLayout(row.box);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(12);
    line->addWidget(field(name + ".mechanism"), 3);
    line->addWidget(field(name + ".amount"), 2);
    line->addWidget(field(name + ".date"), 2);
    row.remove = makeButton({}, "link", "close", row.box);
    row.remove->setAccessibleName(tr("Retirar o pagamento %1").arg(index + 1));
    row.remove->setToolTip(tr("Retirar"));
    line->addWidget(row.remove, 0, Qt::AlignBottom);
    connect(row.remove, &QPushButton::clicked, this, [this, index] { removeRow(index); });
    addAlias(name, name + ".mechanism");
    rows_.push_back(row);
    layout_->insertWidget(static_cast<int>(index), row.box);
    if (index == 0)
        addAlias("payments", name + ".amount");
    row.box->setVisible(true);
}

void PaymentRows::removeRow(std::size_t row) {
    std::vector<DraftPayment> payments;
    fill(payments);
    if (row < payments.size())
        payments.erase(payments.begin() + static_cast<std::ptrdiff_t>(row));
    rebuild(std::move(payments));
    emit edited(QStringLiteral("payments"));
}

/// A single payment is the whole of it: who wants to says an amount.
void PaymentRows::arrange() {
    const bool several = rows_.size() > 1;
    for (auto& row : rows_) {
        row.remove->setVisible(several);
        row.amount->setPlaceholderText(several ? QString() : numberToTyped(payable_));
    }
    more_->setText(several ? tr("Acrescentar um pagamento") : tr("Dividir por vários meios"));
    more_->setAccessibleName(more_->text());
    placeMore();
}

/// Beside the only payment, below several.
void PaymentRows::placeMore() {
    if (more_->parentWidget() != this) {
        more_->parentWidget()->layout()->removeWidget(more_);
        more_->setParent(this);
    }
    layout_->removeWidget(more_);
    if (rows_.size() == 1)
        static_cast<QHBoxLayout*>(rows_.front().box->layout())->addWidget(more_, 0, Qt::AlignBottom);
    else
        layout_->addWidget(more_, 0, Qt::AlignLeft);
    more_->show();
}

void PaymentRows::setPayable(const std::string& amount) {
    payable_ = amount;
    if (rows_.size() == 1)
        rows_.front().amount->setPlaceholderText(numberToTyped(amount));
}

void PaymentRows::follow(const std::string& amount) {
    setPayable(amount);
    if (rows_.size() == 1 && numberFromTyped(rows_.front().amount->text()) == amount)
        rows_.front().amount->clear();
}

void PaymentRows::fill(std::vector<DraftPayment>& payments) const {
    payments.clear();
    for (const auto& row : rows_) {
        DraftPayment payment;
        payment.mechanism = fromQt(row.mechanism->currentData().toString());
        if (optional_ && payment.mechanism.empty())
            continue;
        payment.amount = numberFromTyped(row.amount->text());
        if (payment.amount.empty() && rows_.size() == 1 && payable_ != "0.00")
            payment.amount = payable_;
        payment.date = row.date->iso();
        payments.push_back(std::move(payment));
    }
}

} // namespace cunho::ui
