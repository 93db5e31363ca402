// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/wiring/cards.hpp>

#include <memory>
#include <utility>
#include <vector>

namespace cunho::wiring {

/// The cards and tokens that were chosen so far, each with one provider. They are kept to the end, as jobs
/// may still be using one that was chosen before.
class LocalWays {
  public:
    explicit LocalWays(std::vector<crypto::Certificate> authorities) : authorities_(std::move(authorities)) {}

    /// Null for a way that is not local, and for a token whose module nobody chose.
    signing::SignatureProvider* provider(const SigningWay& way, signing::RevocationSource* issuers) {
        if (!way.isLocal() || (way.provider == "pkcs11" && way.token.module.empty()))
            return nullptr;
        for (const Known& known : known_)
            if (known.way == way && known.issuers == issuers)
                return known.provider.get();
        known_.push_back({way, issuers, makeLocalProvider(way, authorities_, issuers)});
        return known_.back().provider.get();
    }

  private:
    struct Known {
        SigningWay way;
        signing::RevocationSource* issuers;
        std::unique_ptr<signing::SignatureProvider> provider;
    };

    std::vector<crypto::Certificate> authorities_;
    std::vector<Known> known_;
};

} // namespace cunho::wiring
