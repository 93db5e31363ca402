// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/look/tokens.hpp"

#include <cunho/invoicing/life_cycle.hpp>

#include <QString>
#include <vector>

namespace cunho::ui {

/// Where a document stands, as people say it of its type: "Emitida", "Paga em parte", "Recibo emitido".
QString standingText(invoicing::DocumentType type, invoicing::Standing standing);

/// The same of no type in particular, for a filter: "Pagos".
QString standingFilterText(invoicing::Standing standing);

/// Those that a filter offers.
std::vector<invoicing::Standing> filterStandings();

PillKind pillOf(invoicing::Standing standing);

} // namespace cunho::ui
