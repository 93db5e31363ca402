// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/sandbox/sandbox_state.hpp"
#include "ui/state/signing_desk.hpp"

#include <functional>
#include <mutex>

namespace cunho::ui {

/// The day on which every picture is taken.
TimePoint sampleNow();

/// Made-up states of the signature, for pictures and tests.
signing::SigningAccount sampleAccount(TimePoint now);
SigningOverview sampleOverview(TimePoint now);
AttributeOverview sampleAttributes(TimePoint now);
ActivationScene sampleScene(TimePoint now);
signing::Activation sampleActivation(signing::ActivationStep step, TimePoint now);
SandboxState sampleSandbox();

/// Answers for the dock as the sandbox would.
std::string sampleSandboxAnswer(const std::string& method, const std::string& path, const std::string& body,
                                const JobContext& job);

/// A desk that talks to nobody: it keeps what it is told and walks the steps in their order.
class SampleDesk final : public SigningDesk {
  public:
    explicit SampleDesk(TimePoint now = sampleNow());

    SigningOverview overview(Language language) override;
    void acceptTerms(const LegalText& shown, TimePoint shownAt) override;
    TimePoint now() const override { return now_; }
    std::optional<signing::Activation> underWay() override;
    signing::Activation begin(std::int64_t renews) override;
    signing::Activation send(signing::Activation state, const app::ActivationEvent& event,
                             const JobContext& job) override;
    signing::Activation resume(signing::Activation state, const JobContext& job) override;
    ActivationScene scene(const signing::Activation& state, Language language) override;
    void cancel(std::int64_t account, const JobContext& job) override;
    std::vector<std::pair<std::int64_t, Failure>> cancelAll(const JobContext& job) override;
    std::string calendar(std::int64_t account) override;
    void chooseProvider(const std::string& setting, const std::string& provider) override;
    AttributeOverview attributes(Language language) override;
    AttributeOverview checkAttributes(Language language, const JobContext& job) override;
    void protect(Secret passphrase, const JobContext& job) override;
    void unlock(Secret passphrase, const JobContext& job) override;
    void lock() override;
    void setIdleMinutes(int minutes) override;
    void touch() override {}
    bool lockWhenIdle() override { return false; }
    signing::Vault::State vaultState() const override;
    void writeDiagnostics(const std::filesystem::path& file, const std::string& page) override;

    /// What is answered, and what was asked for; to be touched while no job runs.
    SigningOverview answer;
    AttributeOverview attributeAnswer;
    ActivationScene sceneAnswer;
    std::vector<app::ActivationEvent> events;
    std::vector<std::string> calls; ///< "cancel 1", "cancelAll", "lock", …
    std::string passphrase = "quatro palavras ao acaso";
    std::function<signing::Activation(signing::Activation, const app::ActivationEvent&, const JobContext&)>
        react;

  private:
    void note(std::string call);
    mutable std::mutex mutex_;
    TimePoint now_;
    std::optional<signing::Activation> kept_;
};

} // namespace cunho::ui
