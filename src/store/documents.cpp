// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/documents.hpp"

#include "store/dealings.hpp"
#include "store/document_page.hpp"
#include "store/document_rows.hpp"
#include "store/values.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>

namespace cunho::store {
namespace {

constexpr std::size_t longestAtCode = 200; ///< SAF-T ATDocCodeID

bool isAtCode(std::string_view code) {
    return !code.empty() && code.size() <= longestAtCode && std::all_of(code.begin(), code.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

} // namespace

using invoicing::IssuedDocument;
using invoicing::SignatureRecord;

std::vector<invoicing::DocumentRow> Documents::page(const invoicing::DocumentQuery& query) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    return readPage(connection_, query);
}

std::int64_t Documents::count(const invoicing::DocumentQuery& query) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    return countRows(connection_, query);
}

std::optional<IssuedDocument> Documents::find(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    auto facts = readDocument(connection_, id);
    if (!facts)
        return std::nullopt;
    return IssuedDocument::restore(std::move(*facts));
}

std::optional<IssuedDocument> Documents::findByNumber(std::string_view number) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT id FROM document WHERE number = ?");
    if (!rows.bind(number).step())
        return std::nullopt;
    return find(rows.integer());
}

void Documents::requireDocument(std::int64_t id) {
    auto rows = connection_.prepare("SELECT 1 FROM document WHERE id = ?");
    if (!rows.bind(id).step())
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN", {}, "id " + std::to_string(id));
}

void Documents::keepRendering(std::int64_t id, ByteView pdf) {
    Transaction transaction(connection_);
    requireDocument(id);
    auto kept = connection_.prepare("SELECT 1 FROM rendering WHERE document = ?");
    if (kept.bind(id).step())
        throw Error(Fault::Conflict, "RENDERING_EXISTS", {}, "id " + std::to_string(id));
    connection_.run("INSERT INTO rendering VALUES (?, ?, ?)", id, crypto::sha256(pdf).value, pdf);
    transaction.commit();
}

std::optional<Bytes> Documents::rendering(std::int64_t id) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT sha256, pdf FROM rendering WHERE document = ?");
    if (!rows.bind(id).step())
        return std::nullopt;
    const auto sha256 = rows.blob();
    auto pdf = rows.blob();
    if (crypto::sha256(pdf).value != sha256)
        throw Error(Fault::Integrity, "RENDERING_DAMAGED", {}, "id " + std::to_string(id));
    return pdf;
}

void Documents::recordSignature(std::int64_t id, const SignatureRecord& record) {
    Transaction transaction(connection_);
    requireDocument(id);
    connection_.run(
        "INSERT INTO signature_record (document, level, file, sha256, qualified, signer, signed_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        id, record.level, record.file.string(), record.sha256, record.qualified, record.signer,
        milliseconds(record.signedAt));
    transaction.commit();
}

std::optional<SignatureRecord> Documents::signature(std::int64_t id) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT level, file, sha256, qualified, signer, signed_at"
                                    " FROM signature_record WHERE document = ? ORDER BY id DESC LIMIT 1");
    if (!rows.bind(id).step())
        return std::nullopt;
    SignatureRecord record;
    record.level = rows.text();
    record.file = rows.text();
    record.sha256 = rows.blob();
    record.qualified = rows.integer() != 0;
    record.signer = rows.text();
    record.signedAt = timePoint(rows.integer());
    return record;
}

std::vector<std::int64_t> Documents::pending() {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT position FROM document_list WHERE state = 'pending'"
                                    " AND standing <> 'cancelled' ORDER BY position");
    std::vector<std::int64_t> ids;
    while (rows.step())
        ids.push_back(idOfPosition(rows.integer()));
    return ids;
}

std::vector<invoicing::StatusChange> Documents::states(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    return statesOf(connection_, id);
}

invoicing::Dealings Documents::dealings(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    return dealingsOf(connection_, id);
}

std::vector<invoicing::Credited> Documents::creditedLines(std::int64_t id) {
    const Transaction snapshot(connection_, Transaction::Kind::Read);
    return creditedLinesOf(connection_, id);
}

void Documents::keepAtDocCode(std::int64_t id, std::string_view code) {
    if (!isAtCode(code))
        throw Error(Fault::Input, "AT_CODE_INVALID");
    Transaction transaction(connection_);
    requireDocument(id);
    auto type = connection_.prepare("SELECT type FROM document WHERE id = ?");
    type.bind(id).step();
    if (invoicing::documentType(storedType(type.text())).block != invoicing::SaftBlock::MovementOfGoods)
        throw Error(Fault::Input, "AT_CODE_OF_OTHER_TYPE");
    auto kept = connection_.prepare("SELECT code FROM document_transport_code WHERE document = ?");
    if (kept.bind(id).step())
        throw Error(Fault::Conflict, "AT_CODE_EXISTS", {{"code", kept.text()}});
    connection_.run("INSERT INTO document_transport_code VALUES (?, ?)", id, code);
    transaction.commit();
}

void Documents::confirmKnown(std::int64_t id, const invoicing::Confirmation& confirmation) {
    if (confirmation.file.size() > largestProof)
        throw Error(Fault::Input, "PROOF_TOO_LARGE", {{"max", "10"}});
    Transaction transaction(connection_);
    requireDocument(id);
    connection_.run("INSERT INTO confirmation (document, date, note, file_name, file) VALUES (?, ?, ?, ?, ?)",
                    id, dateText(confirmation.date), confirmation.note, confirmation.fileName,
                    confirmation.file);
    transaction.commit();
}

std::vector<invoicing::Confirmation> Documents::confirmations(std::int64_t id) {
    const auto lock = connection_.lock();
    auto rows = connection_.prepare("SELECT date, note, file_name, file FROM confirmation"
                                    " WHERE document = ? ORDER BY id");
    rows.bind(id);
    std::vector<invoicing::Confirmation> found;
    while (rows.step()) {
        auto& each = found.emplace_back();
        each.date = storedMaybeDate(rows.text());
        each.note = rows.text();
        each.fileName = rows.text();
        each.file = rows.blob();
    }
    return found;
}

} // namespace cunho::store
