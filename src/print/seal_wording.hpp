// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "print/typography.hpp"

#include <cunho/signing/seal.hpp>

#include <vector>

namespace cunho::print {

/// One text of a seal; set in as many lines as it takes, `mostLines` of them at most.
struct SealText {
    QString label; ///< "Assinado por:", stands before the value
    QString value;
    TextStyle style; ///< of the value, at the size it has with room enough
    int mostLines = 1;
    int dispensable = 0; ///< the highest goes first where room is short; 0 never goes
    bool whole = false;  ///< must not be cut
};

/// What the seal says, from top to bottom, without the mention.
std::vector<SealText> sealTexts(const signing::SealContent& content);

/// One line without control characters, cut where no seal has room any more. Marks that turn the reading
/// direction are taken out: a name must not read as another.
QString sealValue(std::string_view utf8);

/// "2026-07-01 10:15:00 +01:00", Lisbon's clock.
QString sealTime(TimePoint time);

} // namespace cunho::print
