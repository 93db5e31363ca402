// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

namespace cunho::app {

/// The one rendering of an issued document; made now when a crash came between issue and print. Invoices
/// carry their structured forms inside, unless the setting says otherwise. GT and GR without the Tax
/// Authority's code are rendered and not kept.
Bytes ensureRendering(Services& services, std::int64_t documentId);

} // namespace cunho::app
