// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/output.hpp"

#include <cunho/app/verify_file.hpp>

namespace cunho::cli {

/// {"file","signatures":[{"field","type","text","indication",…}]}, as the user guide has it.
Json toJson(const app::FileVerdict& verdict);

} // namespace cunho::cli
