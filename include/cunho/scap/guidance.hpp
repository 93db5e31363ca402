// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/reason_text.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::scap {

/// How to come by something that an activation needs: dated data (resources/codes/guidance.json).
struct Guidance {
    std::string id; ///< "cmd-active", "invoice-attribute", …; see below
    std::string title;
    std::vector<std::string> steps;
    std::string cost;     ///< may be empty
    std::string validity; ///< may be empty
    std::string link;     ///< https, of the portal's page; may be empty
    std::string linkName;
    std::string source; ///< where it was read: a URL, or a document's name
    Date asOf{};        ///< when somebody last read the source
};

inline constexpr std::string_view portalUrl = "https://www.autenticacao.gov.pt"; ///< of production

/// All of it, in one language; `portal` is the citizens' portal of the profile. Ids: cmd-active, card-reader,
/// no-earlier-account, capacity, invoice-attribute, pins-known, cmd-signature (one for each prerequisite),
/// portal-accounts (cancelling there) and login-tips (W11, W12).
std::vector<Guidance> guidance(Language language, std::string_view portal = portalUrl);

/// Nothing: there is no such id.
std::optional<Guidance> findGuidance(std::string_view id, Language language,
                                     std::string_view portal = portalUrl);

} // namespace cunho::scap
