// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

namespace cunho::ui {

/// Why a sole trader gets no account of this service, and what serves instead.
class SoleTraderPage : public StepPage {
    Q_OBJECT

  public:
    explicit SoleTraderPage(QWidget* parent);
    void present(const StepView&) override {}
    QString nextText() const override { return tr("Fechar"); }
    void advance() override { emit sent(app::activation::GiveUp{}); }
};

} // namespace cunho::ui
