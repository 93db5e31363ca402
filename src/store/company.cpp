// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/company.hpp"

#include "store/pictures.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>

namespace cunho::store {
namespace {

// Base64 of its signatures has 172 characters, the limit of SAF-T's Hash (fiscal hash, Portaria 363/2010).
constexpr int trainingKeyBits = 1024;

constexpr std::string_view seriesColumns = "type, id, validation_code, first_number, active, kind, begins";

std::string_view code(invoicing::DocumentType type) {
    return invoicing::documentType(type).code;
}

invoicing::Series readSeries(Statement& row) {
    invoicing::Series series;
    series.type = storedType(row.text());
    series.id = row.text();
    series.validationCode = row.text();
    series.firstNumber = row.integer();
    series.active = row.integer() != 0;
    const auto kind = invoicing::parseSeriesKind(row.text());
    if (!kind)
        damaged("series kind");
    series.kind = *kind;
    if (const auto begins = row.text(); !begins.empty())
        series.begins = storedDate(begins);
    return series;
}

} // namespace

std::optional<invoicing::Company> Company::company() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT " + std::string(companyColumns) + " FROM company");
    if (!rows.step())
        return std::nullopt;
    return readCompany(connection_, rows);
}

void Company::saveCompany(const invoicing::Company& company) {
    Transaction transaction(connection_);
    auto issued = connection_.prepare("SELECT issuer_nif FROM document ORDER BY id DESC LIMIT 1");
    if (issued.step()) {
        const auto nif = issued.text();
        if (nif != company.nif)
            throw Error(Fault::Conflict, "COMPANY_NIF_FIXED", {{"nif", nif}});
    }
    connection_.run(
        "INSERT INTO company VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, ?, ?, ?, ?, ?)"
        " ON CONFLICT (id) DO UPDATE SET nif = excluded.nif, name = excluded.name,"
        " address = excluded.address, postal_code = excluded.postal_code, city = excluded.city,"
        " phone = excluded.phone, email = excluded.email, registration = excluded.registration,"
        " iban = excluded.iban, logo = NULL, trade_name = excluded.trade_name, website = excluded.website,"
        " eac_code = excluded.eac_code, share_capital = excluded.share_capital, regime = excluded.regime",
        company.nif, company.name, company.address, company.postalCode, company.city, company.phone,
        company.email, company.registration, company.iban, company.tradeName, company.website,
        company.eacCode, company.shareCapital, invoicing::vatRegimeName(company.regime));
    if (const auto logo = keepPicture(connection_, company.logo))
        connection_.run("UPDATE company SET logo = ?", *logo);
    transaction.commit();
}

std::vector<invoicing::Series> Company::series() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT " + std::string(seriesColumns) +
                                    " FROM series"
                                    " ORDER BY type, lower(id)");
    std::vector<invoicing::Series> found;
    while (rows.step())
        found.push_back(readSeries(rows));
    return found;
}

std::optional<invoicing::Series> Company::findSeries(invoicing::DocumentType type, std::string_view id) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT " + std::string(seriesColumns) +
                                    " FROM series"
                                    " WHERE type = ? AND id = ?");
    if (!rows.bind(code(type), id).step())
        return std::nullopt;
    return readSeries(rows);
}

void Company::addSeries(const invoicing::Series& series) {
    Transaction transaction(connection_);
    auto same = connection_.prepare("SELECT id FROM series WHERE type = ? AND lower(id) = lower(?)");
    if (same.bind(code(series.type), series.id).step())
        throw Error(Fault::Conflict, "SERIES_EXISTS", {{"series", same.text()}});
    connection_.run("INSERT INTO series VALUES (?, ?, ?, ?, ?, ?, ?)", code(series.type), series.id,
                    series.validationCode, series.firstNumber, series.active,
                    std::string(1, invoicing::seriesKindLetter(series.kind)),
                    dateText(series.begins.value_or(Date{})));
    transaction.commit();
}

invoicing::Series Company::requireSeries(invoicing::DocumentType type, std::string_view id) {
    auto series = findSeries(type, id);
    if (!series)
        throw Error(Fault::NotFound, "SERIES_UNKNOWN", {{"series", std::string(id)}});
    return *std::move(series);
}

void Company::setValidationCode(invoicing::DocumentType type, std::string_view id,
                                std::string_view validationCode) {
    if (!invoicing::isValidationCode(validationCode))
        throw Error(Fault::Input, "VALIDATION_CODE_INVALID", {{"code", std::string(validationCode)}});
    Transaction transaction(connection_);
    if (requireSeries(type, id).validationCode == validationCode)
        return;
    auto used = connection_.prepare("SELECT 1 FROM document WHERE type = ? AND series = ? LIMIT 1");
    if (used.bind(code(type), id).step())
        throw Error(Fault::Conflict, "SERIES_IN_USE", {{"series", std::string(id)}});
    connection_.run("UPDATE series SET validation_code = ? WHERE type = ? AND id = ?", validationCode,
                    code(type), id);
    transaction.commit();
}

void Company::closeSeries(invoicing::DocumentType type, std::string_view id) {
    Transaction transaction(connection_);
    requireSeries(type, id);
    connection_.run("UPDATE series SET active = 0 WHERE type = ? AND id = ?", code(type), id);
    transaction.commit();
}

std::optional<Secret> Company::storedKey() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT pem FROM training_key");
    if (!rows.step())
        return std::nullopt;
    return Secret::fromText(rows.text());
}

crypto::PrivateKey Company::trainingKey() {
    if (const auto pem = storedKey())
        return crypto::PrivateKey::fromPem(pem->expose());
    Transaction transaction(connection_); // whoever comes second reads the first one's key
    if (const auto pem = storedKey())
        return crypto::PrivateKey::fromPem(pem->expose());
    auto key = crypto::PrivateKey::generateRsa(trainingKeyBits);
    const auto pem = key.pem();
    connection_.run("INSERT INTO training_key VALUES (1, ?)", pem.exposeText());
    transaction.commit();
    return key;
}

} // namespace cunho::store
