// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/account_rules.hpp"

#include "sandbox/rules.hpp"
#include "sandbox/service_error.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <charconv>

namespace cunho::sandbox {
namespace {

AccountRefusal badParameter(std::string description) {
    return {std::string(literal::badRequest), std::move(description)};
}

bool isDigits(const std::string& text, std::size_t count) {
    return text.size() == count &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<AccountRefusal> missing(const std::string& value, const char* name) {
    if (!value.empty())
        return std::nullopt;
    return badParameter(std::string("Missing parameter ") + name);
}

std::optional<AccountRefusal> citizenTrouble(const AccountRequest& request) {
    if (auto trouble = missing(request.documentNumber, "citizenDocId"))
        return trouble;
    if (auto trouble = missing(request.documentType, "citizenDocType"))
        return trouble;
    if (auto trouble = missing(request.documentCountry, "citizenDocCountry"))
        return trouble;
    if (auto trouble = missing(request.givenName, "citizenGivenName"))
        return trouble;
    if (auto trouble = missing(request.lastName, "citizenLastName"))
        return trouble;
    const std::string& type = request.documentType;
    if (type != "BI" && type != "PAS" && type != "TR:" && type != "CR:")
        return badParameter("Invalid parameter citizenDocType");
    if (type == "BI" && !isDigits(request.documentNumber, 8))
        return badParameter("Invalid parameter citizenDocId");
    if (request.documentCountry.size() != 2)
        return badParameter("Invalid parameter citizenDocCountry");
    return std::nullopt;
}

bool isEmailAddress(const std::string& email) {
    const auto at = email.find('@');
    return at != std::string::npos && at > 0 && email.find('@', at + 1) == std::string::npos &&
           email.find('.', at) != std::string::npos && email.find_first_of(" \t\r\n") == std::string::npos;
}

/// In characters, as a person counts them.
std::size_t lengthOf(const std::string& utf8) {
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::optional<AccountRefusal> endTrouble(const AccountRequest& request, const Switches& switches,
                                         TimePoint now) {
    // The word is misspelt by the service.
    const auto refused = badParameter("Invalid parameter expidationDate, date must be in the future");
    if (request.expirationDate.empty())
        return switches.isOn(Switch::ExpirationDateOptional) ? std::nullopt : std::optional(refused);
    try {
        if (parseDate(request.expirationDate) > toLocal(now, Zone::Lisbon).date)
            return std::nullopt;
    } catch (const Error&) { // no date at all
        return refused;
    }
    return refused;
}

std::optional<AccountRefusal> limitFieldTrouble(const std::string& text) {
    int limit = 0;
    const auto [last, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
    const bool isNumber = error == std::errc{} && last == text.data() + text.size();
    if (!isNumber || limit < 1)
        return badParameter("Invalid parameter signaturesLimit, should be higher or equal then 1");
    if (limit > rules::highestLimit)
        return badParameter(std::string(literal::countTooHigh));
    return std::nullopt;
}

} // namespace

std::optional<AccountRefusal> formTrouble(const AccountRequest& request, const std::string& clientName,
                                          const Switches& switches, TimePoint now) {
    if (auto trouble = missing(request.clientName, "creationClientName"))
        return trouble;
    if (request.clientName != clientName)
        return badParameter("Client is not active");
    if (auto trouble = citizenTrouble(request))
        return trouble;
    if (auto trouble = missing(request.nipc, "enterpriseNipc"))
        return trouble;
    if (!isDigits(request.nipc, 9))
        return badParameter("Invalid parameter enterpriseNipc");
    if (lengthOf(request.additionalInfo) > rules::infoCharacters)
        return badParameter("Invalid parameter enterpriseAdditionalInfo");
    if (!isEmailAddress(request.email))
        return badParameter("Invalid parameter email");
    if (auto trouble = endTrouble(request, switches, now))
        return trouble;
    return limitFieldTrouble(request.signaturesLimit);
}

std::optional<TimePoint> askedEnd(const AccountRequest& request) {
    if (request.expirationDate.empty())
        return std::nullopt;
    return fromLocal({parseDate(request.expirationDate), 23, 59, 59}, Zone::Lisbon);
}

} // namespace cunho::sandbox
