// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/prerequisite_row.hpp"
#include "ui/activation/step_page.hpp"

namespace cunho::ui {

/// Step 1: what must be there beforehand, each found out or asked.
class PrerequisitesPage : public StepPage {
    Q_OBJECT

  public:
    explicit PrerequisitesPage(QWidget* parent);
    void present(const StepView& view) override;
    bool mayContinue() const override { return complete_; }
    void advance() override { emit sent(app::activation::Continue{}); }
    QWidget* firstControl() override;

    /// Also after W17: the checklist for a missing attribute stands here.
    bool tells(const Failure& failure) const override;
    const std::vector<PrerequisiteRow*>& rows() const { return rows_; }

  private:
    void build();
    void buildMeans(QVBoxLayout& layout);
    void buildChecklist(QVBoxLayout& layout);
    QWidget* buildCodes();
    void makeRows(signing::LoginMeans means);
    void presentChecklist(const StepView& view);

    QPushButton* cmd_;
    QPushButton* card_;
    QPushButton* again_;
    QFrame* checklist_;
    QVBoxLayout* checks_;
    QVBoxLayout* list_;
    std::vector<PrerequisiteRow*> rows_;
    std::optional<signing::LoginMeans> means_;
    bool complete_ = false;
};

/// Whether nothing is bad or pending that cannot be gone on without; as app::obstacles.
bool prerequisitesMet(const signing::Activation& state);

} // namespace cunho::ui
