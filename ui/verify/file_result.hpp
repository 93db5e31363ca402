// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"
#include "ui/verify/verdict_card.hpp"

#include <QProgressBar>
#include <QVBoxLayout>
#include <filesystem>

namespace cunho::ui {

/// One verified file: its name, and a card for each signature and time-stamp.
class FileResult : public QWidget {
    Q_OBJECT

  public:
    FileResult(std::filesystem::path file, QWidget* parent);

    const std::filesystem::path& file() const { return file_; }
    std::vector<VerdictCard*> cards() const { return cards_; }
    bool isDone() const { return !cards_.empty(); }
    void show(const Outcome<app::FileVerdict>& outcome, Environment environment);

  signals:
    void closed();

  private:
    QLayout* buildHead();
    void add(const VerdictText& text, std::vector<TechnicalRow> rows);

    std::filesystem::path file_;
    QVBoxLayout* layout_;
    QProgressBar* busy_;
    std::vector<VerdictCard*> cards_;
};

} // namespace cunho::ui
