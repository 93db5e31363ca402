// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

namespace cunho::invoicing {

/// Easter Sunday of the Gregorian calendar.
Date easter(std::chrono::year year);

/// Whether the day is one of the thirteen national holidays (Código do Trabalho, article 234). Those of a
/// municipality and Carnival are none.
bool isHoliday(Date day);

/// Neither Saturday, Sunday nor holiday.
bool isWorkingDay(Date day);

/// The `count`-th working day after `from`.
Date workingDaysAfter(Date from, int count);

} // namespace cunho::invoicing
