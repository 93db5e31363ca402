// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>

#include <filesystem>
#include <vector>

namespace cunho::ui {

/// Files for the pictures of the page *Verificar*, of each outcome one.
struct TourFiles {
    std::filesystem::path valid;    ///< a signed invoice of the highest level there is
    std::filesystem::path changed;  ///< the same, altered after signing
    std::filesystem::path sealed;   ///< with a visible seal, by somebody whom nobody vouches for
    std::filesystem::path plain;    ///< an invoice as it was printed
    std::filesystem::path contract; ///< of several pages, by somebody else
    std::filesystem::path tampered; ///< an invoice printed with another total in its QR code than it has
};

/// Makes them in `folder` out of the signed invoices among `documents`; without any all but `sealed`,
/// `plain` and `contract` stay empty.
TourFiles makeTourFiles(app::Services& services, signing::SignatureProvider& stranger,
                        const std::vector<std::int64_t>& documents, const std::filesystem::path& folder);

} // namespace cunho::ui
