// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

namespace cunho::test {

/// A file that somebody made to hurt whoever reads it, of at most 5 MB. Some of them are harmless after all
/// and may be signed.
struct HostilePdf {
    std::string name; ///< "page-tree-deep", fit for a file
    std::function<std::string()> make;
};

/// All of them, each with a name of its own. Made when asked for: together they are large.
const std::vector<HostilePdf>& hostilePdfs();

/// A small healthy file cut after each of its bytes; the last one is whole.
std::vector<std::string> truncatedPdfs();

} // namespace cunho::test
