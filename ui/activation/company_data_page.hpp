// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

#include <QCheckBox>
#include <QDateEdit>
#include <QLineEdit>

namespace cunho::ui {

/// Step 3: the account that is asked for, checked field by field (autenticacao-gov A.2).
class CompanyDataPage : public StepPage {
    Q_OBJECT

  public:
    explicit CompanyDataPage(QWidget* parent);
    void present(const StepView& view) override;
    void advance() override;
    bool tells(const Failure& failure) const override;
    QWidget* firstControl() override { return email_; }

    /// Shows every problem at its field; true when there is none.
    bool check();
    signing::EnrolmentData data() const;

    /// The field of a service's answer ("signaturesLimit"), to be corrected.
    bool setProblem(const std::string& field, const QString& text);
    FormField* field(const std::string& name) const;

  private:
    void build();
    void fill(const StepView& view);

    std::map<std::string, std::pair<FormField*, QWidget*>> fields_;
    QLineEdit* nipc_;
    QLineEdit* additionalInfo_;
    QLineEdit* email_;
    QDateEdit* until_;
    QLineEdit* limit_;
    QLabel* limitWhy_;
    QCheckBox* foreign_;
    Date today_{};
    std::int64_t shown_ = -1; ///< the activation whose data is in the fields
};

} // namespace cunho::ui
