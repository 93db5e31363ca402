// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/books/certification_card.hpp"
#include "ui/books/companies_card.hpp"
#include "ui/books/company_section.hpp"
#include "ui/books/integrity_card.hpp"
#include "ui/books/look_section.hpp"
#include "ui/books/payment_section.hpp"

#include <QButtonGroup>
#include <QStackedWidget>

namespace cunho::ui {

/// *Empresa*: its data, how its documents look, how it is paid, and its books.
class CompanyPage : public QWidget {
    Q_OBJECT

  public:
    enum Section { Data, Look, Payments, Books };

    CompanyPage(Jobs& jobs, app::Services& services, CompanySwitch companies, QWidget* parent = nullptr);

    void choose(Section section);
    void refresh();
    CompanySection& data() { return *data_; }
    LookSection& look() { return *look_; }
    PaymentSection& payments() { return *payments_; }
    CertificationCard& certification() { return *certification_; }
    IntegrityCard& integrity() { return *integrity_; }
    CompaniesCard& companies() { return *companies_; }

  signals:
    void told(const QString& text);
    void renamed(const QString& name);
    void certified();
    void unlockWanted();
    void checked(const cunho::invoicing::IntegrityReport& report);
    void recoveryWanted();

  private:
    QWidget* buildBooks(Jobs& jobs, app::Services& services, CompanySwitch companies);

    QButtonGroup* chips_;
    QStackedWidget* sections_;
    CompanySection* data_;
    LookSection* look_;
    PaymentSection* payments_;
    CertificationCard* certification_;
    IntegrityCard* integrity_;
    CompaniesCard* companies_;
};

} // namespace cunho::ui
