// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "store/sqlite.hpp"

#include <cunho/invoicing/repositories.hpp>

#include <optional>

namespace cunho::store {

/// Issued documents in the file, with their rendering and signatures.
class Documents final : public invoicing::DocumentRepository {
  public:
    explicit Documents(Connection& connection) : connection_(connection) {}

    std::vector<invoicing::DocumentRow> page(const invoicing::DocumentQuery& query) override;
    std::int64_t count(const invoicing::DocumentQuery& query) override;
    std::optional<invoicing::IssuedDocument> find(std::int64_t id) override;
    std::optional<invoicing::IssuedDocument> findByNumber(std::string_view number) override;

    /// Throws NotFound/DOCUMENT_UNKNOWN too.
    void keepRendering(std::int64_t id, ByteView pdf) override;
    std::optional<Bytes> rendering(std::int64_t id) override;

    /// One more record; the newest counts. Throws NotFound/DOCUMENT_UNKNOWN.
    void recordSignature(std::int64_t id, const invoicing::SignatureRecord& record) override;
    std::optional<invoicing::SignatureRecord> signature(std::int64_t id) override;
    std::vector<std::int64_t> pending() override;
    std::vector<invoicing::StatusChange> states(std::int64_t id) override;
    invoicing::Dealings dealings(std::int64_t id) override;
    std::vector<invoicing::Credited> creditedLines(std::int64_t id) override;
    void keepAtDocCode(std::int64_t id, std::string_view code) override;

    /// Throws Input/PROOF_TOO_LARGE, NotFound/DOCUMENT_UNKNOWN.
    void confirmKnown(std::int64_t id, const invoicing::Confirmation& confirmation) override;
    std::vector<invoicing::Confirmation> confirmations(std::int64_t id) override;

  private:
    void requireDocument(std::int64_t id);
    Connection& connection_;
};

} // namespace cunho::store
