// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <optional>
#include <vector>

namespace cunho::pdf {

/// The lowest place inside `room` for a box of this size that shares no area with `taken`, and the leftmost
/// of these. Exact: such a place stands on the floor or on a box, and against the left side or a box.
std::optional<Rectangle> lowestFreePlace(const Rectangle& room, double width, double height,
                                         std::vector<Rectangle> taken);

} // namespace cunho::pdf
