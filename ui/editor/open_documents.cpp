// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/editor/open_documents.hpp"

#include <algorithm>

namespace cunho::ui {
namespace {

using enum invoicing::DocumentType;
using invoicing::DocumentRow;
using invoicing::Party;

constexpr std::string_view finalConsumer = "999999990";

bool hasNumber(const Party& customer) {
    return !customer.nif.empty() && customer.nif != finalConsumer;
}

bool isOf(const DocumentRow& row, const Party& customer) {
    return hasNumber(customer) ? row.customerNif == customer.nif : row.customer == customer.name;
}

void readOpen(invoicing::DocumentRepository& documents, const Party& customer, invoicing::DocumentQuery query,
              std::vector<OpenDocument>& found) {
    for (;;) {
        const auto page = documents.page(query);
        for (const auto& row : page) {
            if (!isOf(row, customer))
                continue;
            const auto dealings = documents.dealings(row.id);
            const auto open = row.gross - dealings.settled;
            const auto document = documents.find(row.id);
            if (document && open > invoicing::Money{})
                found.push_back({row.number, row.date, row.gross, open,
                                 invoicing::documentType(row.type).credits, dealings.notes,
                                 (*document)->totals, dealings.settled});
        }
        if (page.size() < static_cast<std::size_t>(query.limit))
            return;
        query.after = invoicing::DocumentKey{false, page.back().date, page.back().id};
    }
}

} // namespace

std::vector<OpenDocument> openDocuments(invoicing::DocumentRepository& documents, const Party& customer) {
    using enum invoicing::Standing;
    std::vector<OpenDocument> found;
    invoicing::DocumentQuery query;
    query.text = hasNumber(customer) ? customer.nif : customer.name;
    if (query.text.empty())
        return found;
    for (const auto type : {FT, ND, NC}) {
        for (const auto standing : {Issued, PartlySettled, PartlyCredited}) {
            query.type = type;
            query.standing = standing;
            query.after.reset();
            readOpen(documents, customer, query, found);
        }
    }
    std::sort(found.begin(), found.end(), [](const OpenDocument& a, const OpenDocument& b) {
        return a.date != b.date ? a.date < b.date : a.number < b.number;
    });
    return found;
}

} // namespace cunho::ui
