// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <chrono>
#include <vector>

namespace cunho::bench {

/// Beats each millisecond as long as the thread turns its events; a key or a click would wait as long as the
/// next beat does.
class Heartbeat : public QObject {
  public:
    /// Milliseconds between two beats.
    struct Gaps {
        std::size_t beats = 0;
        double longest = 0;
        double permille999 = 0; ///< 999 of a thousand are not longer
        double median = 0;
        double longestWork = 0; ///< processor time of the thread, whatever else the machine did
    };

    Heartbeat();

    /// Of the beats since the last call.
    Gaps take();

  private:
    void beat();

    QTimer timer_;
    QElapsedTimer since_;
    std::chrono::nanoseconds worked_{};
    std::vector<double> gaps_;
    double longestWork_ = 0;
};

} // namespace cunho::bench
