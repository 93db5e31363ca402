// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/verify_file.hpp>
#include <cunho/core/environment.hpp>

#include <QString>

namespace cunho::ui {

/// What a file's signatures are worth, in one or two sentences for people.
QString verdictText(const app::FileVerdict& verdict, Environment environment);

} // namespace cunho::ui
