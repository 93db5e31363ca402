// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/output.hpp"

#include <cunho/app/inspect_file.hpp>

namespace cunho::cli {

/// {"file","signable","reason","version",…,"cautions"}, as the user guide has it.
Json toJson(const app::Inspection& inspection);

} // namespace cunho::cli
