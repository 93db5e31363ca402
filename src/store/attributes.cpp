// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/attributes.hpp"

#include "store/values.hpp"

namespace cunho::store {
namespace {

using scap::Citizen;
using scap::ProfessionalAttribute;

const Names<ProfessionalAttribute::Source, 2> sources({"authentication", "scap"});
const Names<ProfessionalAttribute::Status, 3> statuses({"active", "expired", "gone"});

std::optional<std::int64_t> flag(const std::optional<bool>& value) {
    return value ? std::optional<std::int64_t>(*value ? 1 : 0) : std::nullopt;
}

Citizen readCitizen(Statement& row) {
    Citizen citizen;
    citizen.documentType = row.text();
    citizen.documentCountry = row.text();
    citizen.documentNumber = row.text();
    citizen.givenName = row.text();
    citizen.lastName = row.text();
    if (const auto until = storedMaybeDate(row.text()); until.ok())
        citizen.documentValidUntil = until;
    if (const auto signature = row.maybeInteger())
        citizen.cmdSignature = *signature != 0;
    return citizen;
}

ProfessionalAttribute readAttribute(Statement& row) {
    ProfessionalAttribute attribute;
    attribute.citizen = row.text();
    attribute.source = sources.stored(row.text(), "attribute source");
    attribute.nipc = row.text();
    attribute.providerUri = row.text();
    attribute.providerName = row.text();
    attribute.providerType = row.text();
    attribute.id = row.text();
    attribute.description = row.text();
    attribute.identifiableName = row.text();
    attribute.validUntil = timePoint(row.maybeInteger());
    attribute.status = statuses.stored(row.text(), "attribute status");
    attribute.firstSeen = timePoint(row.integer());
    attribute.lastChecked = timePoint(row.integer());
    attribute.served = row.text();
    return attribute;
}

} // namespace

std::vector<Citizen> Attributes::citizens() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT document_type, document_country, document_number, given_name,"
                                    " last_name, document_valid_until, cmd_signature FROM citizen"
                                    " ORDER BY rowid");
    std::vector<Citizen> citizens;
    while (rows.step())
        citizens.push_back(readCitizen(rows));
    return citizens;
}

void Attributes::saveCitizen(const Citizen& citizen, TimePoint seen) {
    Transaction transaction(connection_);
    connection_.run("INSERT INTO citizen VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
                    " ON CONFLICT (document_type, document_country, document_number) DO UPDATE SET"
                    " given_name = excluded.given_name, last_name = excluded.last_name,"
                    " document_valid_until = excluded.document_valid_until,"
                    " cmd_signature = excluded.cmd_signature, seen = excluded.seen",
                    citizen.documentType, citizen.documentCountry, citizen.documentNumber, citizen.givenName,
                    citizen.lastName, dateText(citizen.documentValidUntil.value_or(Date{})),
                    flag(citizen.cmdSignature), milliseconds(seen));
    transaction.commit();
}

std::vector<ProfessionalAttribute> Attributes::attributes(const std::string& citizen) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto rows = connection_.prepare(
        "SELECT id, citizen, source, nipc, provider_uri, provider_name, provider_type, attribute_id,"
        " description, identifiable_name, valid_until, status, first_seen, last_checked, served FROM "
        "attribute"
        " WHERE citizen = ? ORDER BY id");
    auto details = connection_.prepare("SELECT name, value FROM sub_attribute WHERE attribute = ?"
                                       " ORDER BY position");
    std::vector<ProfessionalAttribute> attributes;
    rows.bind(citizen);
    while (rows.step()) {
        details.bind(rows.integer());
        auto attribute = readAttribute(rows);
        while (details.step()) {
            auto name = details.text();
            attribute.subAttributes.emplace_back(std::move(name), details.text());
        }
        attributes.push_back(std::move(attribute));
    }
    return attributes;
}

void Attributes::merge(const std::string& citizen, ProfessionalAttribute::Source source,
                       const std::vector<ProfessionalAttribute>& told, TimePoint now) {
    Transaction transaction(connection_);
    connection_.run("UPDATE attribute SET status = ? WHERE citizen = ? AND source = ?",
                    statuses.of(ProfessionalAttribute::Status::Gone), citizen, sources.of(source));
    for (const auto& attribute : told)
        renew(citizen, sources.of(source), attribute, now);
    transaction.commit();
}

void Attributes::renew(const std::string& citizen, std::string_view source,
                       const ProfessionalAttribute& attribute, TimePoint now) {
    auto row = connection_.prepare(
        "INSERT INTO attribute (citizen, source, nipc, provider_uri, provider_name, provider_type,"
        " attribute_id, description, identifiable_name, valid_until, status, first_seen, last_checked, "
        "served)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (citizen, source, nipc, provider_uri, provider_name, attribute_id, description)"
        " DO UPDATE SET provider_type = excluded.provider_type,"
        " identifiable_name = excluded.identifiable_name, valid_until = excluded.valid_until,"
        " status = excluded.status, last_checked = excluded.last_checked, served = excluded.served"
        " RETURNING id");
    row.bind(citizen, source, attribute.nipc, attribute.providerUri, attribute.providerName,
             attribute.providerType, attribute.id, attribute.description, attribute.identifiableName,
             milliseconds(attribute.validUntil), statuses.of(attribute.status), milliseconds(now),
             milliseconds(attribute.lastChecked == TimePoint{} ? now : attribute.lastChecked),
             attribute.served);
    row.step();
    const auto id = row.integer();
    while (row.step()) {
    }
    connection_.run("DELETE FROM sub_attribute WHERE attribute = ?", id);
    int position = 0;
    for (const auto& [name, value] : attribute.subAttributes)
        connection_.run("INSERT INTO sub_attribute VALUES (?, ?, ?, ?)", id, position++, name, value);
}

} // namespace cunho::store
