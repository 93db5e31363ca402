// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/verify/technical_text.hpp"
#include "ui/verify/verdict_text.hpp"

#include <cunho/app/fiscal_check.hpp>

namespace cunho::ui {

/// What the QR codes of a file are worth, in plain words.
VerdictText qrText(const app::QrReport& report);

/// Every code and what it says, field by field, with what is wrong first.
std::vector<TechnicalRow> qrRows(const app::QrReport& report);

} // namespace cunho::ui
