// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/process.hpp>

namespace cunho {

/// For a child that works on what strangers made: nothing of this process's environment but where its
/// libraries are, and what a sanitizer is told.
Process::Options bareProcess();

} // namespace cunho
