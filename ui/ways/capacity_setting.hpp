// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/ways/ways_desk.hpp"

namespace cunho::ui {

/// How the choice of capacities for PDFs is kept.
inline constexpr auto capacityName = "capacity.PDF";

/// `[{"citizen":"BI/PT/12345678","provider":"<URI>","id":"<attribute>"}]`
std::string writeCapacities(const std::vector<ChosenCapacity>& chosen);

/// What is no such list, or an entry without provider and id, is left out.
std::vector<ChosenCapacity> readCapacities(const std::string& json);

} // namespace cunho::ui
