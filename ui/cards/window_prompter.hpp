// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/signing/provider.hpp>

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace cunho::ui {

class PromptDesk;

/// A question on its way to the window and back. The first end that it comes to counts; whatever comes later
/// is dropped, and a secret in it wiped.
class AskedQuestion {
  public:
    AskedQuestion(signing::Question asked, std::uintptr_t theAsker)
        : question(std::move(asked)), asker(theAsker) {}

    const signing::Question question;
    const std::uintptr_t asker; ///< tells prompters apart

    void answer(signing::Answer given);
    void decline();
    void fail(Failure failure); ///< what the asker gets thrown

    /// Waits for the end, or for `stop`. Throws what `fail` was told.
    std::optional<signing::Answer> wait(const std::stop_token& stop);

  private:
    bool end();
    std::mutex mutex_;
    std::condition_variable_any ended_;
    bool over_ = false;
    std::optional<signing::Answer> answer_;
    std::optional<Failure> failure_;
};

/// The line between workers and the desk, which lives on the window's thread and may go away first.
class PromptLine {
  public:
    explicit PromptLine(PromptDesk& desk) : desk_(&desk) {}

    /// False when there is no desk any more.
    bool ask(const std::shared_ptr<AskedQuestion>& question);
    void withdraw(const std::shared_ptr<AskedQuestion>& question); ///< nobody waits for it any more
    void leave(std::uintptr_t asker);                              ///< this prompter asks nothing more

    /// By the desk, which is going away: every question that is open ends with Cancelled/STOPPED, also one
    /// that the desk has not heard of yet.
    void hangUp();

  private:
    template<class Call>
    bool post(const Call& call); ///< with the lock held
    std::mutex mutex_;
    PromptDesk* desk_;
    std::vector<std::weak_ptr<AskedQuestion>> asked_;
};

/// Asks the person at the window, from a worker; one for each job. The window stays alive meanwhile.
class WindowPrompter final : public signing::Prompter {
  public:
    explicit WindowPrompter(std::shared_ptr<PromptLine> line) : line_(std::move(line)) {}
    ~WindowPrompter() override;
    WindowPrompter(const WindowPrompter&) = delete;
    WindowPrompter& operator=(const WindowPrompter&) = delete;

    /// Nothing when the person declined or the job was stopped. Throws Conflict/CARD_REMOVED when
    /// the card was taken out meanwhile, and Cancelled/STOPPED when the window is gone.
    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext& job) override;

  private:
    std::shared_ptr<PromptLine> line_;
};

} // namespace cunho::ui
