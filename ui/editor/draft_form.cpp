// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/draft_form.hpp"

#include "ui/convert.hpp"

#include <QCalendarWidget>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QVBoxLayout>
#include <algorithm>

namespace cunho::ui {
namespace {

constexpr int documentWidth = 316;         ///< px
constexpr int longestReferenceReason = 50; ///< SAF-T References/Reason

} // namespace

DraftForm::DraftForm(QWidget* parent) : FieldGroup(parent) {
    buildCustomer();
    buildDocument();
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(12);
    row->addWidget(layOutCustomer(), 1);
    row->addWidget(layOutDocument());
    QWidget* const order[] = {nif_,    name_,     address_, postalCode_, city_,     country_,
                              series_, noSeries_, date_,    prices_,     termsBox_, reason_};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
    setFields({});
}

void DraftForm::buildCustomer() {
    nif_ = addLine("customer.nif", tr("NIF"));
    nif_->setPlaceholderText(tr("Consumidor final"));
    connect(nif_, &QLineEdit::textEdited, this, [this] { code_.clear(); });
    name_ = addLine("customer.name", tr("Nome do cliente"));
    name_->setToolTip(tr("Escreva, ou escolha um cliente com a seta para baixo"));
    address_ = addLine("customer.address", tr("Morada"));
    postalCode_ = addLine("customer.postalCode", tr("Código postal"));
    postalCode_->setPlaceholderText(QStringLiteral("0000-000"));
    city_ = addLine("customer.city", tr("Localidade"));
    country_ = addLine("customer.country", tr("País"));
    addAlias("customer", "customer.name");
}

void DraftForm::buildDocument() {
    series_ = addChoice("series", tr("Série"), {});
    noSeries_ = makeButton(tr("Abrir uma série…"), "link", nullptr, this);
    noSeries_->setProperty("flush", true);
    noSeries_->setToolTip(tr("Não há série aberta para este tipo de documento: abre-se em Comunicação com o "
                             "Estado"));
    field("series")->setBeside(noSeries_);
    connect(noSeries_, &QPushButton::clicked, this, &DraftForm::seriesWanted);
    date_ = new QDateEdit(this);
    date_->setCalendarPopup(true);
    date_->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    addField("date", tr("Data"), date_);
    connect(date_, &QDateEdit::userDateChanged, this, [this] { emit edited(QStringLiteral("date")); });
    prices_ = addChoice("prices", tr("Preços"), {{"net", tr("Sem IVA")}, {"gross", tr("Com IVA incluído")}});
    termsBox_ = addChoice("terms", tr("Pagamento"), {});
    reason_ = addLine("reason", tr("Motivo"));
    reason_->setMaxLength(longestReferenceReason);
    reason_->setPlaceholderText(tr("O que muda, em poucas palavras"));
}

QWidget* DraftForm::layOutCustomer() {
    auto* customer = makeCard(this);
    auto* grid = new QGridLayout(customer);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
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
    return customer;
}

QWidget* DraftForm::layOutDocument() {
    auto* document = makeCard(this);
    auto* rows = new QVBoxLayout(document);
    rows->setContentsMargins(16, 12, 16, 14);
    rows->setSpacing(10);
    for (const auto& names : {std::vector{"series", "date"}, std::vector{"prices", "terms", "reason"}}) {
        auto* row = new QHBoxLayout;
        row->setSpacing(12);
        for (const char* name : names)
            row->addWidget(field(name), 1);
        rows->addLayout(row);
    }
    rows->addStretch();
    document->setFixedWidth(documentWidth);
    noSeries_->hide();
    return document;
}

void DraftForm::setFields(const TypeFields& fields) {
    const bool prices = fields.prices == Presence::Shown;
    const bool terms = fields.due == Presence::Shown;
    field("prices")->setVisible(prices && !fields.reason);
    field("terms")->setVisible(terms && !fields.reason);
    field("reason")->setVisible(fields.reason);
}

/// The newest of the best; -1 when there is none. A series without a code is proposed only where all are.
int DraftForm::proposed(const std::vector<int>& usable) {
    int best = -1;
    for (int i = 0; i < static_cast<int>(usable.size()); ++i)
        if (best < 0 || usable[static_cast<std::size_t>(i)] >= usable[static_cast<std::size_t>(best)])
            best = i;
    return best;
}

void DraftForm::setSeries(invoicing::DocumentType type, const std::vector<invoicing::Series>& series) {
    series_->clear();
    kinds_.clear();
    std::vector<int> usable; // how well each may be proposed
    for (const auto& entry : series) {
        if (!entry.active || entry.type != type)
            continue;
        QString text = QStringLiteral("%1 %2").arg(toQt(invoicing::documentType(type).code), toQt(entry.id));
        if (entry.kind == invoicing::SeriesKind::Recovery)
            text += tr(" · recuperação");
        else if (entry.validationCode.empty())
            text += tr(" · sem código");
        series_->addItem(text, toQt(entry.id));
        kinds_.push_back(entry.kind);
        const bool recovery = entry.kind == invoicing::SeriesKind::Recovery;
        usable.push_back(recovery ? 0 : entry.validationCode.empty() ? 1 : 2);
    }
    const int wanted = series_->findData(wantedSeries_);
    series_->setCurrentIndex(wanted >= 0 ? wanted : proposed(usable));
    series_->setVisible(series_->count() > 0);
    noSeries_->setVisible(series_->count() == 0);
}

void DraftForm::setTerms(const std::vector<invoicing::PaymentTerms>& terms) {
    const QVariant before = termsBox_->currentData();
    terms_ = terms;
    termsBox_->clear();
    termsBox_->addItem(tr("Sem prazo"), QString());
    for (const auto& each : terms)
        termsBox_->addItem(toQt(each.name), toQt(each.name));
    chooseTerms(fromQt(before.toString()));
}

void DraftForm::chooseTerms(const std::string& name) {
    int index = termsBox_->findData(toQt(name));
    if (index < 0 && !name.empty()) { // of a draft whose terms were renamed since
        termsBox_->addItem(toQt(name), toQt(name));
        index = termsBox_->count() - 1;
    }
    termsBox_->setCurrentIndex(std::max(index, 0));
}

std::string DraftForm::due() const {
    const std::string name = fromQt(termsBox_->currentData().toString());
    for (const auto& each : terms_)
        if (each.name == name)
            return formatDate(each.due(fromQt(date_->date())));
    return {};
}

void DraftForm::setCustomer(const invoicing::Party& party) {
    nif_->setText(toQt(party.nif));
    name_->setText(toQt(party.name));
    address_->setText(toQt(party.address));
    postalCode_->setText(toQt(party.postalCode));
    city_->setText(toQt(party.city));
    country_->setText(toQt(party.country));
    code_ = party.code;
}

void DraftForm::show(const invoicing::Draft& draft) {
    clearProblems();
    setCustomer(draft.customer);
    wantedSeries_ = toQt(draft.series);
    if (const int series = series_->findData(wantedSeries_); series >= 0)
        series_->setCurrentIndex(series);
    const QSignalBlocker quiet(date_);
    date_->setDate(QDate::fromString(toQt(draft.date), Qt::ISODate));
    prices_->setCurrentIndex(draft.prices == "gross" ? 1 : 0);
    chooseTerms(draft.terms);
    reason_->setText(toQt(draft.reason));
}

void DraftForm::fill(invoicing::Draft& draft) const {
    draft.customer.nif = fromQt(nif_->text());
    draft.customer.name = fromQt(name_->text());
    draft.customer.address = fromQt(address_->text());
    draft.customer.postalCode = fromQt(postalCode_->text());
    draft.customer.city = fromQt(city_->text());
    draft.customer.country = fromQt(country_->text());
    draft.customer.code = code_;
    draft.series = fromQt(series_->currentData().toString());
    draft.date = fromQt(date_->date().toString(Qt::ISODate));
    draft.prices = fromQt(prices_->currentData().toString());
    draft.terms =
        field("terms")->isVisibleTo(this) ? fromQt(termsBox_->currentData().toString()) : std::string();
    draft.reason = field("reason")->isVisibleTo(this) ? fromQt(reason_->text().trimmed()) : std::string();
}

invoicing::SeriesKind DraftForm::seriesKind() const {
    const int index = series_->currentIndex();
    return index < 0 ? invoicing::SeriesKind::Normal : kinds_[static_cast<std::size_t>(index)];
}

} // namespace cunho::ui
