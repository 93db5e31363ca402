// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/crypto/private_key.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/life_cycle.hpp>
#include <cunho/invoicing/series.hpp>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cunho::invoicing {

/// Where a document stands, as lists and pills show it.
enum class DocumentState {
    Draft,
    SignaturePending,
    Signed,
    SignedNotQualified,
    NotSigned, ///< issued, and not to be signed: OR, PF, NE; GT and GR without the Tax Authority's code
};

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
    DocumentType type = DocumentType::FT;
    Standing standing = Standing::Draft;
};

/// Where a page of the list begins: after this row. Lists page by key, never by offset.
struct DocumentKey {
    bool draft = false; ///< drafts come first
    Date date{};
    std::int64_t id = 0;
};

struct DocumentQuery {
    std::optional<DocumentState> state;
    std::optional<Standing> standing{};
    std::optional<DocumentType> type{};
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

/// A customer's confirmation that a credit note arrived.
struct Confirmation {
    Date date{};
    std::string note;     ///< how: "e-mail de 12 de novembro"
    std::string fileName; ///< empty: no file
    Bytes file;           ///< at most 10 MB
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

    /// Issued, not yet signed, oldest first; without those whose type is not signed or that cannot be yet.
    virtual std::vector<std::int64_t> pending() = 0;

    /// Its states, oldest first; the first is N or S.
    virtual std::vector<StatusChange> states(std::int64_t id) = 0;
    virtual Dealings dealings(std::int64_t id) = 0;

    /// What active credit notes took from its lines, in their order; what is left is for `FollowUp::credit`.
    virtual std::vector<Credited> creditedLines(std::int64_t id) = 0;

    /// GT, GR: the code that the Tax Authority gave. Once. Throws Input/AT_CODE_INVALID,
    /// Conflict/AT_CODE_EXISTS, Input/AT_CODE_OF_OTHER_TYPE.
    virtual void keepAtDocCode(std::int64_t id, std::string_view code) = 0;

    /// NC: the customer knows of it (CIVA 78(5)); a proof may be a file. Kept for ever, several may be.
    virtual void confirmKnown(std::int64_t id, const Confirmation& confirmation) = 0;
    virtual std::vector<Confirmation> confirmations(std::int64_t id) = 0;
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

    /// The Tax Authority's code, once; afterwards only while the series has no document. Throws
    /// Input/VALIDATION_CODE_INVALID, Conflict/SERIES_IN_USE, NotFound/SERIES_UNKNOWN.
    virtual void setValidationCode(DocumentType type, std::string_view id, std::string_view code) = 0;

    /// For ever: no more documents in it.
    virtual void closeSeries(DocumentType type, std::string_view id) = 0;

    /// PEM of the key that training documents are chained with; made at first use, kept for ever.
    virtual crypto::PrivateKey trainingKey() = 0;
};

/// A month's (or longer) SAF-T file that was handed to the Tax Authority.
struct Communication {
    Date first{};
    Date last{};
    Date communicated{};
    Bytes sha256;           ///< of the file; empty: a month without documents, declared as such
    std::string fileName{}; ///< as it was exported
};

/// Port: what was exported and communicated.
class CommunicationRepository {
  public:
    virtual ~CommunicationRepository() = default;
    virtual void record(const Communication& communication) = 0; ///< appended; nothing is replaced
    virtual std::vector<Communication> communications() = 0;     ///< newest first

    /// First and last day that a document was issued for; nothing while there is none.
    virtual std::optional<std::pair<Date, Date>> span() = 0;

    /// Documents dated in a range, whatever their state.
    virtual std::int64_t documents(Date first, Date last) = 0;

    /// The latest entry, or change of state, of the documents dated in a range; nothing without any.
    virtual std::optional<LocalTime> lastChange(Date /*first*/, Date /*last*/) { return std::nullopt; }
};

/// What the check of the books found.
struct IntegrityReport {
    std::int64_t checked = 0; ///< documents looked at now
    std::int64_t total = 0;
    bool sound = true;
    std::string document{};    ///< the first that is not
    std::string reason{};      ///< id: "CHAIN_BROKEN", "CHAIN_GAP", "CHAIN_TOTALS", "LEDGER_DIGEST", …
    bool restored = false;     ///< the file is older than what this computer saw: a backup was put back
    std::int64_t restores = 0; ///< how often that happened to these books (Despacho 8632/2014, 3.1.3)
};

/// Port: the check at start and on demand (Despacho 8632/2014, 3.1.3; DL 28/2019, 11(2)(c)).
class IntegrityCheck {
  public:
    virtual ~IntegrityCheck() = default;

    /// Only what was issued since the last sound check, and the digest that this check left; fast on a
    /// million documents. What it finds is kept, and issuing stops until `full` finds nothing.
    virtual IntegrityReport quick(const JobContext& job) = 0;

    /// Every document: chain, numbers, dates, lines against totals, every hash against the public key.
    virtual IntegrityReport full(const JobContext& job) = 0;

    /// The last result, without looking.
    virtual std::optional<IntegrityReport> last() = 0;

    /// The public key (PEM) that certified documents of this HashControl version are verified by; kept for
    /// ever, given when a certification profile is installed or loaded. Nothing happens when it is there
    /// already. Throws Conflict/HASH_KEY_EXISTS when the version has another key.
    virtual void keepPublicKey(int keyVersion, std::string_view publicKeyPem) = 0;

    /// After a restored backup: closes every series in use, for recovery and new ones to be opened
    /// (Despacho 8632/2014, 2.5). Returns the closed.
    virtual std::vector<Series> closeAfterRestore() = 0;
};

} // namespace cunho::invoicing
