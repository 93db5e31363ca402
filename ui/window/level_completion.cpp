// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/window/level_completion.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds longestPause = 15min;
constexpr std::chrono::milliseconds shortestPause = 1min; ///< an authority's clock may be ahead of ours

struct Round {
    std::vector<app::CompletionOutcome> outcomes;
    std::optional<TimePoint> moreTaken;
};

Round complete(app::Services& services, const JobContext& job) {
    Round round;
    round.outcomes = app::CompleteLevels(services).run(job);
    const auto& levels = services.signer.levels;
    if (levels.quota != nullptr && levels.timestamps != nullptr)
        round.moreTaken = levels.quota->allowance(levels.timestamps->name()).next;
    return round;
}

} // namespace

std::chrono::milliseconds untilNextRound(TimePoint now, const std::optional<TimePoint>& moreTaken) {
    return moreTaken ? std::clamp(*moreTaken - now, shortestPause, longestPause) : longestPause;
}

LevelCompletion::LevelCompletion(Jobs& jobs, app::Services& services,
                                 std::function<void(const JobContext&)> connect, QObject* parent)
    : QObject(parent), jobs_(jobs), services_(services), connect_(std::move(connect)) {
    next_.setSingleShot(true);
    QObject::connect(&next_, &QTimer::timeout, this, [this] { run(); });
}

void LevelCompletion::run(bool asked) {
    next_.stop();
    auto& services = services_;
    runJob(
        jobs_, Lane::Signing, this,
        [&services, connect = connect_](const JobContext& job) {
            if (services.completion == nullptr || services.completion->all().empty())
                return Round{};
            connect(job);
            return complete(services, job);
        },
        [this, asked](Outcome<Round> outcome) {
            const auto* round = std::get_if<0>(&outcome);
            next_.start(untilNextRound(services_.clock.now(),
                                       round != nullptr ? round->moreTaken : std::optional<TimePoint>()));
            if (round != nullptr)
                emit done(round->outcomes, asked);
            else
                emit failed(std::get<Failure>(outcome), asked);
        });
}

} // namespace cunho::ui
