// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/section.hpp"

namespace cunho::pdf {

/// Adds the page of a drawn seal as form XObject `id` (12.5.5), with all that it needs as new objects.
///
/// `rotation` is the page's that shows it: the form is turned against it, so that it stands upright to the
/// eye; the viewer fits it to the annotation's rectangle. Throws Input/SEAL_TRANSPARENT when `opaque` and
/// something in the seal is not (ISO 19005-1, 6.4), File errors as Reader for what is no PDF.
void addSealForm(Section& section, ObjectId id, const Bytes& seal, int rotation, bool opaque);

/// The appearance of what is not seen; PDF/A-1 (6.5.3) wants one all the same.
void addEmptyForm(Section& section, ObjectId id, const Rectangle& rectangle);

} // namespace cunho::pdf
