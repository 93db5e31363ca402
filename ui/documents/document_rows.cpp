// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/documents/document_rows.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

using invoicing::DocumentQuery;
using invoicing::DocumentRow;
using invoicing::DocumentState;

std::vector<std::optional<DocumentState>> statesOf(DocumentFilter filter) {
    switch (filter) {
    case DocumentFilter::All: return {std::nullopt};
    case DocumentFilter::Drafts: return {DocumentState::Draft};
    case DocumentFilter::Pending: return {DocumentState::SignaturePending};
    case DocumentFilter::Signed: return {DocumentState::Signed, DocumentState::SignedNotQualified};
    }
    return {};
}

/// The list's order: newest first.
bool before(const DocumentRow& a, const DocumentRow& b) {
    return a.date != b.date ? a.date > b.date : a.id > b.id;
}

DocumentQuery queryOf(const RowsQuery& query, const std::optional<DocumentState>& state) {
    DocumentQuery wanted;
    wanted.state = state;
    wanted.text = query.text;
    wanted.after = query.after;
    wanted.limit = query.limit;
    wanted.type = query.type;
    wanted.standing = query.standing;
    return wanted;
}

} // namespace

std::vector<DocumentRow> readRows(invoicing::DocumentRepository& documents, const RowsQuery& query) {
    std::vector<DocumentRow> rows;
    for (const auto& state : statesOf(query.filter)) {
        const auto part = documents.page(queryOf(query, state));
        const auto middle = rows.insert(rows.end(), part.begin(), part.end());
        std::inplace_merge(rows.begin(), middle, rows.end(), before);
    }
    if (rows.size() > static_cast<std::size_t>(query.limit))
        rows.erase(rows.begin() + query.limit, rows.end());
    return rows;
}

std::int64_t countRows(invoicing::DocumentRepository& documents, const RowsQuery& query) {
    std::int64_t count = 0;
    for (const auto& state : statesOf(query.filter))
        count += documents.count(queryOf(query, state));
    return count;
}

invoicing::DocumentKey keyOf(const DocumentRow& row) {
    return {row.state == DocumentState::Draft, row.date, row.id};
}

} // namespace cunho::ui
