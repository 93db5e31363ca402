// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/lists/trusted_list_parts.hpp"

namespace cunho::ui {

TrustedListParts makeTrustedListParts(const app::Services& services) {
    using Older = signing::TrustedListStore::Older;
    if (services.trustedLists == nullptr)
        return {};
    TrustedListParts parts;
    parts.all = [&services] { return app::trustedLists(services); };
    parts.install = [&services](const std::filesystem::path& file,
                                const std::vector<std::filesystem::path>& signers, bool older) {
        return app::installTrustedList(services, file, signers, older ? Older::Accept : Older::Refuse);
    };
    parts.remove = [&services](const std::string& territory) { app::removeTrustedList(services, territory); };
    return parts;
}

} // namespace cunho::ui
