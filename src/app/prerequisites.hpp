// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

#include <map>
#include <optional>

namespace cunho::app {

/// What our own store knows of the prerequisites of this activation's means; everything else is asked of the
/// person, or cannot be known before the authentication.
std::map<signing::Prerequisite, signing::PrerequisiteFact>
findPrerequisites(Services& services, const signing::Activation& state);

/// A live account of the same company and additional information that this activation neither opens nor
/// renews (W20). Of any citizen: who will authenticate is not known yet.
std::optional<signing::SigningAccount> earlierAccount(Services& services, const signing::Activation& state);

} // namespace cunho::app
