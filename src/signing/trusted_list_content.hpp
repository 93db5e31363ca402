// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/signing/trusted_list.hpp>
#include <cunho/xml/document.hpp>

namespace cunho::signing {

/// Whether the element is a TrustServiceStatusList (TS 119 612, 5.2).
bool isTrustedList(const xml::Element& root) noexcept;

/// SchemeTerritory, before anybody looked at the signature; empty: it names none.
std::string claimedTerritory(const xml::Element& root);

/// What a list says whose signature was checked. Throws File/TRUSTED_LIST_UNREADABLE and
/// Unsupported/TRUSTED_LIST_VERSION, each with `params`.
TrustedList trustedListContent(const xml::Element& root, const ErrorParams& params);

} // namespace cunho::signing
