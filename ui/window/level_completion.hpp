// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/jobs/run_job.hpp"

#include <cunho/app/complete_levels.hpp>

#include <QTimer>
#include <chrono>
#include <functional>
#include <optional>

namespace cunho::ui {

/// How long to wait for the next round: a quarter of an hour, or less where the authority takes more before.
std::chrono::milliseconds untilNextRound(TimePoint now, const std::optional<TimePoint>& moreTaken);

/// Takes waiting files to their level, at start and from time to time, behind the signatures under way.
class LevelCompletion : public QObject {
    Q_OBJECT

  public:
    LevelCompletion(Jobs& jobs, app::Services& services, std::function<void(const JobContext&)> connect,
                    QObject* parent = nullptr);

    /// A round now, and the next ones by themselves. `asked`: by a person, who wants to be told.
    void run(bool asked = false);

  signals:
    void done(const std::vector<cunho::app::CompletionOutcome>& outcomes, bool asked);
    void failed(const cunho::Failure& failure, bool asked);

  private:
    Jobs& jobs_;
    app::Services& services_;
    std::function<void(const JobContext&)> connect_;
    QTimer next_;
};

} // namespace cunho::ui
