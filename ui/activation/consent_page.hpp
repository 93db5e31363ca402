// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

#include <QCheckBox>
#include <QVBoxLayout>

namespace cunho::ui {

/// The parts of a legal text, one below the other.
class LegalTextView : public QFrame {
    Q_OBJECT

  public:
    explicit LegalTextView(QWidget* parent);
    void show(const LegalText& text);

  private:
    QVBoxLayout* layout_;
};

/// Step 2: what will be kept and signed in the citizen's name; agreed to before anything is asked of the
/// State.
class ConsentPage : public StepPage {
    Q_OBJECT

  public:
    explicit ConsentPage(QWidget* parent);
    void present(const StepView& view) override;
    QString nextText() const override { return tr("Aceito e continuo"); }
    bool mayContinue() const override { return agree_->isChecked(); }
    void advance() override;
    QWidget* firstControl() override { return agree_; }

  private:
    LegalTextView* text_;
    QCheckBox* agree_;
    std::string version_;
    std::string language_;
    TimePoint shownAt_{};
};

} // namespace cunho::ui
