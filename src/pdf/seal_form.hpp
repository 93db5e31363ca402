// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/section.hpp"

#include <map>

namespace cunho::pdf {

/// Form XObjects of one seal, by the rotation of the pages that show them.
using TurnedForms = std::map<int, ObjectId>;

/// Adds the page of a drawn seal as form XObjects (12.5.5), with all that they need as new objects, which
/// they share.
///
/// Each is turned against the rotation of its pages, so that it stands upright to the eye; the viewer fits it
/// to the annotation's rectangle. Throws Input/SEAL_TRANSPARENT when `opaque` and
/// something in the seal is not (ISO 19005-1, 6.4), File errors as Reader for what is no PDF.
void addSealForms(Section& section, const TurnedForms& forms, const Bytes& seal, bool opaque);

/// The appearance of what is not seen; PDF/A-1 (6.5.3) wants one all the same.
void addEmptyForm(Section& section, ObjectId id, const Rectangle& rectangle);

} // namespace cunho::pdf
