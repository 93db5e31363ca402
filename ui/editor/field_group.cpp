// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/field_group.hpp"

namespace cunho::ui {

FormField* FieldGroup::addField(const std::string& name, const QString& label, QWidget* control) {
    auto* field = new FormField(label, control, this);
    entries_[name] = {field, control};
    return field;
}

QLineEdit* FieldGroup::addLine(const std::string& name, const QString& label) {
    auto* line = new QLineEdit(this);
    addField(name, label, line);
    connect(line, &QLineEdit::textEdited, this, [this, name] { emit edited(QString::fromStdString(name)); });
    return line;
}

QComboBox* FieldGroup::addChoice(const std::string& name, const QString& label, const Choices& choices) {
    auto* combo = new QComboBox(this);
    for (const auto& [stored, shown] : choices)
        combo->addItem(shown, stored);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(4);
    addField(name, label, combo);
    connect(combo, &QComboBox::activated, this, [this, name] { emit edited(QString::fromStdString(name)); });
    return combo;
}

void FieldGroup::addAlias(const std::string& alias, const std::string& name) {
    entries_[alias] = entries_.at(name);
}

void FieldGroup::removeField(const std::string& name) {
    entries_.erase(name);
}

const FieldGroup::Entry* FieldGroup::find(const std::string& field) const {
    for (std::string name = field;;) {
        if (const auto found = entries_.find(name); found != entries_.end())
            return &found->second;
        const auto end = name.find_last_of(".[");
        if (end == std::string::npos)
            return nullptr;
        name.resize(end);
    }
}

bool FieldGroup::setProblem(const std::string& field, const QString& text) {
    const Entry* entry = find(field);
    if (entry == nullptr)
        return false;
    if (entry->field->problem().isEmpty()) // the first is the one to begin with
        entry->field->setProblem(text);
    return true;
}

void FieldGroup::clearProblems() {
    for (const auto& [name, entry] : entries_)
        entry.field->setProblem({});
}

bool FieldGroup::focusField(const std::string& field) {
    const Entry* entry = find(field);
    if (entry == nullptr)
        return false;
    reveal(field);
    entry->control->setFocus(Qt::OtherFocusReason);
    return true;
}

} // namespace cunho::ui
