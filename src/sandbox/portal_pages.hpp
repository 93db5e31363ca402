// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/exchange.hpp"
#include "sandbox/portal_request.hpp"

/// The pages of the citizens' portal.
namespace cunho::sandbox::portal_pages {

/// Paths; the private area keeps the ones of the real portal.
inline constexpr std::string_view root = "/portal";
inline constexpr std::string_view signIn = "/portal/entrar";
inline constexpr std::string_view privateArea = "/portal/area-privada";
inline constexpr std::string_view attributes = "/portal/area-privada/atributos-profissionais";
inline constexpr std::string_view association = "/portal/area-privada/atributos-profissionais/associar";
inline constexpr std::string_view accounts = "/portal/area-privada/assinatura-faturas";

Reply login(std::string_view trouble);
Reply menu(const Citizen& citizen);
Reply attributeList(const std::vector<AttributeGrant>& grants);
Reply accountList(const std::vector<AccountLine>& accounts, TimePoint now);

/// The page of one step, with the fields of those before it.
Reply step(int number, const PortalRequest& request, std::string_view trouble);
Reply sent(const PortalRequest& request);

/// "Pendente de aprovação", …
std::string_view stateText(AttributeGrant::State state);

} // namespace cunho::sandbox::portal_pages
