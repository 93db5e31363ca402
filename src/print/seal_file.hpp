// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>

#include <QByteArray>

namespace cunho::print {

/// Makes what QPdfWriter wrote the one page that was asked for. Every change keeps its length, so that the
/// cross-reference table stays right.

/// Qt rounds a page to whole points: its box gets the exact size, never a larger one.
void setPageBox(QByteArray& pdf, double width, double height);

/// Qt sets each transparency parameter to what it is anyway; a page without them is opaque for everybody.
void dropTransparency(QByteArray& pdf);

/// The time of the seal instead of the clock's, and no random file identifier.
void makeReproducible(QByteArray& pdf, TimePoint time);

} // namespace cunho::print
