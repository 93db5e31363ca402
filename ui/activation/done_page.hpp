// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"
#include "ui/state/provider_choices.hpp"

#include <QGridLayout>

namespace cunho::ui {

/// Step 6: who signs, for which company, until when, how many; and what to do now.
class DonePage : public StepPage {
    Q_OBJECT

  public:
    explicit DonePage(QWidget* parent);
    void present(const StepView& view) override;
    QString nextText() const override { return tr("Concluir"); }
    bool mayGoBack() const override { return false; }
    void advance() override { emit sent(app::activation::Continue{}); } // which closes the activation
    QWidget* firstControl() override { return sign_; }

  signals:
    void calendarWanted(qint64 account);

  private:
    void build();
    void addRow(const QString& name, const QString& value);

    QLabel* heading_;
    QGridLayout* rows_;
    QFrame* waiting_;
    QLabel* waitingText_;
    QPushButton* sign_;
    ProviderChoices* providers_;
    qint64 account_ = 0;
};

} // namespace cunho::ui
