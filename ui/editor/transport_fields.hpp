// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/date_field.hpp"
#include "ui/editor/field_group.hpp"

#include <cunho/invoicing/draft.hpp>

namespace cunho::ui {

/// From where, to where and when goods go (DL 147/2003, articles 4 and 5).
class TransportFields : public FieldGroup {
    Q_OBJECT

  public:
    explicit TransportFields(QWidget* parent = nullptr);

    void show(const invoicing::DraftTransport& transport);
    void fill(invoicing::DraftTransport& transport) const;

    /// What is offered where nothing is typed: the company's place, and the customer's.
    void offer(const invoicing::Address& from, const invoicing::Address& to);

  private:
    struct Place {
        QLineEdit* address = nullptr;
        QLineEdit* postalCode = nullptr;
        QLineEdit* city = nullptr;
        QLineEdit* country = nullptr;
    };
    Place addPlace(const std::string& name, const QString& label);
    QWidget* layOut(const std::string& name);
    void addMoment(const std::string& name, const QString& label, DateField*& day, QLineEdit*& hour);

    Place from_;
    Place to_;
    DateField* startDay_ = nullptr;
    QLineEdit* startHour_ = nullptr;
    DateField* endDay_ = nullptr;
    QLineEdit* endHour_ = nullptr;
    QLineEdit* vehicle_ = nullptr;
};

} // namespace cunho::ui
