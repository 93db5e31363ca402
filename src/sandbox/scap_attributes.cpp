// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/scap_attributes.hpp"

#include <algorithm>

namespace cunho::sandbox {
namespace {

using nlohmann::json;
using GrantState = AttributeGrant::State;

constexpr char memberOfTheBody = 'A';

json attributeOf(std::string_view id, std::string_view description, TimePoint until,
                 std::string_view partDescription, std::string_view partValue) {
    return {{"id", id},
            {"description", description},
            {"validity", formatUtc(until)},
            {"subAttributes",
             json::array({{{"id", "1"}, {"description", partDescription}, {"value", partValue}}})}};
}

void addGrant(SuppliedAttributes& supplied, const AttributeGrant& grant) {
    supplied.attributes.push_back(
        attributeOf(grant.capacity, grant.capacity, grant.until, "NIPC", grant.nipc));
    if (grant.invoices)
        supplied.attributes.push_back(
            attributeOf(invoiceIdentifier, invoiceAttribute, grant.until, "Qualidade", grant.capacity));
}

/// An active capacity hides those of the same company that have ended.
SuppliedAttributes ofCompany(const AttributeGrant& company, const std::vector<AttributeGrant>& grants) {
    SuppliedAttributes supplied{
        {"urn:sandbox:scap:enterprise:" + company.nipc, company.company, "ENTERPRISE", company.nipc},
        "200",
        json::array()};
    for (const GrantState state : {GrantState::Active, GrantState::Expired}) {
        for (const AttributeGrant& grant : grants)
            if (grant.nipc == company.nipc && grant.state == state)
                addGrant(supplied, grant);
        if (!supplied.attributes.empty()) {
            supplied.code = state == GrantState::Active ? "200" : "205";
            return supplied;
        }
    }
    supplied.code = "204";
    return supplied;
}

SuppliedAttributes ofInstitution(const AttributeSupplier& institution, const Citizen& citizen) {
    SuppliedAttributes supplied{institution, "204", json::array()};
    if (citizen.letter != memberOfTheBody)
        return supplied;
    supplied.code = "200";
    supplied.attributes.push_back(
        attributeOf("contabilista_certificado", "Contabilista certificado",
                    TimePoint(std::chrono::sys_days(citizen.documentValidUntil).time_since_epoch()), "Cédula",
                    "SANDBOX-1"));
    return supplied;
}

} // namespace

json AttributeSupplier::info() const {
    return {{"uriId", uri}, {"name", name}, {"type", type}, {"nipc", nipc}};
}

const std::vector<AttributeSupplier>& institutions() {
    static const std::vector<AttributeSupplier> known{
        {"urn:sandbox:scap:institution:ordem", "SANDBOX Ordem dos Exemplos", "INSTITUTION", "501000127"}};
    return known;
}

const AttributeSupplier& scapItself() {
    static const AttributeSupplier itself{"urn:sandbox:scap", "SANDBOX SCAP", "INSTITUTION", ""};
    return itself;
}

std::vector<SuppliedAttributes> suppliedTo(const Citizen& citizen, const SupplierChoice& choice) {
    std::vector<SuppliedAttributes> all;
    std::set<std::string> companies;
    if (choice.enterprises)
        for (const AttributeGrant& grant : citizen.attributes)
            if (companies.insert(grant.nipc).second)
                all.push_back(ofCompany(grant, citizen.attributes));
    for (const AttributeSupplier& institution : institutions())
        if (choice.uris.contains(institution.uri))
            all.push_back(ofInstitution(institution, citizen));
    return all;
}

} // namespace cunho::sandbox
