// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/jobs/run_job.hpp"

namespace cunho::ui {

Jobs::Jobs(QObject* parent) : QObject(parent) {
    for (auto* pool : pools())
        pool->setMaxThreadCount(1);
}

Jobs::~Jobs() {
    for (const auto& weak : running_)
        if (const auto source = weak.lock())
            source->request_stop();
    for (auto* pool : pools())
        pool->clear();
    for (auto* pool : pools())
        pool->waitForDone();
}

std::vector<QThreadPool*> Jobs::pools() {
    return {&signing_, &reading_, &verifying_, &enrolling_, &keeping_,    &trial_,
            &asking_,  &books_,   &cards_,     &files_,     &inspecting_, &choosing_};
}

QThreadPool& Jobs::poolOf(Lane lane) {
    switch (lane) {
    case Lane::Signing: return signing_;
    case Lane::Reading: return reading_;
    case Lane::Enrolling: return enrolling_;
    case Lane::Keeping: return keeping_;
    case Lane::Trial: return trial_;
    case Lane::Asking: return asking_;
    case Lane::Books: return books_;
    case Lane::Cards: return cards_;
    case Lane::Files: return files_;
    case Lane::Inspecting: return inspecting_;
    case Lane::Choosing: return choosing_;
    case Lane::Verifying: break;
    }
    return verifying_;
}

/// The receiver is looked at on the window's thread only, where it cannot go away meanwhile.
void Jobs::deliver(const QPointer<QObject>& receiver, std::function<void()> call) {
    QMetaObject::invokeMethod(
        this,
        [receiver, call = std::move(call)] {
            if (receiver)
                call();
        },
        Qt::QueuedConnection);
}

JobHandle Jobs::start(Lane lane, QObject* receiver, Task task, ProgressHint progress) {
    auto source = std::make_shared<std::stop_source>();
    std::erase_if(running_, [](const auto& weak) { return weak.expired(); });
    running_.push_back(source);
    const QPointer<QObject> guarded(receiver);
    auto run = [this, source, guarded, task = std::move(task), progress = std::move(progress)] {
        std::function<void(const Progress&)> report;
        if (progress)
            report = [&](const Progress& step) { deliver(guarded, [progress, step] { progress(step); }); };
        deliver(guarded, task(JobContext(source->get_token(), report)));
    };
    poolOf(lane).start(std::move(run));
    return JobHandle(std::move(source));
}

} // namespace cunho::ui
