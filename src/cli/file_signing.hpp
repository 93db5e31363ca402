// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/sign_options.hpp"

#include <cunho/core/job_context.hpp>
#include <cunho/signing/capacity.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/wiring/level_services.hpp>
#include <cunho/wiring/workplace.hpp>

#include <functional>
#include <memory>
#include <stop_token>

namespace cunho::cli {

/// Who signs files as the options say, and whom they ask: a key in a file, card or token by themselves, a
/// phone and signatures in a capacity through the database's connection to the State's services.
class FileSigning {
  public:
    /// `clock` and `options` must outlive it. Throws as wiring.
    FileSigning(const SignOptions& options, Clock& clock);

    signing::SignatureProvider& provider() { return *provider_; }
    signing::SignerServices services() const;

    /// Null without a database.
    app::Services* kept() { return workplace_ ? &workplace_->services() : nullptr; }

    /// In which capacity, by --attributes; null when none was asked for. Throws NotFound/CAPACITY_UNKNOWN
    /// with
    /// {"name"}, Input/CAPACITIES_OF_SEVERAL.
    std::unique_ptr<signing::CapacityAuthority> capacity();

  private:
    void connect(const std::vector<crypto::Certificate>& authorities);

    const SignOptions& options_;
    Clock& clock_;
    std::unique_ptr<wiring::Workplace> workplace_;
    std::unique_ptr<wiring::LevelConnections> network_;
    std::unique_ptr<signing::SignatureProvider> own_; ///< ends before the network that it asks
    signing::SignatureProvider* provider_ = nullptr;
};

/// Names each step for a person as it happens, `before` which the line is cleared; silent for scripts.
JobContext toldSteps(bool json, std::stop_token stop = {}, std::function<void()> before = {});

} // namespace cunho::cli
