// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "ui/editor/open_documents.hpp"

#include <cunho/app/services.hpp>

#include <QString>
#include <optional>
#include <string>
#include <vector>

namespace cunho::ui {

/// What the books say that a document is written with.
struct DraftBooks {
    std::vector<invoicing::Series> series;
    std::optional<invoicing::Company> company;
    std::vector<invoicing::PaymentTerms> terms;
    std::vector<OpenDocument> open; ///< of the customer, for a receipt
    std::vector<QString> left;      ///< NC: by line, what its invoice has left
};

/// Reads the database: for a worker.
DraftBooks readBooks(app::Services& services, const invoicing::Draft& draft);

/// Unit price of a record in the price mode of the document, "net" or "gross"; as the record has it where no
/// rate is known.
std::string priceIn(const std::string& mode, const invoicing::Product& product,
                    const invoicing::TaxTable& taxes, const std::string& region, Date day);

/// "FT 2026A/5": the documents that the lines of a note, or of an invoice from a quote, name.
QString namedDocuments(const invoicing::Draft& draft);

} // namespace cunho::ui
