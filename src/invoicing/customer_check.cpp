// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"

#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/nif.hpp>

#include <algorithm>

namespace cunho::invoicing {
namespace {

// SAF-T (PT) 1.04_01: Customer
constexpr std::size_t longestName = 100;
constexpr std::size_t longestNif = 30;
constexpr std::size_t longestCustomerCode = 30;

constexpr std::size_t shortestVatId = 8; ///< with the country's letters

constexpr std::string_view finalConsumerName = "Consumidor final";

std::string domesticNif(const std::string& field, std::string_view typed, Problems& problems) {
    std::string digits = withoutBlanks(typed);
    if (capitals(digits).starts_with("PT"))
        digits.erase(0, 2);
    if (!Nif::parse(digits))
        problems.add(field, "NIF_INVALID");
    return digits;
}

/// Without the country's letters where a Member State's number begins with them: SAF-T takes none.
std::string withoutPrefix(std::string number, std::string_view country) {
    const std::string_view letters = country == "GR" ? "EL" : country;
    const std::string compact = capitals(withoutBlanks(number));
    if (!isMemberState(country) || !compact.starts_with(letters) || compact.size() < shortestVatId)
        return number;
    const bool digits =
        std::any_of(compact.begin(), compact.end(), [](char c) { return c >= '0' && c <= '9'; });
    return digits ? compact.substr(letters.size()) : number;
}

/// Free text, save the QR code's separator.
std::string foreignNif(const std::string& field, std::string_view typed, std::string_view country,
                       Problems& problems) {
    const std::size_t before = problems.size();
    std::string number = problems.text(field, typed, longestNif);
    if (problems.size() != before)
        return number;
    if (number.find('*') != std::string::npos)
        problems.add(field, "NIF_FOREIGN_INVALID");
    return withoutPrefix(std::move(number), country);
}

std::string orUnknown(std::string text) {
    return text.empty() ? std::string(unknownWord) : text;
}

} // namespace

Party checkCustomer(const Party& customer, const std::string& prefix, Problems& problems) {
    Party party;
    party.name = problems.text(prefix + "name", customer.name, longestName);
    party.address = problems.text(prefix + "address", customer.address, longestAddress);
    party.postalCode = problems.text(prefix + "postalCode", customer.postalCode, longestPostalCode);
    party.city = problems.text(prefix + "city", customer.city, longestCity);
    party.country = checkCountry(prefix + "country", customer.country, problems);
    party.code = problems.text(prefix + "code", customer.code, longestCustomerCode);

    const bool domestic = party.country == "PT" || party.country == unknownWord;
    const bool anonymous = withoutBlanks(customer.nif).empty();
    if (anonymous) {
        party.nif = Nif::finalConsumer().text();
    } else {
        party.nif = domestic ? domesticNif(prefix + "nif", customer.nif, problems)
                             : foreignNif(prefix + "nif", customer.nif, party.country, problems);
    }
    const bool finalConsumer = party.nif == Nif::finalConsumer().text();
    if (party.name.empty() && finalConsumer)
        party.name = finalConsumerName;
    if (party.name.empty())
        problems.add(prefix + "name", "CUSTOMER_NAME_MISSING");
    if (finalConsumer && party.country == "PT" && (party.address + party.postalCode + party.city).empty()) {
        party.country = unknownWord;
    }
    party.address = orUnknown(std::move(party.address));
    party.postalCode = orUnknown(std::move(party.postalCode));
    party.city = orUnknown(std::move(party.city));
    return party;
}

} // namespace cunho::invoicing
