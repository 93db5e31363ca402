// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/ways_desk.hpp"

#include <cunho/signing/provider.hpp>

#include <mutex>

namespace cunho::ui {

/// Made-up states of the ways to sign, for pictures and tests.
WaysOverview sampleWays(TimePoint now);

/// Two keys on tokens, both with this certificate.
std::vector<wiring::TokenKey> sampleTokenKeys(const crypto::Certificate& certificate);

/// The two questions of the Chave Móvel Digital; the code's at a moment of which `now` is the first.
signing::Question sampleCmdPin(std::vector<std::string> documents);
signing::Question sampleCode(std::vector<std::string> documents, TimePoint now);

/// A desk that asks nobody and keeps what it is told.
class SampleWaysDesk final : public WaysDesk {
  public:
    explicit SampleWaysDesk(TimePoint now);

    WaysOverview overview() override;

    /// Nine digits are a phone.
    void keepPhone(std::string_view typed) override;
    void replaceEncryption(const std::filesystem::path& file) override;
    std::vector<wiring::TokenKey> tokenKeys(const std::filesystem::path& module,
                                            const JobContext& job) override;
    void keepToken(const TokenChoice& choice) override;
    void keepCapacities(const std::vector<ChosenCapacity>& chosen) override;

    /// What is answered, and what was asked for; to be touched while no job runs.
    WaysOverview answer;
    std::vector<wiring::TokenKey> keys;
    std::optional<Failure> refusal; ///< of the next thing that is asked
    std::vector<std::string> calls; ///< "phone +351 912345678", "keys /usr/lib/a.so", "token …"

  private:
    void note(std::string call);
    void maybeRefuse();
    std::mutex mutex_;
};

} // namespace cunho::ui
