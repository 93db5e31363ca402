// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/widgets.hpp"

#include <cunho/invoicing/draft.hpp>

#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <map>
#include <string>
#include <utility>
#include <vector>

class QGridLayout;

namespace cunho::ui {

/// The fields of a form, by the names that the rules give them.
class FormFields : public QObject {
    Q_OBJECT

  public:
    /// What a list offers: its data and its words.
    using Choices = std::vector<std::pair<QString, QString>>;

    explicit FormFields(QWidget* parent);

    QLineEdit* line(const char* name, const QString& label, const QString& example = {});
    QComboBox* list(const char* name, const QString& label, const Choices& choices);
    QDateEdit* date(const char* name, const QString& label);

    FormField* field(const char* name) const { return entries_.at(name).field; }
    QLineEdit* lineOf(const char* name) const;
    QComboBox* listOf(const char* name) const;

    /// What a line has, without blanks at its ends; the data of a list's choice.
    std::string text(const char* name) const;

    /// Without telling that it was edited. A list takes a choice that it has not as a new one.
    void setText(const char* name, std::string_view text);

    /// Shows each at its field; `party.nif` and `nif` are the same one. Returns those without a field here.
    std::vector<invoicing::Problem> show(const std::vector<invoicing::Problem>& problems);
    void clearProblems();
    bool hasProblems() const;
    QString problem(const char* name) const { return field(name)->problem(); }

    /// To the first field with a problem.
    void focusProblem() const;

    /// A line of explanation below the field; empty: none.
    void note(const char* name, const QString& text);
    QString noteOf(const char* name) const;

    /// May not be changed, and why; empty: may be.
    void fix(const char* name, const QString& why);

    /// Fixed where the rules refuse a change of it, with what they say: `refusals` of such a change.
    void fixIfRefused(const char* name, const std::vector<invoicing::Problem>& refusals);
    bool isFixed(const char* name) const;

  signals:
    void edited();
    void accepted(); ///< Enter in a line

  private:
    struct Entry {
        FormField* field = nullptr;
        QWidget* control = nullptr;
        QLabel* note = nullptr;
        bool fixed = false;
    };
    Entry& add(const char* name, const QString& label, QWidget* control);
    Entry& entry(const char* name) { return entries_.at(name); }

    QWidget* parent_;
    std::map<std::string, Entry, std::less<>> entries_;
    std::vector<std::string> order_;
};

/// Two equal columns for the fields on a card.
QGridLayout* makeFieldGrid(QWidget* card);

} // namespace cunho::ui
