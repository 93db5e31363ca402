// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/worker/structure_check.hpp"

#include "pdf/closed_syntax.hpp"
#include "pdf/security_store_lists.hpp"

#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <string_view>

namespace cunho::pdf {

namespace {

/// PoDoFo stops at a million objects; Acrobat's own limit (ISO 32000-1, annex C) is the most that libqpdf's
/// cross-references may name.
constexpr std::uint32_t mostObjects = 8'388'608;
constexpr double farthest = 1e9; ///< points; no viewer shows a page a hundredth as large

/// Takes every type apart by name, so that a member that is added must be thought of here as well.
class StructureCheck {
  public:
    StructureCheck(const PdfStructure& structure, const Request& request, std::uint64_t fileSize)
        : structure_(structure), request_(request), fileSize_(fileSize) {}

    bool passes() const {
        const auto& [fileSize, headerOffset, version, xref, startXref, size, root, info, firstFileId,
                     encryption, recoveredXref, pageCount, page, pages, catalog, acroFormId, acroForm,
                     fieldsId, fields, fieldNames, signatures, emptyFields, dssId, dss, securityStore,
                     transparencyForbidden, docMdpLevel, fieldLocks, cautions] = structure_;
        static_cast<void>(xref);                  // checked as it was read
        static_cast<void>(transparencyForbidden); // any
        static_cast<void>(firstFileId);           // written in hexadecimal
        return fileSize == fileSize_ && headerOffset < fileSize && startXref < fileSize &&
               isVersion(version) && size > 0 && size <= mostObjects && isObject(root) &&
               (!info || info->number != 0) && (!encryption || fine(*encryption)) && all(recoveredXref) &&
               pageCount >= 1 && fine(page) && isAskedFor(page.number, pageCount) && areAll(pages, page) &&
               fine(catalog) && isObjectOrNone(acroFormId) && fine(acroForm) && isObjectOrNone(fieldsId) &&
               areClosed(fields) && areTexts(fieldNames) && all(signatures) && all(emptyFields) &&
               isObjectOrNone(dssId) && fine(dss, securityStore) && isLevelOrNone(docMdpLevel) &&
               all(fieldLocks) && areDistinct(cautions);
    }

  private:
    template<typename T>
    bool all(const std::vector<T>& list) const {
        return std::ranges::all_of(list, [this](const T& item) { return fine(item); });
    }

    static bool isVersion(std::string_view text) {
        const auto digit = [](char c) { return c >= '0' && c <= '9'; };
        return text.size() == 3 && digit(text[0]) && text[1] == '.' && digit(text[2]);
    }
    bool isObject(ObjectId id) const { return id.number > 0 && id.number < structure_.size; }
    bool isObjectOrNone(const std::optional<ObjectId>& id) const { return !id || isObject(*id); }
    bool isAskedFor(std::uint32_t number, std::uint32_t count) const {
        const std::int64_t page = request_.page;
        return number == (page < 0 ? std::int64_t{count} + 1 + page : page) && number >= 1 && number <= count;
    }
    /// Every page in its order when they were asked for, else none; the one asked for is among them.
    bool areAll(const std::vector<Page>& pages, const Page& chosen) const {
        if (!request_.allPages) {
            return pages.empty();
        }
        std::uint32_t number = 0;
        return pages.size() == structure_.pageCount && pages[chosen.number - 1].id == chosen.id &&
               std::ranges::all_of(pages,
                                   [&](const Page& page) { return page.number == ++number && fine(page); });
    }
    static bool isLevelOrNone(const std::optional<int>& level) {
        return !level || (*level >= 1 && *level <= 3);
    }
    static bool areDistinct(std::vector<Caution> cautions) {
        std::ranges::sort(cautions);
        return std::ranges::adjacent_find(cautions) == cautions.end();
    }
    static bool areClosed(const std::vector<std::string>& values) {
        return std::ranges::all_of(values, [](const std::string& value) { return isClosedValue(value); });
    }
    static bool areTexts(const std::vector<std::string>& texts) {
        return std::ranges::all_of(texts, [](const std::string& text) { return isUtf8(text); });
    }

    static bool fine(const Dictionary& dictionary) {
        return std::ranges::all_of(dictionary.entries(),
                                   [](const auto& entry) { return isClosedValue(entry.second); });
    }

    static bool fine(const PageGeometry& geometry) {
        const auto& [cropBox, rotation] = geometry;
        return isBox(cropBox) && (rotation == 0 || rotation == 90 || rotation == 180 || rotation == 270);
    }

    static bool fine(const Encryption& encryption) {
        const auto& [strings, streams, fileKey, entry, permissions, openedAsOwner, hasMac] = encryption;
        static_cast<void>(strings);
        static_cast<void>(streams);
        static_cast<void>(permissions);
        static_cast<void>(openedAsOwner);
        static_cast<void>(hasMac);
        return fileKey && fileKey->size() <= 32 && isClosedValue(entry);
    }

