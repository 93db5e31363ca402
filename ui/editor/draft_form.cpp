// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/draft_form.hpp"

#include "ui/convert.hpp"

#include <QCalendarWidget>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>

namespace cunho::ui {

DraftForm::DraftForm(QWidget* parent) : QWidget(parent) {
    buildControls();
    layOut();
}

QLineEdit* DraftForm::addLine(const char* name, const QString& label) {
    auto* line = new QLineEdit(this);
    entries_[name] = {new FormField(label, line, this), line};
    connect(line, &QLineEdit::textEdited, this, [this, name] { emit edited(QLatin1String(name)); });
    return line;
}

void DraftForm::buildControls() {
    nif_ = addLine("customer.nif", tr("NIF"));
    nif_->setPlaceholderText(tr("Consumidor final"));
    name_ = addLine("customer.name", tr("Nome do cliente"));
    address_ = addLine("customer.address", tr("Morada"));
    postalCode_ = addLine("customer.postalCode", tr("Código postal"));
    postalCode_->setPlaceholderText(QStringLiteral("0000-000"));
    city_ = addLine("customer.city", tr("Localidade"));
    country_ = addLine("customer.country", tr("País"));
    series_ = new QComboBox(this);
    entries_["series"] = {new FormField(tr("Série"), series_, this), series_};
    connect(series_, &QComboBox::activated, this, [this] { emit edited(QStringLiteral("series")); });
    date_ = new QDateEdit(this);
    date_->setCalendarPopup(true);
    date_->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    entries_["date"] = {new FormField(tr("Data"), date_, this), date_};
    connect(date_, &QDateEdit::userDateChanged, this, [this] { emit edited(QStringLiteral("date")); });
    prices_ = new QComboBox(this);
    prices_->addItem(tr("Sem IVA"), QStringLiteral("net"));
    prices_->addItem(tr("Com IVA incluído"), QStringLiteral("gross"));
    entries_["prices"] = {new FormField(tr("Preços"), prices_, this), prices_};
    connect(prices_, &QComboBox::activated, this, [this] { emit edited(QStringLiteral("prices")); });
}

void DraftForm::layOut() {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    auto* customer = makeCard(this);
    auto* grid = new QGridLayout(customer);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    const auto field = [this](const char* name) { return entries_.at(name).field; };
    grid->addWidget(field("customer.nif"), 0, 0);
    grid->addWidget(field("customer.name"), 0, 1, 1, 4);
    grid->addWidget(field("customer.address"), 1, 0, 1, 2);
    grid->addWidget(field("customer.postalCode"), 1, 2);
    grid->addWidget(field("customer.city"), 1, 3);
    grid->addWidget(field("customer.country"), 1, 4);
    grid->setColumnStretch(1, 1);
    for (const auto& [name, width] : {std::pair{"customer.nif", 236},
                                      {"customer.postalCode", 110},
                                      {"customer.city", 170},
                                      {"customer.country", 64}})
        field(name)->setFixedWidth(width);
    row->addWidget(customer, 1);
    auto* document = makeCard(this);
    auto* column = new QGridLayout(document);
    column->setContentsMargins(16, 12, 16, 14);
    column->setHorizontalSpacing(12);
    column->setVerticalSpacing(10);
    column->addWidget(field("series"), 0, 0);
    column->addWidget(field("date"), 0, 1);
    column->addWidget(field("prices"), 1, 0, 1, 2);
    column->setRowStretch(2, 1);
    document->setFixedWidth(316);
    row->addWidget(document);
    QWidget* const order[] = {nif_, name_, address_, postalCode_, city_, country_, series_, date_, prices_};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void DraftForm::setSeries(const std::vector<invoicing::Series>& series) {
    series_->clear();
    for (const auto& entry : series)
        if (entry.active)
            series_->addItem(QStringLiteral("FT %1").arg(toQt(entry.id)), toQt(entry.id));
    const int wanted = series_->findData(wantedSeries_);
    series_->setCurrentIndex(wanted >= 0 ? wanted : series_->count() - 1);
}

void DraftForm::show(const invoicing::Draft& draft) {
    clearProblems();
    nif_->setText(toQt(draft.customer.nif));
    name_->setText(toQt(draft.customer.name));
    address_->setText(toQt(draft.customer.address));
    postalCode_->setText(toQt(draft.customer.postalCode));
    city_->setText(toQt(draft.customer.city));
    country_->setText(toQt(draft.customer.country));
    wantedSeries_ = toQt(draft.series);
    if (const int series = series_->findData(wantedSeries_); series >= 0)
        series_->setCurrentIndex(series);
    const QSignalBlocker quiet(date_);
    date_->setDate(QDate::fromString(toQt(draft.date), Qt::ISODate));
    prices_->setCurrentIndex(draft.prices == "gross" ? 1 : 0);
}

void DraftForm::fill(invoicing::Draft& draft) const {
    draft.customer.nif = fromQt(nif_->text());
    draft.customer.name = fromQt(name_->text());
    draft.customer.address = fromQt(address_->text());
    draft.customer.postalCode = fromQt(postalCode_->text());
    draft.customer.city = fromQt(city_->text());
    draft.customer.country = fromQt(country_->text());
    draft.series = fromQt(series_->currentData().toString());
    draft.date = fromQt(date_->date().toString(Qt::ISODate));
    draft.prices = fromQt(prices_->currentData().toString());
}

bool DraftForm::setProblem(const std::string& field, const QString& text) {
    const auto found = entries_.find(field);
    if (found == entries_.end())
        return false;
    found->second.field->setProblem(text);
    return true;
}

void DraftForm::clearProblems() {
    for (const auto& [name, entry] : entries_)
        entry.field->setProblem({});
}

bool DraftForm::focusField(const std::string& field) {
    const auto found = entries_.find(field);
    if (found == entries_.end())
        return false;
    found->second.control->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace cunho::ui
