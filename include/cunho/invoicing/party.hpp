// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>
#include <string_view>

namespace cunho::invoicing {

/// SAF-T's AddressStructure as far as the program needs it.
struct Address {
    std::string address;
    std::string postalCode;
    std::string city;
    std::string country = "PT"; ///< ISO 3166-1 alpha-2

    bool operator==(const Address&) const = default;
};

/// A customer as a document copies it.
struct Party {
    std::string name;
    std::string nif; ///< 9 digits, or a foreign number without country prefix, or empty: final consumer
    std::string address;
    std::string postalCode;
    std::string city;
    std::string country = "PT"; ///< ISO 3166-1 alpha-2, or "Desconhecido" for the final consumer
    std::string
        code{}; ///< SAF-T CustomerID, at most 30 characters; empty: a record is found or made at issue
};

/// How the issuer stands with VAT.
enum class VatRegime {
    Normal,
    Exempt53, ///< CIVA 53: no VAT, mention "IVA – regime de isenção", no limit for FS (DL 35/2025)
    Cash,     ///< DL 71/2013: mention "IVA - regime de caixa", receipts RC
};

/// "normal", "exempt53", "cash".
std::string_view vatRegimeName(VatRegime regime) noexcept;
VatRegime parseVatRegime(std::string_view name); ///< throws Integrity/DATABASE_DAMAGED

/// The issuer.
struct Company {
    std::string nif; ///< checked Nif
    std::string name;
    std::string address;
    std::string postalCode;
    std::string city;
    std::string phone;
    std::string email;
    std::string registration; ///< "Conservatória … n.º …", may be empty
    std::string iban;
    Bytes logo;              ///< PNG or JPEG, may be empty
    std::string tradeName{}; ///< SAF-T BusinessName, may be empty
    std::string website{};
    std::string eacCode{};      ///< CAE, five digits, may be empty
    std::string shareCapital{}; ///< as it is printed, may be empty (CSC 171)
    VatRegime regime = VatRegime::Normal;
};

} // namespace cunho::invoicing
