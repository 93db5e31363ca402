// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/signing/activation.hpp>

#include <functional>

namespace cunho::wiring {

/// Tells the sandbox of each consent to the use of tokens: the one rule of the protocol (check 6, no
/// authentication before the consent) that no request shows by itself.
class AnnouncedConsents final : public signing::ActivationRepository {
  public:
    /// `kept` must outlive it; `announce` is called after the record is durable and may throw.
    AnnouncedConsents(signing::ActivationRepository& kept, std::function<void()> announce)
        : kept_(kept), announce_(std::move(announce)) {}

    std::int64_t save(const signing::Activation& activation) override { return kept_.save(activation); }
    std::optional<signing::Activation> find(std::int64_t id) override { return kept_.find(id); }
    std::optional<signing::Activation> open() override { return kept_.open(); }
    std::vector<signing::ConsentRecord> consents() override { return kept_.consents(); }

    std::int64_t addConsent(const signing::ConsentRecord& record) override {
        const auto id = kept_.addConsent(record);
        if (record.kind == signing::ConsentRecord::Kind::TokenUse)
            announce_();
        return id;
    }

  private:
    signing::ActivationRepository& kept_;
    std::function<void()> announce_;
};

} // namespace cunho::wiring
