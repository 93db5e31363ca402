// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

#include <QPlainTextEdit>

namespace cunho::ui {

/// Somebody else signs: a page for that person, to print, to e-mail or to save.
class HandOverPage : public StepPage {
    Q_OBJECT

  public:
    explicit HandOverPage(QWidget* parent);
    void present(const StepView& view) override;
    QString nextText() const override { return tr("A pessoa está aqui: continuar"); }
    void advance() override { emit sent(app::activation::HandOverDone{}); }
    QWidget* firstControl() override { return print_; }

    /// "mailto:" with subject and text.
    QString mail() const;

  private:
    void print();
    void save();

    QPlainTextEdit* text_;
    QPushButton* print_;
    QString company_;
};

} // namespace cunho::ui
