// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>

#include <string>

namespace cunho::app {

/// Asks the State anew for professional attributes: an authentication of the person, what it tells of the
/// company, and the attribute service where it is wired. Keeps citizen and attributes, and SCAP's key for
/// signing with them where the vault is open (see capacityKey); returns Citizen::key.
///
/// No account is opened. Throws Busy/STATE_NOT_CONNECTED before the services are wired, and as
/// signing::WebLogin and scap::FaClient. A failure of the attribute service alone passes after what the
/// authentication told is kept; Service/ATTRIBUTE_PROVIDERS_SILENT with {"names"} after all that came is.
std::string refreshAttributes(Services& services, const JobContext& job);

} // namespace cunho::app
