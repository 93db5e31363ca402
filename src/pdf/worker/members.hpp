// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/changes.hpp>
#include <cunho/pdf/embedded_file.hpp>
#include <cunho/pdf/structure.hpp>

#include <concepts>
#include <tuple>
#include <type_traits>

namespace cunho::pdf {

/// Each type that crosses the pipe as a tuple of its members, in order. A member that is added to a type
/// breaks the build here; one that is left out of the tuple fails the test WorkerProtocol.
template<typename T, typename Plain>
concept Is = std::same_as<std::remove_const_t<T>, Plain>;

template<Is<EmbeddedFile> T>
auto members(T& value) {
    auto& [name, data] = value;
    return std::tie(name, data);
}

template<Is<ObjectId> T>
auto members(T& value) {
    auto& [number, generation] = value;
    return std::tie(number, generation);
}

template<Is<Rectangle> T>
auto members(T& value) {
    auto& [left, bottom, right, top] = value;
    return std::tie(left, bottom, right, top);
}

template<Is<PageGeometry> T>
auto members(T& value) {
    auto& [cropBox, rotation] = value;
    return std::tie(cropBox, rotation);
}

template<Is<FieldLock> T>
auto members(T& value) {
    auto& [action, fields, docMdpLevel] = value;
    return std::tie(action, fields, docMdpLevel);
}

template<Is<SeedValue> T>
auto members(T& value) {
    auto& [filter, subFilters, digestMethods, reasons, certification, timestampUrl, timestampRequired,
           subjects, issuers, requiredCertificateFlags, requiredFlags, version] = value;
    return std::tie(filter, subFilters, digestMethods, reasons, certification, timestampUrl,
                    timestampRequired, subjects, issuers, requiredCertificateFlags, requiredFlags, version);
}

template<Is<EmptySignatureField> T>
auto members(T& value) {
    auto& [name, field, dictionary, page, geometry, rectangle, lock, seed] = value;
    return std::tie(name, field, dictionary, page, geometry, rectangle, lock, seed);
}

template<Is<DocumentSecurityStore::Validation> T>
auto members(T& value) {
    auto& [key, certificates, ocspResponses, crls] = value;
    return std::tie(key, certificates, ocspResponses, crls);
}

template<Is<DocumentSecurityStore> T>
auto members(T& value) {
    auto& [certificates, ocspResponses, crls, validations] = value;
    return std::tie(certificates, ocspResponses, crls, validations);
}

template<Is<SecurityStoreObjects::Lists> T>
auto members(T& value) {
    auto& [dictionary, certificates, ocspResponses, crls] = value;
    return std::tie(dictionary, certificates, ocspResponses, crls);
}

template<Is<SecurityStoreObjects::Ids> T>
auto members(T& value) {
    auto& [certificates, ocspResponses, crls] = value;
    return std::tie(certificates, ocspResponses, crls);
}

template<Is<SecurityStoreObjects> T>
auto members(T& value) {
    auto& [document, validations, ids] = value;
    return std::tie(document, validations, ids);
}

template<Is<SignatureField> T>
auto members(T& value) {
    auto& [name, field, isTimestamp, subFilter, byteRange, contents, reason, claimedTime, signerName] = value;
    return std::tie(name, field, isTimestamp, subFilter, byteRange, contents, reason, claimedTime,
                    signerName);
}

template<Is<Page> T>
auto members(T& value) {
    auto& [id, number, geometry, dictionary, annotsId, annots] = value;
    return std::tie(id, number, geometry, dictionary, annotsId, annots);
}

template<Is<Encryption> T>
auto members(T& value) {
    auto& [strings, streams, fileKey, entry, permissions, openedAsOwner, hasMac] = value;
    return std::tie(strings, streams, fileKey, entry, permissions, openedAsOwner, hasMac);
}

template<Is<RecoveredEntry> T>
auto members(T& value) {
    auto& [id, offset, container, index] = value;
    return std::tie(id, offset, container, index);
}

template<Is<PdfStructure> T>
auto members(T& value) {
    auto& [fileSize, headerOffset, version, xref, startXref, size, root, info, firstFileId, encryption,
           recoveredXref, pageCount, page, pages, catalog, acroFormId, acroForm, fieldsId, fields, fieldNames,
           signatures, emptyFields, dssId, dss, securityStore, transparencyForbidden, docMdpLevel, fieldLocks,
           cautions] = value;
    return std::tie(fileSize, headerOffset, version, xref, startXref, size, root, info, firstFileId,
                    encryption, recoveredXref, pageCount, page, pages, catalog, acroFormId, acroForm,
                    fieldsId, fields, fieldNames, signatures, emptyFields, dssId, dss, securityStore,
                    transparencyForbidden, docMdpLevel, fieldLocks, cautions);
}

template<Is<Change> T>
auto members(T& value) {
    auto& [kind, permitted, detail] = value;
    return std::tie(kind, permitted, detail);
}

/// Whether a number read is one of the enumeration's; -Wswitch finds a forgotten one.
constexpr bool isKnown(FieldLock::Action value) {
    switch (value) {
    case FieldLock::Action::All:
    case FieldLock::Action::Include:
    case FieldLock::Action::Exclude: return true;
    }
    return false;
}

constexpr bool isKnown(Encryption::Cipher value) {
    switch (value) {
    case Encryption::Cipher::None:
    case Encryption::Cipher::Rc4:
    case Encryption::Cipher::AesV2:
    case Encryption::Cipher::AesV3: return true;
    }
    return false;
}

constexpr bool isKnown(PdfStructure::Xref value) {
    switch (value) {
    case PdfStructure::Xref::Table:
    case PdfStructure::Xref::Stream: return true;
    }
    return false;
}

constexpr bool isKnown(Caution value) {
    switch (value) {
    case Caution::Xfa:
    case Caution::UsageRights:
    case Caution::Restricted:
    case Caution::XrefRecovered:
    case Caution::SealOnOnePage: return true;
    }
    return false;
}

constexpr bool isKnown(Change::Kind value) {
    switch (value) {
    case Change::Kind::SignatureAdded:
    case Change::Kind::TimestampAdded:
    case Change::Kind::SecurityStore:
    case Change::Kind::FormFilled:
    case Change::Kind::Metadata:
    case Change::Kind::Annotated:
    case Change::Kind::OverContent:
    case Change::Kind::PageContent:
    case Change::Kind::ShadowedObject:
    case Change::Kind::Structure: return true;
    }
    return false;
}

} // namespace cunho::pdf
