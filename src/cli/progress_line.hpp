// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_batch.hpp>

#include <chrono>
#include <optional>

namespace cunho::cli {

/// "120/500, 1 min 20 s left" on the terminal's last line while a batch is signed; nothing where standard
/// error is no terminal.
class ProgressLine {
  public:
    ProgressLine(const Clock& clock, std::size_t total, bool wanted);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    void show(std::size_t done);

    /// Before other words are written.
    void clear();

  private:
    const Clock& clock_;
    app::TimeLeft left_;
    std::size_t total_;
    bool wanted_;
    bool shown_ = false;
    std::optional<TimePoint> last_;
};

/// "45 s", "1 min 20 s", "2 h 5 min"
std::string durationText(std::chrono::milliseconds duration);

} // namespace cunho::cli
