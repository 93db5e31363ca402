// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>

#include <string>

namespace cunho::invoicing {

/// A customer as a document copies it.
struct Party {
    std::string name;
    std::string nif; ///< 9 digits, or a foreign number without country prefix, or empty: final consumer
    std::string address;
    std::string postalCode;
    std::string city;
    std::string country = "PT"; ///< ISO 3166-1 alpha-2, or "Desconhecido" for the final consumer
};

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
    Bytes logo; ///< PNG or JPEG, may be empty
};

} // namespace cunho::invoicing
