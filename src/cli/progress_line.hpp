// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/sign_batch.hpp>

#include <chrono>
#include <mutex>
#include <optional>
#include <string>

namespace cunho::cli {

/// "120/500, 1 min 20 s left" on the terminal's last line while a batch is signed; nothing where standard
/// error is no terminal. From any thread.
class ProgressLine {
  public:
    ProgressLine(const Clock& clock, std::size_t total, bool wanted);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    /// So many files were read, before the first is signed.
    void reading(std::size_t done, std::size_t total);

    /// So many files are over.
    void show(std::size_t done);

    /// Before other words are written.
    void clear();

  private:
    bool isTime();
    void write(const std::string& words);

    const Clock& clock_;
    std::mutex mutex_;
    app::TimeLeft left_;
    std::size_t total_;
    bool wanted_;
    bool shown_ = false;
    std::optional<TimePoint> last_;
};

/// "45 s", "1 min 20 s", "2 h 5 min"
std::string durationText(std::chrono::milliseconds duration);

} // namespace cunho::cli
