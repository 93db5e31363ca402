// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <vector>

namespace cunho::bench {

/// What one more signature of a batch costs with a card, the first left out.
struct CardCost {
    std::string card;
    double commands = 0;     ///< APDUs
    double milliseconds = 0; ///< processor time of this process: card and pcscd are others
};

/// Signs a batch with each generation of virtual cards, through a pcscd of its own.
std::vector<CardCost> measureCards();

} // namespace cunho::bench
