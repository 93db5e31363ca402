// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cunho::scap {

struct AuthorizationQuery;

/// Names of attributes in AMA's workbook (autenticacao-gov A.4).
namespace fa {
inline constexpr std::string_view account = "http://interop.gov.pt/SAFE/createSignatureAccount";
inline constexpr std::string_view enterprise = "http://interop.gov.pt/SCAP/ENTERPRISE";
inline constexpr std::string_view nic = "http://interop.gov.pt/MDC/Cidadao/NIC";
inline constexpr std::string_view givenName = "http://interop.gov.pt/MDC/Cidadao/NomeProprio";
inline constexpr std::string_view lastName = "http://interop.gov.pt/MDC/Cidadao/NomeApelido";
inline constexpr std::string_view validUntil = "http://interop.gov.pt/MDC/Cidadao/DataValidade";
inline constexpr std::string_view birthDate = "http://interop.gov.pt/MDC/Cidadao/DataNascimento";
inline constexpr std::string_view documentType = "http://interop.gov.pt/MDC/Cidadao/DocType";
inline constexpr std::string_view documentCountry = "http://interop.gov.pt/MDC/Cidadao/DocNationality";
inline constexpr std::string_view documentNumber = "http://interop.gov.pt/MDC/Cidadao/DocNumber";
inline constexpr std::string_view cmdSignature = "http://interop.gov.pt/MDC/Cidadao/TemAssinaturaDigitalCMD";
} // namespace fa

/// The citizen's attributes that this authentication asks for, without which nothing goes on.
std::vector<std::string_view> requiredAttributes(const AuthorizationQuery& query);

/// Every attribute it asks for, bare: the account's without its parameters.
std::vector<std::string_view> askedAttributes(const AuthorizationQuery& query);

} // namespace cunho::scap
