// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/card_catalogue.hpp>

#include <condition_variable>
#include <functional>
#include <mutex>

namespace cunho::ui {

/// Made-up readers and cards, for pictures and tests. `chain`: of the card's signature certificate.
signing::CardReader sampleReader(signing::CardReader::State state = signing::CardReader::State::Empty);
signing::CardReader sampleCard(const crypto::CertificateChain& chain);
signing::CardReader blockedCard(const crypto::CertificateChain& chain);
signing::CardReader inactiveCard(const crypto::CertificateChain& chain);

/// A question for the PIN of the card above.
signing::Question samplePinQuestion(std::vector<std::string> documents);

/// A catalogue without readers: it tells what it is told, to whoever waits.
class SampleCatalogue final : public signing::CardCatalogue {
  public:
    std::vector<signing::CardReader> readers(const JobContext& job) override;
    std::vector<signing::CardReader> waitForChange(const std::vector<signing::CardReader>& known,
                                                   const JobContext& job) override;
    void changePin(const std::string& reader, signing::Prompter& prompter, const JobContext& job) override;

    void tell(std::vector<signing::CardReader> readers);
    void fail(Failure problem);

    /// How often every card was read, and whether two calls were ever under way at once.
    int looks() const;
    bool wasCalledTwiceAtOnce() const;

    /// What changing the PIN does; empty: it asks for the old and for the new one.
    std::function<void(signing::Prompter&, const JobContext&)> change;

  private:
    class Call;
    std::vector<signing::CardReader> answer() const;

    mutable std::mutex mutex_;
    std::condition_variable_any news_;
    std::vector<signing::CardReader> readers_;
    std::optional<Failure> problem_;
    int told_ = 0;  ///< how often something was told
    int heard_ = 0; ///< of these, what was answered last
    int looks_ = 0;
    int calls_ = 0;
    bool twice_ = false;
};

} // namespace cunho::ui
