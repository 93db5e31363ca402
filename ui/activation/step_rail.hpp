// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QFrame>
#include <QLabel>
#include <vector>

namespace cunho::ui {

/// The guide's steps, one below the other: behind, here, ahead. Not for the keyboard; the frame's buttons
/// move.
class StepRail : public QFrame {
    Q_OBJECT

  public:
    explicit StepRail(QWidget* parent);
    void setStep(int step, bool finished);

  private:
    std::vector<std::pair<QLabel*, QLabel*>> rows_;
};

} // namespace cunho::ui
