// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/cards/window_prompter.hpp"

#include "ui/cards/prompt_desk.hpp"

#include <utility>

namespace cunho::ui {

/// With the lock held: whether this is the first end.
bool AskedQuestion::end() {
    if (over_)
        return false;
    over_ = true;
    ended_.notify_all();
    return true;
}

void AskedQuestion::answer(signing::Answer given) {
    const std::lock_guard lock(mutex_);
    if (end())
        answer_.emplace(std::move(given));
}

void AskedQuestion::decline() {
    const std::lock_guard lock(mutex_);
    end();
}

void AskedQuestion::fail(Failure failure) {
    const std::lock_guard lock(mutex_);
    if (end())
        failure_ = std::move(failure);
}

std::optional<signing::Answer> AskedQuestion::wait(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, stop, [this] { return over_; });
    over_ = true; // an answer to a job that was stopped comes too late
    if (failure_)
        throw Error(*failure_);
    return std::exchange(answer_, std::nullopt);
}

/// The desk cannot go away while the lock is held; what is posted to one that goes is dropped by Qt.
template<class Call>
bool PromptLine::post(const Call& call) {
    if (desk_ == nullptr)
        return false;
    QMetaObject::invokeMethod(
        desk_, [desk = desk_, call] { call(*desk); }, Qt::QueuedConnection);
    return true;
}

bool PromptLine::ask(const std::shared_ptr<AskedQuestion>& question) {
    const std::lock_guard lock(mutex_);
    std::erase_if(asked_, [](const auto& each) { return each.expired(); });
    asked_.push_back(question);
    return post([question](PromptDesk& desk) { desk.put(question); });
}

void PromptLine::withdraw(const std::shared_ptr<AskedQuestion>& question) {
    const std::lock_guard lock(mutex_);
    post([question](PromptDesk& desk) { desk.withdraw(question); });
}

void PromptLine::leave(std::uintptr_t asker) {
    const std::lock_guard lock(mutex_);
    post([asker](PromptDesk& desk) { desk.leave(asker); });
}

void PromptLine::hangUp() {
    const std::lock_guard lock(mutex_);
    desk_ = nullptr;
    for (const auto& each : asked_)
        if (const auto question = each.lock())
            question->fail(Failure{Fault::Cancelled, "STOPPED", {}, "the window was closed"});
}

WindowPrompter::~WindowPrompter() {
    line_->leave(reinterpret_cast<std::uintptr_t>(this));
}

std::optional<signing::Answer> WindowPrompter::ask(const signing::Question& question, const JobContext& job) {
    auto asked = std::make_shared<AskedQuestion>(question, reinterpret_cast<std::uintptr_t>(this));
    if (!line_->ask(asked))
        throw Error(Fault::Cancelled, "STOPPED");
    auto answer = asked->wait(job.stop());
    if (!answer)
        line_->withdraw(asked);
    return answer;
}

} // namespace cunho::ui
