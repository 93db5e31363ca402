// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/invoicing/draft.hpp>

namespace cunho::cli {

/// Reads a draft as docs/user-guide shows it. Numbers may be JSON strings or numbers; `null` counts as
/// absent. Throws Input/DRAFT_UNREADABLE (no JSON object), Input/DRAFT_MEMBER (with {"member"}: unknown, or
/// of a wrong type).
invoicing::Draft parseDraft(ByteView json);

} // namespace cunho::cli
