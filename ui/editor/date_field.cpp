// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/date_field.hpp"

#include "ui/convert.hpp"
#include "ui/look/icons.hpp"
#include "ui/look/theme.hpp"

#include <QAction>
#include <QCalendarWidget>
#include <QMenu>
#include <QToolButton>
#include <QWidgetAction>

namespace cunho::ui {
namespace {

const QString shownFormat = QStringLiteral("dd/MM/yyyy");

QDate readDay(const QString& text) {
    for (const auto* format : {"d/M/yyyy", "d-M-yyyy", "d.M.yyyy", "yyyy-M-d"})
        if (const QDate day = QDate::fromString(text, QLatin1String(format)); day.isValid())
            return day;
    return {};
}

} // namespace

DateField::DateField(QWidget* parent) : QLineEdit(parent) {
    setPlaceholderText(tr("dd/mm/aaaa"));
    auto* open = addAction(icon(QStringLiteral("calendar"), tokensOf(*this).dim), TrailingPosition);
    open->setText(tr("Escolher o dia"));
    for (auto* button : findChildren<QToolButton*>())
        button->setAccessibleName(open->text());
    connect(open, &QAction::triggered, this, &DateField::pick);
}

void DateField::setIso(const std::string& date) {
    const QDate day = QDate::fromString(toQt(date), Qt::ISODate);
    setText(day.isValid() ? day.toString(shownFormat) : toQt(date));
}

std::string DateField::iso() const {
    const QString typed = text().trimmed();
    const QDate day = readDay(typed);
    return fromQt(day.isValid() ? day.toString(Qt::ISODate) : typed);
}

void DateField::pick() {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    auto* calendar = new QCalendarWidget(menu);
    calendar->setVerticalHeaderFormat(QCalendarWidget::NoVerticalHeader);
    if (const QDate day = readDay(text().trimmed()); day.isValid())
        calendar->setSelectedDate(day);
    auto* holder = new QWidgetAction(menu);
    holder->setDefaultWidget(calendar);
    menu->addAction(holder);
    const auto take = [this, menu](const QDate& day) {
        setText(day.toString(shownFormat));
        emit textEdited(text());
        menu->close();
    };
    connect(calendar, &QCalendarWidget::clicked, this, take);
    connect(calendar, &QCalendarWidget::activated, this, take);
    menu->popup(mapToGlobal(rect().bottomLeft()));
    calendar->setFocus();
}

} // namespace cunho::ui
