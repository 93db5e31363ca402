// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/secret.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cunho::pdf {

/// An indirect reference "12 0 R" (ISO 32000-1, 7.3.10).
struct ObjectId {
    std::uint32_t number = 0;
    std::uint16_t generation = 0;

    auto operator<=>(const ObjectId&) const = default;
};

/// A dictionary as the file has it: keys without slash, each value already in PDF syntax.
///
/// The one form in which objects leave a reader: easy to send through a pipe, nothing to interpret twice.
class Dictionary {
  public:
    using Entry = std::pair<std::string, std::string>;

    Dictionary() = default;
    /// No key may be there twice.
    explicit Dictionary(std::vector<Entry> entries) noexcept : entries_(std::move(entries)) {}

    const std::string* find(std::string_view key) const;
    void set(std::string_view key, std::string value);
    void erase(std::string_view key);
    bool empty() const noexcept { return entries_.empty(); }
    const std::vector<Entry>& entries() const noexcept { return entries_; }

    /// "<< /Key value … >>"
    std::string serialize() const;

  private:
    std::vector<Entry> entries_;
};

/// Four offsets of a signature's covered bytes: [first, firstLength, second, secondLength] (12.8.1).
struct ByteRange {
    std::uint64_t first = 0;
    std::uint64_t firstLength = 0;
    std::uint64_t second = 0;
    std::uint64_t secondLength = 0;

    bool operator==(const ByteRange&) const = default;
};

/// In points; origin and axes as the place that uses it says.
struct Rectangle {
    double left = 0;
    double bottom = 0;
    double right = 0;
    double top = 0;

    double width() const noexcept { return right - left; }
    double height() const noexcept { return top - bottom; }
    bool operator==(const Rectangle&) const = default;
};

/// How a page's user space becomes what is seen (7.7.3.3): the crop box, cut to the media box and turned.
struct PageGeometry {
    Rectangle cropBox; ///< user space, normalised: left < right, bottom < top
    int rotation = 0;  ///< 0, 90, 180 or 270 degrees clockwise

    double shownWidth() const noexcept { return rotation % 180 == 0 ? cropBox.width() : cropBox.height(); }
    double shownHeight() const noexcept { return rotation % 180 == 0 ? cropBox.height() : cropBox.width(); }

    /// A rectangle of the page as shown (origin lower left of what is seen) in user space.
    Rectangle toUserSpace(const Rectangle& shown) const noexcept;
    Rectangle toShown(const Rectangle& userSpace) const noexcept;
};

/// The fields that a signature locks: FieldMDP parameters and a field's /Lock (12.8.2.4, table 233).
struct FieldLock {
    enum class Action { All, Include, Exclude };
    Action action = Action::All;
    std::vector<std::string> fields; ///< fully qualified names, UTF-8; none with All
    std::optional<int> docMdpLevel;  ///< /P of a /Lock: 1, 2 or 3 (ISO 32000-2, table 236)

    /// Whether it locks the field; a name in the list stands for the field and everything below it.
    bool covers(std::string_view field) const;
};

/// What the author of an empty field wants of its signature (12.7.4.5, table 234). What is not required is a
/// wish: a signer may do otherwise.
struct SeedValue {
    std::string filter;                     ///< "Adobe.PPKLite", …; empty: any
    std::vector<std::string> subFilters;    ///< empty: any
    std::vector<std::string> digestMethods; ///< "SHA256", …; empty: any
    std::vector<std::string> reasons; ///< UTF-8; empty: any; one "." with `requires Reasons`: none at all
    std::optional<int> certification; ///< /MDP /P: 0 an approval signature, 1 to 3 a certification
    std::string timestampUrl;
    bool timestampRequired = false;
    std::vector<Bytes> subjects,
        issuers; ///< /Cert: certificates in DER, one of which it must be or come from
    unsigned requiredCertificateFlags = 0; ///< /Cert /Ff as the file has it (table 235)
    unsigned requiredFlags = 0;    ///< /Ff: 1 Filter, 2 SubFilter, 4 V, 8 Reasons, 16 LegalAttestation,
                                   ///< 32 AddRevInfo, 64 DigestMethod, 128 LockDocument, 256 AppearanceFilter
    std::optional<double> version; ///< /V
};

