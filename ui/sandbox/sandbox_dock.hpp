// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/sandbox/sandbox_state.hpp"

#include <QComboBox>
#include <QFrame>
#include <QLabel>
#include <QTimer>
#include <QVBoxLayout>

class QPushButton;

namespace cunho::ui {

/// The sandbox's phone, faults and clock, at the right of the window; in no other environment.
class SandboxDock : public QFrame {
    Q_OBJECT

  public:
    SandboxDock(Jobs& jobs, SandboxRequest request, QWidget* parent);

    /// Asks the sandbox now; while the dock is in sight it asks by itself.
    void refresh();
    void show(const SandboxState& state);
    void setProblem(const QString& text);
    int messages() const { return count_; }

  signals:
    void hideWanted();
    void shown();

  protected:
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

  private:
    void build();
    void buildClock(QVBoxLayout& layout);
    void post(const char* path, std::string body);

    Jobs& jobs_;
    SandboxRequest request_;
    QTimer poll_;
    bool asking_ = false;
    int count_ = 0;
    QString newest_;
    QLabel* problem_;
    QVBoxLayout* messages_;
    QComboBox* presets_;
    QLabel* presetText_;
    QLabel* clock_;
    QComboBox* scale_;
};

} // namespace cunho::ui
