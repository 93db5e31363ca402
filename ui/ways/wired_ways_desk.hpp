// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/ways_desk.hpp"

#include <cunho/app/services.hpp>

#include <functional>

namespace cunho::ui {

/// What the desk needs beside the services.
struct WaysParts {
    /// A phone as the service wants it; throws Input/CMD_PHONE_INVALID. Empty: the Chave Móvel Digital is not
    /// offered.
    std::function<std::string(std::string_view typed)> cmdPhone{};

    /// End of the certificate that phone, PIN and code are encrypted with; nothing: there is none. Empty: it
    /// comes with the environment.
    std::function<std::optional<TimePoint>()> cmdEncryptionEnds{};

    /// Puts another one in its place. Empty: nobody may.
    std::function<void(const std::filesystem::path&)> replaceCmdEncryption{};

    std::function<std::vector<wiring::TokenModule>()> tokenModules = wiring::tokenModules;
    std::function<std::vector<wiring::TokenKey>(const std::filesystem::path&)> tokenKeys = wiring::tokenKeys;
};

/// The desk over settings, attributes and the room wiring.
class WiredWaysDesk final : public WaysDesk {
  public:
    /// `services` must outlive it.
    WiredWaysDesk(app::Services& services, WaysParts parts);

    WaysOverview overview() override;
    void keepPhone(std::string_view typed) override;
    void replaceEncryption(const std::filesystem::path& file) override;
    std::vector<wiring::TokenKey> tokenKeys(const std::filesystem::path& module,
                                            const JobContext& job) override;
    void keepToken(const TokenChoice& choice) override;
    void keepCapacities(const std::vector<ChosenCapacity>& chosen) override;

  private:
    Settings& settings() const;
    CapacitySetting capacities() const;

    app::Services& services_;
    WaysParts parts_;
};

} // namespace cunho::ui
