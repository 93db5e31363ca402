// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/running_sandbox.hpp"

#include <cunho/signing/provider.hpp>

#include <chrono>
#include <mutex>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

/// The messages on a citizen's phone in the sandbox.
class SandboxPhone {
  public:
    explicit SandboxPhone(const RunningSandbox& sandbox, char letter = 'A')
        : sandbox_(sandbox), letter_(letter) {}

    /// As somebody types it, without prefix.
    std::string number() const { return "9120000" + digits(); }
    std::string signaturePin() const { return std::to_string(246800 + (letter_ - 'A' + 1)); }

    std::vector<nlohmann::json> messages() const {
        const auto all = sandbox_.get("/sandbox/phone.json?phone=" + number()).at("messages");
        return {all.begin(), all.end()};
    }

    /// The newest one, once there are so many.
    nlohmann::json await(std::size_t count) const {
        const auto until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
        while (std::chrono::steady_clock::now() < until) // each question takes its time
            if (const auto all = messages(); all.size() >= count)
                return all.back();
        throw std::runtime_error("no message came to the phone");
    }
    std::string code(std::size_t count) const { return await(count).at("code"); }

  private:
    std::string digits() const {
        const int place = letter_ - 'A' + 1;
        return (place < 10 ? "0" : "") + std::to_string(place);
    }

    const RunningSandbox& sandbox_;
    char letter_;
};

/// Somebody with that phone who answers what the program asks; what they were asked is kept.
class PhonePerson final : public signing::Prompter {
  public:
    explicit PhonePerson(SandboxPhone phone) : phone_(std::move(phone)) {}

    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext&) override {
        const std::lock_guard lock(mutex_);
        asked_.push_back(question);
        if (question.kind == signing::Question::Kind::CmdPin)
            return Secret::fromText(phone_.signaturePin());
        if (question.kind == signing::Question::Kind::OneTimeCode)
            return Secret::fromText(std::string(phone_.messages().back().at("code")));
        return std::nullopt;
    }

    const std::vector<signing::Question>& asked() const { return asked_; }

  private:
    SandboxPhone phone_;
    std::mutex mutex_;
    std::vector<signing::Question> asked_;
};

} // namespace cunho::test
