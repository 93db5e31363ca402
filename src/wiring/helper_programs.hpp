// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

namespace cunho::wiring {

/// Programs that lie beside the running one.
inline constexpr const char* workerProgram = "cunho-pdf-worker";
inline constexpr const char* painterProgram = "cunho-page-painter";

} // namespace cunho::wiring
