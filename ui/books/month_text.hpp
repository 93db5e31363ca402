// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <cunho/app/export_saft.hpp>

#include <QString>
#include <vector>

namespace cunho::ui {

/// "novembro de 2026" in the window's language.
QString monthText(std::chrono::year_month month);
QString monthTitle(std::chrono::year_month month); ///< the same at the beginning of a sentence

/// How a month stands with the Tax Authority, in few words and in a sentence.
QString monthStateText(const app::SaftMonth& month, Date today);
PillKind monthStatePill(const app::SaftMonth& month, Date today);
QString monthSentence(const app::SaftMonth& month, Date today);

/// What the window reminds of; empty: nothing is due.
QString dueText(const std::vector<app::SaftMonth>& due, Date today);

/// A month whose day has passed without it.
bool anyLate(const std::vector<app::SaftMonth>& due, Date today);

} // namespace cunho::ui
