// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/scap/fa_client.hpp>

#include <string>
#include <vector>

namespace cunho::app {

/// Where the pages of an authentication may come from ("host", "host:port", or ".domain"): the provider
/// itself, the State's other hosts where it is the State's (styles, and pages of the CMD), the card's
/// plug-in.
std::vector<std::string> loginHosts(const scap::FaOptions& options);

} // namespace cunho::app
