// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/repositories.hpp>

#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// The chips above the list. *Signed* holds both kinds of signature.
enum class DocumentFilter { All, Drafts, Pending, Signed };

/// A page of the list that the chips and the search field ask for.
struct RowsQuery {
    DocumentFilter filter = DocumentFilter::All;
    std::string text;
    std::optional<invoicing::DocumentKey> after;
    int limit = 200;
    std::optional<invoicing::DocumentType> type{};
    std::optional<invoicing::Standing> standing{};
};

std::vector<invoicing::DocumentRow> readRows(invoicing::DocumentRepository& documents,
                                             const RowsQuery& query);
std::int64_t countRows(invoicing::DocumentRepository& documents, const RowsQuery& query);

/// Where the next page begins.
invoicing::DocumentKey keyOf(const invoicing::DocumentRow& row);

} // namespace cunho::ui
