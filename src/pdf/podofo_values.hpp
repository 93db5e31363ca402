// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/object_value.hpp"

#include <podofo/podofo-base.h>

namespace cunho::pdf {

/// Throws PoDoFo's error when arrays and dictionaries nest too deep.
Value valueOf(const PoDoFo::PdfObject& object);

} // namespace cunho::pdf
