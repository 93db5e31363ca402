// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/documents/pill.hpp"
#include "ui/jobs/run_job.hpp"
#include "ui/verify/revisions_card.hpp"
#include "ui/verify/verdict_card.hpp"

#include <cunho/app/verification_report.hpp>

#include <QProgressBar>
#include <QVBoxLayout>
#include <filesystem>
#include <optional>

namespace cunho::ui {

/// One verified file: its name and verdict, and unfolded a card for each signature and time-stamp, one for
/// its QR codes and one for its revisions.
class FileResult : public QWidget {
    Q_OBJECT

  public:
    FileResult(std::filesystem::path file, bool unfolded, Environment environment, QWidget* parent);

    const std::filesystem::path& file() const { return file_; }
    /// Of signatures and time-stamps; none while it is folded and never was unfolded.
    std::vector<VerdictCard*> cards() const { return cards_; }
    VerdictCard* codes() const { return codes_; }
    RevisionsCard* revisions() const { return revisions_; }
    bool isDone() const { return report_.has_value(); }
    bool isUnfolded() const { return unfolded_; }
    void setUnfolded(bool unfolded);

    /// Whether somebody can type the password of a protected file; not offered at first.
    void offerPassword(bool offered) { password_ = offered; }

    void show(const app::FileReport& report);
    void showCodes(const app::QrReport& codes);

  signals:
    void closed();
    void listsWanted();
    void unlockWanted();
    void openRevision(int number);
    void saveRevision(int number);

  private:
    QLayout* buildHead();
    void showFold();
    void build();
    void addSignatures(std::size_t most);
    void buildCodes();
    void add(const VerdictText& text, std::vector<TechnicalRow> rows);

    std::filesystem::path file_;
    Environment environment_;
    bool unfolded_;
    bool password_ = false;
    std::optional<app::FileReport> report_;
    QVBoxLayout* layout_;
    QPushButton* fold_;
    PillLabel* pill_;
    QProgressBar* busy_;
    QWidget* body_ = nullptr;
    QVBoxLayout* signatures_ = nullptr;
    QVBoxLayout* rest_ = nullptr; ///< QR codes, then revisions
    QPushButton* more_ = nullptr;
    std::vector<VerdictCard*> cards_;
    VerdictCard* codes_ = nullptr;
    RevisionsCard* revisions_ = nullptr;
};

} // namespace cunho::ui
