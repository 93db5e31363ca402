// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <QComboBox>
#include <QLineEdit>
#include <map>
#include <string>
#include <vector>

namespace cunho::ui {

/// Fields of a draft under the names that the check gives them ("customer.nif"), each with its label, its
/// control and its problem.
class FieldGroup : public QWidget {
    Q_OBJECT

  public:
    using QWidget::QWidget;

    /// Shows a problem at its field; one without a field of its own at the nearest above it, so that
    /// "transport.from.country" is told at "transport.from". False when none of these is here.
    bool setProblem(const std::string& field, const QString& text);
    void clearProblems();
    bool focusField(const std::string& field);
    bool knows(const std::string& field) const { return find(field) != nullptr; }

  signals:
    /// A person changed this field.
    void edited(const QString& field);

  protected:
    using Choices = std::vector<std::pair<QString, QString>>; ///< what is stored, what is shown

    FormField* addField(const std::string& name, const QString& label, QWidget* control);
    QLineEdit* addLine(const std::string& name, const QString& label);
    QComboBox* addChoice(const std::string& name, const QString& label, const Choices& choices);
    void addAlias(const std::string& alias, const std::string& name);
    void removeField(const std::string& name);
    FormField* field(const std::string& name) const { return entries_.at(name).field; }
    QWidget* control(const std::string& name) const { return entries_.at(name).control; }

    /// Called before a field gets the keyboard, which may be hidden.
    virtual void reveal(const std::string& /*field*/) {}

  private:
    struct Entry {
        FormField* field = nullptr;
        QWidget* control = nullptr;
    };
    const Entry* find(const std::string& field) const;

    std::map<std::string, Entry> entries_;
};

} // namespace cunho::ui
