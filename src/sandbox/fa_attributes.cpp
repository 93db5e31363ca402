// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/fa_attributes.hpp"

#include "sandbox/html.hpp"
#include "sandbox/url.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

std::string dayFirst(Date date) {
    const std::string iso = formatDate(date); // YYYY-MM-DD
    return iso.substr(8, 2) + "-" + iso.substr(5, 2) + "-" + iso.substr(0, 4);
}

bool isForeign(const Citizen& citizen) {
    return citizen.documentType != "BI";
}

std::string element(std::string_view name, std::string_view text) {
    return "<" + std::string(name) + ">" + html::escaped(text) + "</" + std::string(name) + ">";
}

std::string attributeElement(std::string_view name, std::string_view identifier, std::string_view described,
                             std::string_view value) {
    return "<Attribute>" + element("Name", name) +
           (identifier.empty() ? std::string() : element("IdentifiableName", identifier)) +
           "<SubAttributes><SubAttribute>" + element("Description", described) + element("Value", value) +
           "</SubAttribute></SubAttributes></Attribute>";
}

std::string supplierElement(const AttributeGrant& grant, const std::string& onlyAttribute) {
    std::string attributes;
    if (onlyAttribute.empty() || onlyAttribute == grant.capacity)
        attributes += attributeElement(grant.capacity, {}, "NIPC", grant.nipc);
    const bool wanted =
        onlyAttribute.empty() || onlyAttribute == invoiceAttribute || onlyAttribute == invoiceIdentifier;
    if (grant.invoices && wanted)
        attributes += attributeElement(invoiceAttribute, invoiceIdentifier, "Qualidade", grant.capacity);
    if (attributes.empty())
        return {};
    return "<AttributeSupplier>" + element("Name", grant.company) + element("Nipc", grant.nipc) +
           "<Attributes>" + attributes + "</Attributes></AttributeSupplier>";
}

} // namespace

std::string citizenValue(std::string_view name, const FaGrant& grant, const FaSwitches& switches) {
    const Citizen& citizen = grant.citizen;
    const auto day = [&](Date date) { return switches.isoDates ? formatDate(date) : dayFirst(date); };
    const auto ofForeigner = [&](const std::string& value) {
        return isForeign(citizen) && !grant.byCard ? value : std::string();
    };
    if (name == "NIC")
        return isForeign(citizen) ? std::string() : citizen.documentNumber;
    if (name == "NomeProprio")
        return citizen.givenName;
    if (name == "NomeApelido")
        return citizen.lastName;
    if (name == "NomeCompleto")
        return citizen.givenName + " " + citizen.lastName;
    if (name == "DataValidade")
        return day(citizen.documentValidUntil);
    if (name == "DataNascimento")
        return day(citizen.born);
    if (name == "DocType")
        return ofForeigner(citizen.documentType);
    if (name == "DocNationality")
        return ofForeigner(citizen.documentCountry);
    if (name == "DocNumber")
        return ofForeigner(citizen.documentNumber);
    // TemAssinaturaDigitalCMD is exclusive to CMD: beside a card it comes empty.
    return grant.byCard ? "" : citizen.cmdSignature ? "true" : "false";
}

std::string enterpriseValue(const std::vector<AttributeGrant>& grants, std::string_view parameters) {
    std::string nipc;
    std::string name;
    for (const std::string& part : split(parameters, '$')) {
        if (part.starts_with("NIPC="))
            nipc = part.substr(5);
        if (part.starts_with("Atributos="))
            name = part.substr(10);
    }
    std::string suppliers;
    for (const AttributeGrant& grant : grants)
        if (grant.state == AttributeGrant::State::Active && (nipc.empty() || nipc == grant.nipc))
            suppliers += supplierElement(grant, name);
    return "<?xml version=\"1.0\" encoding=\"utf-8\"?><ScapAttributes "
           "xmlns=\"http://www.scap.autenticacao.gov.pt/FAScapAttributes\">" +
           suppliers + "</ScapAttributes>";
}

AccountRequest accountRequest(const FaGrant& grant) {
    const AccountParameters& asked = *grant.scope.account;
    AccountRequest request;
    const Citizen& citizen = grant.citizen;
    const bool told = isForeign(citizen) ? grant.scope.asksOfCitizen("DocNumber") && !grant.byCard
                                         : grant.scope.asksOfCitizen("NIC");
    if (told) {
        request.documentType = citizen.documentType;
        request.documentCountry = citizen.documentCountry;
        request.documentNumber = citizen.documentNumber;
    }
    request.givenName = citizen.givenName;
    request.lastName = citizen.lastName;
    request.nipc = asked.nipc;
    request.additionalInfo = asked.additionalInfo;
    request.email = asked.email;
    request.expirationDate = asked.expirationDate;
    request.signaturesLimit = asked.signaturesLimit;
    request.clientName = asked.clientName;
    return request;
}

std::string accountValue(const OpenedAccount& account, const FaSwitches& switches) {
    const std::string end = switches.expirationDay ? formatDate(toLocal(account.expires, Zone::Lisbon).date)
                                                   : formatUtc(account.expires);
    return json{{"accessToken", account.accessToken},
                {"refreshToken", account.refreshToken},
                {"accountExpirationDate", end}}
        .dump();
}

std::string accountValue(const AccountRefusal& refusal) {
    return json{{"error", refusal.error}, {"error_description", refusal.description}}.dump();
}

AccountRefusal numberedRefusal(int number) {
    constexpr std::array<const char*, refusals> texts{
        "Invalid parameter enterpriseNipc",
        "Invalid parameter enterpriseAdditionalInfo",
        "Invalid parameter email",
        "Invalid parameter expidationDate, date must be in the future",
        "Invalid parameter signaturesLimit, should be higher or equal then 1",
        "Numbers of signatures is too high",
        "Missing parameter creationClientName",
        "Missing parameter citizenDocId",
    };
    return {"Bad Request", texts.at(static_cast<std::size_t>(std::clamp(number, 1, refusals) - 1))};
}

} // namespace cunho::sandbox
