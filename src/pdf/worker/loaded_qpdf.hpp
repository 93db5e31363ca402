// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/qpdf_parts.hpp"

#include <filesystem>

namespace cunho::pdf {

/// Where the module lies that holds libqpdf and what needs it: beside the worker, or where an installation
/// puts it. Empty when there is none.
std::filesystem::path qpdfModule();

/// Loads the module, once. Starting with libqpdf and its cryptographic libraries takes a process twice as
/// long as starting without, and most files are read by PoDoFo alone. Ends the process when the module cannot
/// be loaded: the memory may be used up.
const QpdfParts& loadedQpdf();

} // namespace cunho::pdf
