// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/crypto/private_key.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/issued_document.hpp>

#include <cunho/core/bytes.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::invoicing {

/// Where a document stands, as lists and pills show it.
enum class DocumentState { Draft, SignaturePending, Signed, SignedNotQualified };

/// One row of the list.
struct DocumentRow {
    DocumentState state = DocumentState::Draft;
    std::int64_t id = 0; ///< of the draft, or of the issued document
    std::string number;  ///< empty for a draft
    std::string customer;
    std::string customerNif;
    Date date{};
    Money gross;
    bool training = false;
};

/// Where a page of the list begins: after this row. Lists page by key, never by offset.
struct DocumentKey {
    bool draft = false; ///< drafts come first
    Date date{};
    std::int64_t id = 0;
};

struct DocumentQuery {
    std::optional<DocumentState> state;
    std::string text;                 ///< part of number, customer name or NIF; accents do not matter
    std::optional<DocumentKey> after; ///< nothing: from the top, newest first
    int limit = 200;
};

/// A finished signature of an issued document's file.
struct SignatureRecord {
    std::string level; ///< "B-B"
    std::filesystem::path file;
    Bytes sha256;
    bool qualified = false;
    std::string signer;
    TimePoint signedAt{};
};

/// Port: drafts.
class DraftRepository {
  public:
    virtual ~DraftRepository() = default;

    /// Inserts (id 0) or replaces; returns the key. `gross` is what the list shows.
    virtual std::int64_t save(const Draft& draft, Money gross) = 0;
    virtual std::optional<Draft> find(std::int64_t id) = 0;
    virtual void remove(std::int64_t id) = 0;
};

/// Port: issued documents, their one rendering and their signature.
class DocumentRepository {
  public:
    virtual ~DocumentRepository() = default;
    virtual std::vector<DocumentRow> page(const DocumentQuery& query) = 0;
    virtual std::int64_t count(const DocumentQuery& query) = 0;
    virtual std::optional<IssuedDocument> find(std::int64_t id) = 0;
    virtual std::optional<IssuedDocument> findByNumber(std::string_view number) = 0;

    /// The PDF rendered at issue; kept once, never replaced (Conflict/RENDERING_EXISTS).
    virtual void keepRendering(std::int64_t id, ByteView pdf) = 0;

    /// Throws Integrity/RENDERING_DAMAGED when the bytes do not have the SHA-256 kept with them.
    virtual std::optional<Bytes> rendering(std::int64_t id) = 0;

    virtual void recordSignature(std::int64_t id, const SignatureRecord& record) = 0;
    virtual std::optional<SignatureRecord> signature(std::int64_t id) = 0;

    /// Issued, not yet signed, oldest first.
    virtual std::vector<std::int64_t> pending() = 0;
};

/// Port: the company and its series.
class CompanyRepository {
  public:
    virtual ~CompanyRepository() = default;
    virtual std::optional<Company> company() = 0;

    /// Throws Conflict/COMPANY_NIF_FIXED when documents were issued under another NIF.
    virtual void saveCompany(const Company& company) = 0;
    virtual std::vector<Series> series() = 0;

    /// Throws Conflict/SERIES_EXISTS (also when only the case of letters differs).
    virtual void addSeries(const Series& series) = 0;

    /// PEM of the key that training documents are chained with; made at first use, kept for ever.
    virtual crypto::PrivateKey trainingKey() = 0;
};

} // namespace cunho::invoicing
