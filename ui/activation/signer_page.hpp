// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/choice_card.hpp"
#include "ui/activation/step_page.hpp"

namespace cunho::ui {

/// *Quem assina?*
class SignerPage : public StepPage {
    Q_OBJECT

  public:
    explicit SignerPage(QWidget* parent);
    void present(const StepView& view) override;
    bool mayContinue() const override;
    bool mayGoBack() const override { return false; }
    void advance() override;
    QWidget* firstControl() override { return myself_; }

  private:
    QLabel* intro_;
    ChoiceCard* myself_;
    ChoiceCard* other_;
    ChoiceCard* trader_;
};

} // namespace cunho::ui
