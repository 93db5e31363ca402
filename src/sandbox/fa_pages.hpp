// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/fa_state.hpp"

/// The pages of the authentication provider, in the words and the order of its guide (autenticacao-gov A.5).
namespace cunho::sandbox::fa_pages {

Reply means(const FaSession& session);
Reply consent(const FaSession& session, const std::string& providerName);

/// `pluginUrl`: where CardPlugin stands.
Reply card(const FaSession& session, const FaRegistration& client, const std::string& pluginUrl);
Reply cmd(const FaSession& session);
Reply code(const FaSession& session);

/// Nothing can be done here any more but to give up, which leads back to the program.
Reply over(const FaSession& session);

/// A request that belongs to no session.
Reply noSession();

/// A request whose redirect nobody may follow.
Reply refused();

} // namespace cunho::sandbox::fa_pages
