// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/issued_document.hpp>

#include <optional>

namespace cunho::store {

/// The end of the table: what the next document is sealed after.
struct LastSeal {
    std::int64_t id = 0;
    Bytes seal;
};
LastSeal lastSeal(Connection& connection);

/// Writes everything that belongs to the document and then its row, inside the caller's transaction.
/// Throws Internal/DOCUMENT_INCOMPLETE when lines and their totals do not pair.
LastSeal insertDocument(Connection& connection, const invoicing::IssuedFacts& facts);

/// Reads all of it back.
std::optional<invoicing::IssuedFacts> readDocument(Connection& connection, std::int64_t id);

/// A document as it lies in the file.
struct StoredDocument {
    invoicing::IssuedFacts facts; ///< without the logo's bytes
    Bytes logoSha256;
    Bytes seal;
    std::optional<std::int64_t> lastStatus; ///< row of document_status; nothing: still as it was issued
};

/// Reads many documents, one after the other, by three statements that walk in step: documents, their lines
/// and their taxes. `tail` goes on after "FROM document AS d" and orders by an index that has one row for
/// each document; its values are bound to each statement.
class DocumentCursor {
  public:
    template<typename... Values>
    DocumentCursor(Connection& connection, const std::string& tail, const Values&... values)
        : DocumentCursor(connection, tail) {
        heads_.bind(values...);
        lines_.bind(values...);
        taxes_.bind(values...);
    }

    /// Lines that were issued without a code get that of their product's record.
    void fillProductCodes() noexcept { productCodes_ = true; }

    /// False at the end; otherwise `document` is overwritten.
    bool next(StoredDocument& document);

  private:
    DocumentCursor(Connection& connection, const std::string& tail);
    void takeLines(invoicing::IssuedFacts& facts);
    void takeTaxes(invoicing::IssuedFacts& facts);

    Connection& connection_;
    Statement heads_;
    Statement lines_;
    Statement taxes_;
    std::optional<std::int64_t> lineOf_; ///< whose line is the next
    std::optional<std::int64_t> taxOf_;
    bool begun_ = false;
    bool productCodes_ = false;
};

} // namespace cunho::store
