// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <map>
#include <string>

namespace cunho::pdf {

/// The objects of a file by number.
using RecoveredTable = std::map<std::uint32_t, RecoveredEntry>;

/// A cross-reference section of all these objects, as it would stand behind the file's `size` bytes: a table,
/// or a stream where some are in object streams. `trailer` such as "/Root 1 0 R".
std::string sectionSyntax(const RecoveredTable& table, const std::string& trailer, std::uint64_t size);

} // namespace cunho::pdf
