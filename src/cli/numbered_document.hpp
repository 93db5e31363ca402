// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

#include <cstdint>
#include <string>

namespace cunho::cli {

/// The document with this number; throws NotFound DOCUMENT_UNKNOWN.
invoicing::IssuedDocument documentOf(app::Services& services, const std::string& number);

/// Its id.
std::int64_t idOf(app::Services& services, const std::string& number);

} // namespace cunho::cli
