// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

#include <QProgressBar>

namespace cunho::ui {

/// Step 4: what will happen in the State's page, and help for what goes wrong there (W11, W12).
class AuthenticationPage : public StepPage {
    Q_OBJECT

  public:
    explicit AuthenticationPage(QWidget* parent);
    void present(const StepView& view) override;
    QString nextText() const override;
    bool mayContinue() const override { return !busy_ && !obstacle_; }
    bool mayGoBack() const override { return !busy_; }
    void advance() override { emit sent(app::activation::LoginWanted{}); }
    void setBusy(bool busy, const QString& step) override;

  private:
    void build();
    void setLines(QVBoxLayout& layout, const QStringList& lines, bool numbered);

    QFrame* obstacleCard_;
    QLabel* obstacleText_;
    QFrame* waiting_;
    QVBoxLayout* steps_;
    QVBoxLayout* tips_;
    bool busy_ = false;
    bool obstacle_ = false;
};

} // namespace cunho::ui