/// A signature field without value: a place that the author of the file made for a signature. Fields that
/// have their widget in an object of its own are not among them: poppler and MuPDF see no signature there.
struct EmptySignatureField {
    std::string name; ///< fully qualified, UTF-8
    ObjectId field;
    Dictionary dictionary;  ///< field and widget in one
    std::uint32_t page = 0; ///< number from 1, 0 when no page is known
    PageGeometry geometry;  ///< of that page
    Rectangle rectangle;    ///< /Rect, user space, normalised; empty for an invisible field
    std::optional<FieldLock> lock;
    std::optional<SeedValue> seed;
};

/// The DSS (EN 319 142-1, 5.4.2; ISO 32000-2, 12.8.4.3): what proves a signature long after. Values are DER.
struct DocumentSecurityStore {
    /// What belongs to one signature or time-stamp.
    struct Validation {
        std::string key; ///< upper-case hexadecimal SHA-1 of the whole /Contents, padding included
        std::vector<Bytes> certificates;
        std::vector<Bytes> ocspResponses;
        std::vector<Bytes> crls;
    };
    std::vector<Bytes> certificates;
    std::vector<Bytes> ocspResponses;
    std::vector<Bytes> crls;
    std::vector<Validation> validations; ///< VRI

    bool empty() const noexcept {
        return certificates.empty() && ocspResponses.empty() && crls.empty() && validations.empty();
    }
};

/// The DSS as objects: what a revision that adds to it keeps and uses again.
struct SecurityStoreObjects {
    struct Lists {
        Dictionary dictionary; ///< the DSS or one entry of its VRI, as the file has it
        std::vector<std::string> certificates, ocspResponses, crls; ///< items of its arrays, in PDF syntax
    };
    struct Ids {
        std::vector<ObjectId> certificates, ocspResponses, crls;
    };
    Lists document;
    std::vector<std::pair<std::string, Lists>> validations; ///< VRI, by key
    Ids ids; ///< where each value of PdfStructure::securityStore stands, in the same order
};

/// A signature or document time-stamp found in a signature field, not yet believed.
struct SignatureField {
    std::string name;                    ///< fully qualified field name, UTF-8
    ObjectId field;                      ///< the field object
    bool isTimestamp = false;            ///< SubFilter ETSI.RFC3161
    std::string subFilter;               ///< "ETSI.CAdES.detached", …
    std::vector<std::int64_t> byteRange; ///< as written: any count, any value
    Bytes contents;                      ///< the hole's bytes, padding included
    std::string reason;                  ///< UTF-8, may be empty
    std::string claimedTime;             ///< /M as written ("D:2026…"), may be empty
    std::string signerName;              ///< /Name, UTF-8
};

/// A page as far as a revision may touch it.
struct Page {
    ObjectId id;
    std::uint32_t number = 1; ///< from 1
    PageGeometry geometry;
    Dictionary dictionary;
    std::optional<ObjectId> annotsId; ///< /Annots is this indirect array, and that of no other page
    std::vector<std::string> annots;  ///< its items, each in PDF syntax
};

/// How an encrypted file (7.6) encrypts its strings and streams; what is appended does as it does.
struct Encryption {
    enum class Cipher { None, Rc4, AesV2, AesV3 };
    Cipher strings = Cipher::None;
    Cipher streams = Cipher::None;
    std::shared_ptr<const Secret> fileKey;
    std::string entry;             ///< the trailer's /Encrypt as the file has it, in PDF syntax
    std::int32_t permissions = -1; ///< /P (table 22)
    bool openedAsOwner = false;    ///< with the owner's password, to whom everything is permitted
    bool hasMac = false;           ///< a PDF MAC (ISO/TS 32004) tells whoever has the key of every change
};

