// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "store/document_page.hpp"

#include "store/values.hpp"

#include <cunho/core/error.hpp>

#include <limits>

namespace cunho::store {
namespace {

using invoicing::DocumentQuery;
using invoicing::DocumentRow;
using invoicing::DocumentState;
using invoicing::Standing;

/// How the list names a state; empty for a draft, which is not in it.
std::string_view stateName(DocumentState state) {
    switch (state) {
    case DocumentState::Draft: return "";
    case DocumentState::SignaturePending: return "pending";
    case DocumentState::Signed: return "qualified";
    case DocumentState::SignedNotQualified: return "unqualified";
    case DocumentState::NotSigned: return "none";
    }
    return "";
}

DocumentState storedDocumentState(std::string_view name) {
    for (const auto state : {DocumentState::SignaturePending, DocumentState::Signed,
                             DocumentState::SignedNotQualified, DocumentState::NotSigned})
        if (stateName(state) == name)
            return state;
    damaged("state");
}

/// A draft may have any text as its date; the list shows what is one.
Date dateIfAny(const std::string& text) {
    try {
        return parseDate(text);
    } catch (const Error&) {
        return {};
    }
}

bool wantsDrafts(const DocumentQuery& query) {
    return (!query.state || *query.state == DocumentState::Draft) &&
           (!query.standing || *query.standing == Standing::Draft);
}

bool wantsIssued(const DocumentQuery& query) {
    return (!query.state || *query.state != DocumentState::Draft) &&
           (!query.standing || *query.standing != Standing::Draft);
}

std::string_view typeCode(const DocumentQuery& query) {
    return invoicing::documentType(*query.type).code;
}

int filters(const DocumentQuery& query) {
    return (query.state ? 1 : 0) + (query.standing ? 1 : 0) + (query.type ? 1 : 0);
}

/// Words and filters all go to the text index, which walks their common rows without looking at others.
std::string issuedExpression(const DocumentQuery& query, const std::string& words) {
    std::string expression;
    const auto add = [&](const std::string& part) {
        expression += expression.empty() ? part : " AND " + part;
    };
    if (!words.empty())
        add("{number customer nif} : (" + words + ")");
    if (query.state)
        add("state : \"" + std::string(stateName(*query.state)) + "\"");
    if (query.standing)
        add("standing : \"" + std::string(standingWord(*query.standing)) + "\"");
    if (query.type)
        add("type : \"" + std::string(typeCode(query)) + "\"");
    return expression;
}

Statement draftStatement(Connection& connection, const DocumentQuery& query, bool counting) {
    const auto words = searchExpression(query.text);
    std::string sql = counting
                          ? "SELECT count(*)"
                          : "SELECT d.id, d.customer_name, d.customer_nif, d.date, d.gross_cents, d.type";
    sql += words.empty() ? " FROM draft AS d WHERE d.id < ?"
                         : " FROM draft_search AS s JOIN draft AS d ON d.id = s.rowid"
                           " WHERE s.rowid < ? AND draft_search MATCH ?";
    sql += query.type ? " AND d.type = ?" : "";
    if (!counting)
        sql += words.empty() ? " ORDER BY d.id DESC LIMIT ?" : " ORDER BY s.rowid DESC LIMIT ?";
    const bool from = !counting && query.after && query.after->draft;
    auto statement = connection.prepare(sql);
    statement.bind(from ? query.after->id : std::numeric_limits<std::int64_t>::max());
    if (!words.empty())
        statement.bind(words);
    if (query.type)
        statement.bind(typeCode(query));
    return statement;
}

/// The condition of the one filter, which an index of the list walks.
std::string oneFilter(const DocumentQuery& query) {
    if (query.state)
        return " AND l.state = ?";
    return query.standing ? " AND l.standing = ?" : " AND l.type = ?";
}

std::string_view filterValue(const DocumentQuery& query) {
    if (query.state)
        return stateName(*query.state);
    return query.standing ? standingWord(*query.standing) : typeCode(query);
}

Statement issuedStatement(Connection& connection, const DocumentQuery& query, bool counting) {
    const auto words = searchExpression(query.text);
    const bool byText = !words.empty() || filters(query) > 1;
    const bool byFilter = !byText && filters(query) == 1;
    std::string sql = counting ? "SELECT count(*)"
                               : "SELECT l.position, l.state, l.number, l.customer, l.nif, l.gross_cents, "
                                 "l.training, l.type, l.standing";
    if (!byText)
        sql += " FROM document_list AS l WHERE l.position < ?";
    else if (counting)
        sql += " FROM document_search AS s WHERE s.rowid < ? AND document_search MATCH ?";
    else
        sql += " FROM document_search AS s JOIN document_list AS l ON l.position = s.rowid"
               " WHERE s.rowid < ? AND document_search MATCH ?";
    sql += byFilter ? oneFilter(query) : "";
    if (!counting)
        sql += byText ? " ORDER BY s.rowid DESC LIMIT ?" : " ORDER BY l.position DESC LIMIT ?";
    const bool from = !counting && query.after && !query.after->draft;
    auto statement = connection.prepare(sql);
    statement.bind(from ? listPosition(query.after->date, query.after->id)
                        : std::numeric_limits<std::int64_t>::max());
    if (byText)
        statement.bind(issuedExpression(query, words));
    if (byFilter)
        statement.bind(filterValue(query));
    return statement;
}

/// A draft may name any type; the list shows what is one.
invoicing::DocumentType typeIfAny(const std::string& code) {
    return invoicing::parseDocumentType(code).value_or(invoicing::DocumentType::FT);
}

DocumentRow readDraft(Statement& rows) {
    DocumentRow row;
    row.id = rows.integer();
    row.customer = rows.text();
    row.customerNif = rows.text();
    row.date = dateIfAny(rows.text());
    row.gross = invoicing::Money::fromCents(rows.integer());
    row.type = typeIfAny(rows.text());
    return row;
}

DocumentRow readIssued(Statement& rows) {
    DocumentRow row;
    const auto position = rows.integer();
    row.id = idOfPosition(position);
    row.date = dateOfPosition(position);
    row.state = storedDocumentState(rows.text());
    row.number = rows.text();
    row.customer = rows.text();
    row.customerNif = rows.text();
    row.gross = invoicing::Money::fromCents(rows.integer());
    row.training = rows.integer() != 0;
    row.type = storedType(rows.text());
    row.standing = storedStanding(rows.text());
    return row;
}

std::int64_t counted(Statement statement) {
    return statement.step() ? statement.integer() : 0;
}

} // namespace

std::string searchExpression(std::string_view text) {
    std::string expression;
    bool inside = false;
    for (const char character : text) {
        if (static_cast<unsigned char>(character) <= ' ') { // FTS5 would end at a zero byte
            if (inside)
                expression += "\"* ";
            inside = false;
            continue;
        }
        if (!inside)
            expression += '"';
        inside = true;
        expression += character == '"' ? "\"\"" : std::string(1, character);
    }
    return inside ? expression + "\"*" : expression;
}

std::vector<DocumentRow> readPage(Connection& connection, const DocumentQuery& query) {
    std::vector<DocumentRow> page;
    const auto limit = static_cast<std::size_t>(query.limit > 0 ? query.limit : 0);
    const auto room = [&] { return static_cast<std::int64_t>(limit - page.size()); };
    if (wantsDrafts(query) && (!query.after || query.after->draft)) {
        auto rows = draftStatement(connection, query, false);
        rows.bind(room());
        while (rows.step())
            page.push_back(readDraft(rows));
    }
    if (wantsIssued(query) && page.size() < limit) {
        auto rows = issuedStatement(connection, query, false);
        rows.bind(room());
        while (rows.step())
            page.push_back(readIssued(rows));
    }
    return page;
}

std::int64_t countRows(Connection& connection, const DocumentQuery& query) {
    std::int64_t count = 0;
    if (wantsDrafts(query))
        count += counted(draftStatement(connection, query, true));
    if (wantsIssued(query))
        count += counted(issuedStatement(connection, query, true));
    return count;
}

} // namespace cunho::store
