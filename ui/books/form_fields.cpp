// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/books/form_fields.hpp"

#include "ui/activation/step_page.hpp"
#include "ui/convert.hpp"

#include <QStyle>
#include <algorithm>

namespace cunho::ui {
namespace {

/// "party.nif" gives "nif".
std::string lastPart(const std::string& field) {
    const auto point = field.rfind('.');
    return point == std::string::npos ? field : field.substr(point + 1);
}

} // namespace

FormFields::FormFields(QWidget* parent) : QObject(parent), parent_(parent) {}

FormFields::Entry& FormFields::add(const char* name, const QString& label, QWidget* control) {
    auto& made = entries_[name];
    made.control = control;
    made.field = new FormField(label, control, parent_);
    order_.emplace_back(name);
    return made;
}

QLineEdit* FormFields::line(const char* name, const QString& label, const QString& example) {
    auto* control = new QLineEdit(parent_);
    control->setPlaceholderText(example);
    auto* field = add(name, label, control).field;
    connect(control, &QLineEdit::textEdited, this, [this, field] {
        field->setProblem({});
        emit edited();
    });
    connect(control, &QLineEdit::returnPressed, this, &FormFields::accepted);
    return control;
}

QComboBox* FormFields::list(const char* name, const QString& label, const Choices& choices) {
    auto* control = new QComboBox(parent_);
    control->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    control->setMinimumContentsLength(4);
    for (const auto& [data, words] : choices)
        control->addItem(words, data);
    auto* field = add(name, label, control).field;
    connect(control, &QComboBox::activated, this, [this, field] {
        field->setProblem({});
        emit edited();
    });
    return control;
}

QDateEdit* FormFields::date(const char* name, const QString& label) {
    auto* control = new QDateEdit(parent_);
    control->setCalendarPopup(true);
    control->setDisplayFormat(QStringLiteral("dd/MM/yyyy"));
    auto* field = add(name, label, control).field;
    connect(control, &QDateEdit::userDateChanged, this, [this, field] {
        field->setProblem({});
        emit edited();
    });
    return control;
}

QLineEdit* FormFields::lineOf(const char* name) const {
    return qobject_cast<QLineEdit*>(entries_.at(name).control);
}

QComboBox* FormFields::listOf(const char* name) const {
    return qobject_cast<QComboBox*>(entries_.at(name).control);
}

std::string FormFields::text(const char* name) const {
    if (const auto* control = lineOf(name))
        return fromQt(control->text().trimmed());
    if (const auto* control = listOf(name))
        return fromQt(control->currentData().toString());
    return fromQt(qobject_cast<QDateEdit*>(entries_.at(name).control)->date().toString(Qt::ISODate));
}

void FormFields::setText(const char* name, std::string_view text) {
    auto* control = entries_.at(name).control;
    const QSignalBlocker quiet(control);
    if (auto* line = qobject_cast<QLineEdit*>(control)) {
        line->setText(toQt(text));
        line->setCursorPosition(0); // the beginning of a long one is seen
    } else if (auto* list = qobject_cast<QComboBox*>(control)) {
        const QString wanted = toQt(text);
        if (list->findData(wanted) < 0)
            list->addItem(wanted, wanted);
        list->setCurrentIndex(list->findData(wanted));
    } else {
        qobject_cast<QDateEdit*>(control)->setDate(QDate::fromString(toQt(text), Qt::ISODate));
    }
}

std::vector<invoicing::Problem> FormFields::show(const std::vector<invoicing::Problem>& problems) {
    clearProblems();
    std::vector<invoicing::Problem> others;
    for (const auto& problem : problems) {
        auto found = entries_.find(problem.field);
        if (found == entries_.end())
            found = entries_.find(lastPart(problem.field));
        if (found == entries_.end())
            others.push_back(problem);
        else if (found->second.field->problem().isEmpty()) {
            found->second.field->setProblem(reason(problem));
            if (found->second.note != nullptr && !found->second.fixed)
                found->second.note->hide(); // it says the same in other words
        }
    }
    return others;
}

void FormFields::clearProblems() {
    for (const auto& [name, each] : entries_)
        each.field->setProblem({});
}

bool FormFields::hasProblems() const {
    return std::ranges::any_of(entries_,
                               [](const auto& each) { return !each.second.field->problem().isEmpty(); });
}

void FormFields::focusProblem() const {
    for (const auto& name : order_) {
        const auto& each = entries_.at(name);
        if (each.field->problem().isEmpty())
            continue;
        each.control->setFocus(Qt::OtherFocusReason);
        return;
    }
}

void FormFields::note(const char* name, const QString& text) {
    auto& found = entry(name);
    if (found.note == nullptr) {
        if (text.isEmpty())
            return;
        found.note = makeText({}, "small", found.field);
        found.field->setHint(found.note);
    }
    found.note->setText(text);
    found.note->setVisible(!text.isEmpty());
}

QString FormFields::noteOf(const char* name) const {
    const auto* label = entries_.at(name).note;
    return label == nullptr ? QString() : label->text();
}

void FormFields::fix(const char* name, const QString& why) {
    auto& found = entry(name);
    const bool fixed = !why.isEmpty();
    if (found.fixed || fixed)
        note(name, why);
    found.fixed = fixed;
    if (auto* line = qobject_cast<QLineEdit*>(found.control))
        line->setReadOnly(fixed);
    else
        found.control->setEnabled(!fixed);
    if (found.control->property("fixed").toBool() == fixed)
        return;
    found.control->setProperty("fixed", fixed);
    found.control->style()->unpolish(found.control);
    found.control->style()->polish(found.control);
}

void FormFields::fixIfRefused(const char* name, const std::vector<invoicing::Problem>& refusals) {
    fix(name, refusals.empty() ? QString() : reason(refusals.front()));
}

bool FormFields::isFixed(const char* name) const {
    return entries_.at(name).fixed;
}

QGridLayout* makeFieldGrid(QWidget* card) {
    auto* grid = new QGridLayout(card);
    grid->setContentsMargins(16, 12, 16, 14);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace cunho::ui
