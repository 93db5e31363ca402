// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/transport_fields.hpp"

#include "ui/convert.hpp"

#include <QGridLayout>
#include <QHBoxLayout>

namespace cunho::ui {
namespace {

using invoicing::Address;

void showPlace(QLineEdit* line, const std::string& text) {
    line->setText(toQt(text));
}

/// "2026-11-26T14:30" of the day and "14:30" or "14h30".
std::string moment(const DateField& day, const QLineEdit& hour) {
    if (day.text().trimmed().isEmpty() && hour.text().trimmed().isEmpty())
        return {};
    QString clock = hour.text().trimmed().toLower();
    clock.replace(QLatin1Char('h'), QLatin1Char(':'));
    if (clock.endsWith(QLatin1Char(':')))
        clock += QStringLiteral("00");
    if (clock.indexOf(QLatin1Char(':')) == 1)
        clock.prepend(QLatin1Char('0'));
    return day.iso() + "T" + fromQt(clock);
}

} // namespace

TransportFields::TransportFields(QWidget* parent) : FieldGroup(parent) {
    from_ = addPlace("transport.from", tr("Local de carga"));
    to_ = addPlace("transport.to", tr("Local de descarga"));
    addMoment("transport.start", tr("Início do transporte"), startDay_, startHour_);
    addMoment("transport.end", tr("Fim previsto"), endDay_, endHour_);
    vehicle_ = addLine("transport.vehicle", tr("Matrícula"));
    vehicle_->setPlaceholderText(tr("Opcional"));
    addAlias("transport.from", "transport.from.address");
    addAlias("transport.to", "transport.to.address");
    addAlias("transport", "transport.start");
    auto* rows = new QGridLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setHorizontalSpacing(24);
    rows->setVerticalSpacing(10);
    rows->addWidget(layOut("transport.from"), 0, 0);
    rows->addWidget(layOut("transport.to"), 0, 1);
    auto* times = new QHBoxLayout;
    times->setSpacing(12);
    times->addWidget(field("transport.start"), 3);
    times->addWidget(field("transport.end"), 3);
    times->addWidget(field("transport.vehicle"), 2);
    times->addStretch(4);
    rows->addLayout(times, 1, 0, 1, 2);
    rows->setColumnStretch(0, 1);
    rows->setColumnStretch(1, 1);
}

TransportFields::Place TransportFields::addPlace(const std::string& name, const QString& label) {
    Place place;
    place.address = addLine(name + ".address", label);
    place.postalCode = addLine(name + ".postalCode", tr("Código postal"));
    place.city = addLine(name + ".city", tr("Localidade"));
    place.country = addLine(name + ".country", tr("País"));
    for (auto* line : {place.postalCode, place.city, place.country})
        line->setAccessibleName(label + QStringLiteral(", ") + line->accessibleName().toLower());
    return place;
}

QWidget* TransportFields::layOut(const std::string& name) {
    auto* box = new QWidget(this);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(field(name + ".address"), 1);
    for (const auto& [member, width] :
         {std::pair{".postalCode", 96}, std::pair{".city", 110}, std::pair{".country", 52}}) {
        field(name + member)->setFixedWidth(width);
        row->addWidget(field(name + member));
    }
    return box;
}

void TransportFields::addMoment(const std::string& name, const QString& label, DateField*& day,
                                QLineEdit*& hour) {
    day = new DateField(this);
    auto* field = addField(name, label, day);
    hour = new QLineEdit(this);
    hour->setPlaceholderText(QStringLiteral("hh:mm"));
    hour->setAccessibleName(tr("%1, hora").arg(label));
    hour->setFixedWidth(72);
    field->setBeside(hour);
    for (QLineEdit* line : {static_cast<QLineEdit*>(day), hour})
        connect(line, &QLineEdit::textEdited, this,
                [this, name] { emit edited(QString::fromStdString(name)); });
}

void TransportFields::show(const invoicing::DraftTransport& transport) {
    for (const auto& [place, address] :
         {std::pair{&from_, &transport.from}, std::pair{&to_, &transport.to}}) {
        showPlace(place->address, address->address);
        showPlace(place->postalCode, address->postalCode);
        showPlace(place->city, address->city);
        showPlace(place->country, address->country);
    }
    for (const auto& [text, day, hour] : {std::tuple{&transport.start, startDay_, startHour_},
                                          std::tuple{&transport.end, endDay_, endHour_}}) {
        const auto middle = std::min(text->find('T'), text->size());
        day->setIso(text->substr(0, middle));
        hour->setText(middle < text->size() ? toQt(text->substr(middle + 1)) : QString());
    }
    vehicle_->setText(toQt(transport.vehicle));
}

void TransportFields::fill(invoicing::DraftTransport& transport) const {
    for (const auto& [place, address] :
         {std::pair{&from_, &transport.from}, std::pair{&to_, &transport.to}}) {
        address->address = fromQt(place->address->text());
        address->postalCode = fromQt(place->postalCode->text());
        address->city = fromQt(place->city->text());
        address->country = fromQt(place->country->text());
    }
    transport.start = moment(*startDay_, *startHour_);
    transport.end = moment(*endDay_, *endHour_);
    transport.vehicle = fromQt(vehicle_->text().trimmed());
}

void TransportFields::offer(const Address& from, const Address& to) {
    for (const auto& [place, address] : {std::pair{&from_, &from}, std::pair{&to_, &to}}) {
        if (!place->address->text().isEmpty() || !place->city->text().isEmpty() || address->address.empty())
            continue;
        showPlace(place->address, address->address);
        showPlace(place->postalCode, address->postalCode);
        showPlace(place->city, address->city);
        showPlace(place->country, address->country);
    }
}

} // namespace cunho::ui
