// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/countries.hpp"

#include <cunho/invoicing/nif.hpp>

namespace cunho::invoicing {
namespace {

// SAF-T (PT) 1.04_01: Customer
constexpr std::size_t longestName = 100;
constexpr std::size_t longestNif = 30;
constexpr std::size_t longestAddress = 210;
constexpr std::size_t longestPostalCode = 20;
constexpr std::size_t longestCity = 50;

constexpr std::string_view unknown = "Desconhecido"; ///< the schema's word, also for country
constexpr std::string_view finalConsumerName = "Consumidor final";

std::string checkCountry(std::string_view typed, Problems& problems) {
    const std::string code = capitals(trimmed(typed));
    if (code.empty())
        return "PT";
    if (code == capitals(unknown))
        return std::string(unknown);
    if (!isCountry(code))
        problems.add("customer.country", "COUNTRY_INVALID");
    return code;
}

std::string domesticNif(std::string_view typed, Problems& problems) {
    std::string digits = withoutBlanks(typed);
    if (capitals(digits).starts_with("PT"))
        digits.erase(0, 2);
    if (!Nif::parse(digits))
        problems.add("customer.nif", "NIF_INVALID");
    return digits;
}

/// Free text, save the QR code's separator.
std::string foreignNif(std::string_view typed, Problems& problems) {
    const std::size_t before = problems.size();
    std::string number = problems.text("customer.nif", typed, longestNif);
    if (problems.size() == before && number.find('*') != std::string::npos) {
        problems.add("customer.nif", "NIF_FOREIGN_INVALID");
    }
    return number;
}

std::string orUnknown(std::string text) {
    return text.empty() ? std::string(unknown) : text;
}

} // namespace

Party checkCustomer(const Party& customer, Problems& problems) {
    Party party;
    party.name = problems.text("customer.name", customer.name, longestName);
    party.address = problems.text("customer.address", customer.address, longestAddress);
    party.postalCode = problems.text("customer.postalCode", customer.postalCode, longestPostalCode);
    party.city = problems.text("customer.city", customer.city, longestCity);
    party.country = checkCountry(customer.country, problems);

    const bool domestic = party.country == "PT" || party.country == unknown;
    const bool anonymous = withoutBlanks(customer.nif).empty();
    if (anonymous) {
        party.nif = Nif::finalConsumer().text();
    } else {
        party.nif = domestic ? domesticNif(customer.nif, problems) : foreignNif(customer.nif, problems);
    }
    const bool finalConsumer = party.nif == Nif::finalConsumer().text();
    if (party.name.empty() && finalConsumer)
        party.name = finalConsumerName;
    if (party.name.empty())
        problems.add("customer.name", "CUSTOMER_NAME_MISSING");
    if (finalConsumer && party.country == "PT" && (party.address + party.postalCode + party.city).empty()) {
        party.country = unknown;
    }
    party.address = orUnknown(std::move(party.address));
    party.postalCode = orUnknown(std::move(party.postalCode));
    party.city = orUnknown(std::move(party.city));
    return party;
}

} // namespace cunho::invoicing
