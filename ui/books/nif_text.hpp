// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <QString>
#include <string_view>

namespace cunho::ui {

/// What a tax number says while it is being typed: whether it checks, and whose it can be.
QString nifText(std::string_view nif, std::string_view country);

} // namespace cunho::ui
