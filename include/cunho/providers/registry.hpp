// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string_view>
#include <vector>

namespace cunho::providers {

/// One way to sign, as command line and window offer it.
struct ProviderRow {
    std::string_view name; ///< "safe", "soft-key"
    std::string_view labelPt;
    std::string_view labelEn;
    bool foreignDocuments; ///< may sign any PDF
    bool remote;           ///< needs network and journal
};

/// A new way to sign is a folder here and one line in this table.
const std::vector<ProviderRow>& registry();

} // namespace cunho::providers
