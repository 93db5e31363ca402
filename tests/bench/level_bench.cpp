// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "level_workshop.hpp"

#include <condition_variable>
#include <mutex>

namespace cunho::bench {

namespace {

constexpr std::size_t levelFiles = 20;
constexpr std::size_t levelFileSize = 50'000;

double batchSeconds(LevelWorkshop& workshop, signing::PadesLevel level) {
    const TemporaryFolder out("cunho-bench");
    return workshop.sign(level, out.path());
}

/// Whether a batch is done although no reply comes before all of its files have asked.
bool waitsOverlap(std::size_t batch) {
    LevelWorkshop workshop(batch, levelFileSize);
    std::mutex mutex;
    std::condition_variable arrived;
    std::size_t asked = 0;
    bool inTime = true;
    workshop.beforeStamp = [&](int) {
        std::unique_lock lock(mutex);
        ++asked;
        arrived.notify_all();
        inTime = arrived.wait_for(lock, std::chrono::seconds(30), [&] { return asked >= batch; }) && inTime;
    };
    batchSeconds(workshop, signing::PadesLevel::B_T);
    return inTime;
}

} // namespace

Comparison levelComparison() {
    const auto workshop = std::make_shared<LevelWorkshop>(levelFiles, levelFileSize);
    batchSeconds(*workshop, signing::PadesLevel::B_LTA);
    Comparison out{
        "Signing at B-LTA",
        "The same " + std::to_string(levelFiles) + " PDFs of " + std::to_string(levelFileSize) +
            " bytes with the same RSA-2048 key, as one batch, at B-B and at B-LTA. Processor time of the "
            "process; what the time-stamp authority and the responders, scripted in the same process, use "
            "for "
            "their replies is measured apart and left out. Each batch begins without evidence.",
        "B-B",
        "B-LTA",
        std::to_string(levelFiles) + " files",
        [workshop] { return batchSeconds(*workshop, signing::PadesLevel::B_B); },
        [workshop] { return batchSeconds(*workshop, signing::PadesLevel::B_LTA); },
    };
    constexpr std::size_t batch = 4;
    out.facts = {
        "Time-stamp requests a file: " +
            std::to_string(static_cast<std::size_t>(workshop->stampRequests) / levelFiles),
        "Most requests about one certificate in a batch: " + std::to_string(workshop->mostQuestions),
        "A batch of " + std::to_string(batch) + " with an authority that replies only when " +
            std::to_string(batch) + " requests wait: " + (waitsOverlap(batch) ? "done" : "stuck"),
    };
    return out;
}

} // namespace cunho::bench
