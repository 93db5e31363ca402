// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

namespace cunho::app {

/// The bytes a person sees of an issued document: the signed file where there is one, else the rendering.
/// Renders first when a crash came between issue and print. Throws NotFound/DOCUMENT_UNKNOWN.
Bytes documentPdf(Services& services, std::int64_t documentId);

} // namespace cunho::app
