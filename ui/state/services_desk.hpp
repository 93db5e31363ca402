// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/state/signing_desk.hpp"

#include <functional>
#include <memory>

namespace cunho::ui {

/// What the desk needs beside the services.
struct DeskParts {
    std::string programVersion;
    std::function<std::unique_ptr<signing::DataKeySource>()> keyring; ///< of the desktop
    std::function<void(const std::filesystem::path& file, const std::string& page)> diagnostics;
};

/// The desk over the use cases of the room app.
class ServicesDesk final : public SigningDesk {
  public:
    /// `services` must outlive it.
    ServicesDesk(app::Services& services, DeskParts parts);

    SigningOverview overview(Language language) override;
    void acceptTerms(const LegalText& shown, TimePoint shownAt) override;
    TimePoint now() const override { return services_.clock.now(); }
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
    void touch() override;
    bool lockWhenIdle() override;
    signing::Vault::State vaultState() const override;
    void writeDiagnostics(const std::filesystem::path& file, const std::string& page) override;

  private:
    invoicing::Company company() const;
    std::vector<ProviderDefault> providers(Language language) const;
    std::unique_ptr<signing::DataKeySource> source(Secret passphrase) const;
    std::string setting(const std::string& name, const std::string& otherwise) const;
    int idleMinutes() const;

    app::Services& services_;
    DeskParts parts_;
    app::ActivateSignature activate_;
};

} // namespace cunho::ui
