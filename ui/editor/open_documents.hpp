// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/invoicing/repositories.hpp>

#include <string>
#include <vector>

namespace cunho::ui {

/// A document that a receipt may settle.
struct OpenDocument {
    std::string number;
    Date date{};
    invoicing::Money gross;
    invoicing::Money open;            ///< of the gross, not settled yet
    bool credit = false;              ///< a credit note, to be set against the others
    std::vector<std::string> notes{}; ///< NC over it
    invoicing::Totals totals{};       ///< to know what the customer withholds of a part
    invoicing::Money settled{};       ///< by earlier receipts
};

/// Those of one customer, oldest first: invoices and debit notes that are owed, credit notes not set off. The
/// customer is the one with this number; without a number the one with this name.
std::vector<OpenDocument> openDocuments(invoicing::DocumentRepository& documents,
                                        const invoicing::Party& customer);

} // namespace cunho::ui
