// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>

#include <QString>

namespace cunho::ui {

/// What a signature under way is doing, in words (autenticacao-gov E: 32); empty: a step without a name.
QString signingStep(const Progress& progress);

} // namespace cunho::ui
