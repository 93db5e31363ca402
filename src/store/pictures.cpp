// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/pictures.hpp"

#include "store/values.hpp"

#include <cunho/crypto/digest.hpp>

namespace cunho::store {

std::optional<Bytes> keepPicture(Connection& connection, ByteView picture) {
    if (picture.empty())
        return std::nullopt;
    const auto sha256 = crypto::sha256(picture).value;
    auto known = connection.prepare("SELECT 1 FROM picture WHERE sha256 = ?");
    if (!known.bind(sha256).step())
        connection.run("INSERT INTO picture VALUES (?, ?)", sha256, picture);
    return sha256;
}

Bytes readPicture(Connection& connection, ByteView sha256) {
    if (sha256.empty())
        return {};
    auto picture = connection.prepare("SELECT bytes FROM picture WHERE sha256 = ?");
    if (!picture.bind(sha256).step())
        damaged("logo");
    return picture.blob();
}

invoicing::Company readCompany(Connection& connection, Statement& row) {
    invoicing::Company company;
    company.nif = row.text();
    company.name = row.text();
    company.address = row.text();
    company.postalCode = row.text();
    company.city = row.text();
    company.phone = row.text();
    company.email = row.text();
    company.registration = row.text();
    company.iban = row.text();
    company.logo = readPicture(connection, row.blob());
    company.tradeName = row.text();
    company.website = row.text();
    company.eacCode = row.text();
    company.shareCapital = row.text();
    company.regime = invoicing::parseVatRegime(row.text());
    return company;
}

} // namespace cunho::store
