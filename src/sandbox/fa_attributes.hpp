// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/account_desk.hpp"
#include "sandbox/fa_state.hpp"

/// Values of attributes (autenticacao-gov A.4 and A.7, D.6).
namespace cunho::sandbox {

/// What a citizen attribute says; empty for one that a citizen of this kind has not. `name` without its
/// prefix: "NIC".
std::string citizenValue(std::string_view name, const FaGrant& grant, const FaSwitches& switches);

/// SCAP/ENTERPRISE: the active capacities as XML after FAScapAttributes.xsd. `parameters`:
/// "NIPC=500000000$Atributos=Gerente", either or none.
std::string enterpriseValue(const std::vector<AttributeGrant>& grants, std::string_view parameters);

/// What the account is opened with: of the citizen no more than was asked for and allowed.
AccountRequest accountRequest(const FaGrant& grant);

/// The attribute's value: JSON as text.
std::string accountValue(const OpenedAccount& account, const FaSwitches& switches);
std::string accountValue(const AccountRefusal& refusal);

/// A refusal of the table in A.7 by its number, from 1; the highest one is `refusals`.
AccountRefusal numberedRefusal(int number);
inline constexpr int refusals = 8;

} // namespace cunho::sandbox