/// One object of a file whose cross-reference section is damaged and was found again by its "N G obj". The
/// next revision then carries the cross-references of the whole file and names no /Prev.
struct RecoveredEntry {
    ObjectId id;
    std::uint64_t offset = 0;    ///< from the header; 0 in an object stream
    std::uint32_t container = 0; ///< number of the object stream, 0: none
    std::uint32_t index = 0;     ///< in the object stream
};

/// What a signer should be told and may sign all the same.
enum class Caution {
    Xfa,           ///< a form in XML beside the pages: what it shows may be another thing
    UsageRights,   ///< Adobe's usage rights (UR, UR3) end with the next change
    Restricted,    ///< the permissions of an encrypted file allow no signature to who is not its owner
    XrefRecovered, ///< the cross-reference section was damaged
    SealOnOnePage, ///< not on every page: the file was signed before, or permits no annotations
};

/// The stable id of a caution, with texts in core/reason_text: "PDF_XFA", "PDF_USAGE_RIGHTS",
/// "PDF_RESTRICTED", "PDF_XREF_RECOVERED", "PDF_SEAL_ON_ONE_PAGE".
const char* cautionReason(Caution caution) noexcept;

/// What reading found: everything that appending one revision needs, and what verification looks at.
struct PdfStructure {
    enum class Xref { Table, Stream };

    std::uint64_t fileSize = 0;
    std::uint64_t headerOffset = 0; ///< bytes before "%PDF-"; every offset inside the file counts from there
    std::string version;            ///< header, such as "1.4"
    Xref xref = Xref::Table;        ///< kind of the last section; a hybrid file counts as Table
    std::uint64_t startXref = 0;    ///< offset the last startxref names
    std::uint32_t size = 0;         ///< one more than the highest object number in use or in /Size
    ObjectId root;
    std::optional<ObjectId> info;
    std::optional<Bytes> firstFileId;          ///< first element of /ID
    std::optional<Encryption> encryption;      ///< the file is encrypted and was opened
    std::vector<RecoveredEntry> recoveredXref; ///< see RecoveredEntry; empty for a healthy file
    std::uint32_t pageCount = 0;
    Page page;               ///< the one asked for
    std::vector<Page> pages; ///< all of them, with Reader::readAllPages
    Dictionary catalog;
    std::optional<ObjectId> acroFormId;     ///< /AcroForm is indirect
    Dictionary acroForm;                    ///< empty when there is none
    std::optional<ObjectId> fieldsId;       ///< /AcroForm /Fields is this indirect array
    std::vector<std::string> fields;        ///< its items, each in PDF syntax
    std::vector<std::string> fieldNames;    ///< partial names at the top of the field tree, UTF-8
    std::vector<SignatureField> signatures; ///< in the order of their ByteRange ends
    std::vector<EmptySignatureField> emptyFields;
    std::optional<ObjectId> dssId;       ///< catalog /DSS is indirect
    SecurityStoreObjects dss;            ///< empty when there is none
    DocumentSecurityStore securityStore; ///< what it holds, decoded; what is damaged or too large is left out
    bool transparencyForbidden = false;  ///< the metadata claim PDF/A-1
    std::optional<int> docMdpLevel;      ///< 1, 2 or 3 when a certification signature sets it (12.8.2.2)
    std::vector<FieldLock> fieldLocks;   ///< what the file's signatures have locked (FieldMDP, /Lock /P)
    std::vector<Caution> cautions;       ///< each at most once
};

/// The bytes of a PDF text string, already without its syntax (PDFDocEncoding, UTF-16BE or UTF-8 by its mark,
/// 7.9.2.2), as UTF-8.
std::string textStringToUtf8(ByteView pdfString);

} // namespace cunho::pdf
