// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/activation/step_page.hpp"

#include <QFrame>
#include <QVBoxLayout>

namespace cunho::ui {

class PillLabel;
struct PillColours;

inline constexpr int stepDisc = 32; ///< px: of the signs in the wizard

/// One prerequisite: how it stands, an answer where one is asked, and below, folded, how to come by it.
class PrerequisiteRow : public QFrame {
    Q_OBJECT

  public:
    PrerequisiteRow(signing::Prerequisite prerequisite, QWidget* parent);
    void present(const signing::PrerequisiteFact& fact, const Guidance& guidance);
    signing::Prerequisite prerequisite() const { return prerequisite_; }
    void setUnfolded(bool unfolded);
    QPushButton* yes() const { return yes_; }

  signals:
    void answered(bool good, bool pending);

  private:
    void build();
    void showGuidance(const Guidance& guidance);

    signing::Prerequisite prerequisite_;
    QLabel* disc_;
    QLabel* question_;
    QLabel* fact_;
    PillLabel* pill_;
    QPushButton* yes_;
    QPushButton* no_;
    QPushButton* pending_;
    QPushButton* fold_;
    QWidget* how_ = nullptr;
    QVBoxLayout* words_;
    bool unfolded_ = false;
};

} // namespace cunho::ui
