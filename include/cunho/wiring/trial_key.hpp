// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/signing/provider.hpp>

#include <memory>
#include <string>

namespace cunho::wiring {

/// Who a trial key says that it belongs to.
struct TrialSigner {
    std::string name;
    std::string title;
    std::string company;
};

/// A new soft key of P-256 whose certificate, valid for a year from now, stands under a root that is made
/// with it and that nobody trusts. For pictures and demonstrations; kept nowhere.
std::unique_ptr<signing::SignatureProvider> makeTrialKey(const TrialSigner& signer, const Clock& clock);

} // namespace cunho::wiring