    bool fine(const RecoveredEntry& recovered) const {
        const auto& [id, offset, container, index] = recovered;
        static_cast<void>(index);
        return isObject(id) && offset < fileSize_ && container < structure_.size;
    }

    bool fine(const Page& page) const {
        const auto& [id, number, geometry, dictionary, annotsId, annots] = page;
        static_cast<void>(number); // see isAskedFor
        return isObject(id) && fine(geometry) && fine(dictionary) && isObjectOrNone(annotsId) &&
               areClosed(annots);
    }

    /// The field may be a direct object, which has no number. What the file wrote (ByteRange, names, time) is
    /// anybody's to judge.
    bool fine(const SignatureField& signature) const {
        const auto& [name, field, isTimestamp, subFilter, byteRange, contents, reason, claimedTime,
                     signerName] = signature;
        static_cast<void>(isTimestamp);
        static_cast<void>(subFilter); // a name, so any bytes; see displayable
        static_cast<void>(byteRange);
        static_cast<void>(contents);
        return isUtf8(name) && field.number < structure_.size && isUtf8(reason) && isUtf8(claimedTime) &&
               isUtf8(signerName);
    }

    bool fine(const EmptySignatureField& empty) const {
        const auto& [name, field, dictionary, page, geometry, rectangle, lock, seed] = empty;
        return isUtf8(name) && isObject(field) && fine(dictionary) && page <= structure_.pageCount &&
               fine(geometry) && isBox(rectangle) && (!lock || fine(*lock)) && (!seed || fine(*seed));
    }

    static bool fine(const FieldLock& lock) {
        const auto& [action, fields, docMdpLevel] = lock;
        static_cast<void>(action);
        return areTexts(fields) && isLevelOrNone(docMdpLevel);
    }

    static bool fine(const SeedValue& seed) {
        const auto& [filter, subFilters, digestMethods, reasons, certification, timestampUrl,
                     timestampRequired, subjects, issuers, requiredCertificateFlags, requiredFlags, version] =
            seed;
        static_cast<void>(filter); // names, so any bytes; see displayable
        static_cast<void>(subFilters);
        static_cast<void>(digestMethods);
        static_cast<void>(timestampRequired);
        static_cast<void>(subjects);
        static_cast<void>(issuers);
        static_cast<void>(requiredCertificateFlags);
        static_cast<void>(requiredFlags);
        return areTexts(reasons) && (!certification || (*certification >= 0 && *certification <= 3)) &&
               isUtf8(timestampUrl) && (!version || std::isfinite(*version));
    }

    static bool fine(const SecurityStoreObjects::Lists& lists) {
        const auto& [dictionary, certificates, ocspResponses, crls] = lists;
        return fine(dictionary) && areClosed(certificates) && areClosed(ocspResponses) && areClosed(crls);
    }

    static std::size_t valuesIn(const DocumentSecurityStore& store) {
        const auto& [certificates, ocspResponses, crls, validations] = store;
        std::size_t count = certificates.size() + ocspResponses.size() + crls.size();
        for (const DocumentSecurityStore::Validation& validation : validations) {
            for (const auto* list : listsOf(validation)) {
                count += list->size();
            }
        }
        return count;
    }

    template<typename Value>
    static bool areDistinctKeys(const std::vector<std::pair<std::string, Value>>& entries) {
        std::set<std::string_view> keys;
        return std::ranges::all_of(entries,
                                   [&keys](const auto& entry) { return keys.insert(entry.first).second; });
    }

    /// The writer finds an object by the place of its value, so both lists must be equally long.
    bool fine(const SecurityStoreObjects& objects, const DocumentSecurityStore& store) const {
        const auto& [document, validations, ids] = objects;
        if (valuesIn(store) > mostStoreValues || !areDistinctKeys(validations)) {
            return false;
        }
        const auto idLists = listsOf(ids);
        const auto valueLists = listsOf(store);
        for (std::size_t kind = 0; kind < idLists.size(); ++kind) {
            if (idLists[kind]->size() != valueLists[kind]->size() ||
                !std::ranges::all_of(*idLists[kind], [this](ObjectId id) { return isObject(id); })) {
                return false;
            }
        }
        return fine(document) &&
               std::ranges::all_of(validations, [](const auto& entry) { return fine(entry.second); });
    }

    const PdfStructure& structure_;
    const Request& request_;
    std::uint64_t fileSize_;
};

} // namespace

bool isBox(const Rectangle& box) {
    const auto& [left, bottom, right, top] = box;
    const auto near = [](double at) { return std::abs(at) <= farthest; }; // false for what is no number
    return near(left) && near(bottom) && near(right) && near(top) && left <= right && bottom <= top;
}

bool isPlausible(const PdfStructure& structure, const Request& request, std::uint64_t fileSize) {
    return StructureCheck(structure, request, fileSize).passes();
}

} // namespace cunho::pdf
