// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <gtest/gtest.h>

namespace cunho::test {

/// A structure in which every member differs from its default, such as a reader could give it for a file of
/// 5,000 bytes. The bindings break the build when a member is added to a type: give it a value here, and
/// compare it in `expectSame`.
inline pdf::Dictionary fullDictionary(const std::string& value) {
    pdf::Dictionary out;
    out.set("A", value);
    out.set(std::string("\0 B#", 4), "<< /C [1 -2.5 (\\)) <0a>] >>");
    return out;
}

inline pdf::FieldLock fullLock(pdf::FieldLock::Action choice) {
    pdf::FieldLock out;
    auto& [action, fields, docMdpLevel] = out;
    action = choice;
    fields = {"Preço", "b"};
    docMdpLevel = 2;
    return out;
}

inline pdf::SeedValue fullSeed() {
    pdf::SeedValue out;
    auto& [filter, subFilters, digestMethods, reasons, certification, timestampUrl, timestampRequired,
           subjects, issuers, requiredCertificateFlags, requiredFlags, version] = out;
    filter = "Adobe.PPKLite";
    subFilters = {"ETSI.CAdES.detached", "adbe.pkcs7.detached"};
    digestMethods = {"SHA256"};
    reasons = {"Concordo", "."};
    certification = 3;
    timestampUrl = "http://ts.example/";
    timestampRequired = true;
    subjects = {{0x30, 1}, {0x30, 2}};
    issuers = {{0x30, 3}};
    requiredCertificateFlags = 6;
    requiredFlags = 129;
    version = 2.5;
    return out;
}

inline pdf::PageGeometry fullGeometry() {
    pdf::PageGeometry out;
    auto& [cropBox, rotation] = out;
    cropBox = {1, 2, 3.25, 4};
    rotation = 270;
    return out;
}

inline pdf::EmptySignatureField fullEmptyField() {
    pdf::EmptySignatureField out;
    auto& [name, field, dictionary, page, geometry, rectangle, lock, seed] = out;
    name = "Assinatura";
    field = {11, 1};
    dictionary = fullDictionary("11 0 R");
    page = 2;
    geometry = fullGeometry();
    rectangle = {5, 6, 7, 8};
    lock = fullLock(pdf::FieldLock::Action::Exclude);
    seed = fullSeed();
    return out;
}

inline pdf::SignatureField fullSignature() {
    pdf::SignatureField out;
    auto& [name, field, isTimestamp, subFilter, byteRange, contents, reason, claimedTime, signerName] = out;
    name = "S.1";
    field = {12, 2};
    isTimestamp = true;
    subFilter = "ETSI.RFC3161";
    byteRange = {0, -1, INT64_MAX, 4, 5};
    contents = {0x30, 0, 0xFF};
    reason = "razão";
    claimedTime = "D:2026";
    signerName = "Zé";
    return out;
}

inline pdf::Page fullPage() {
    pdf::Page out;
    auto& [id, number, geometry, dictionary, annotsId, annots] = out;
    id = {13, 3};
    number = 2;
    geometry = fullGeometry();
    dictionary = fullDictionary("true");
    annotsId = pdf::ObjectId{14, 0};
    annots = {"15 0 R", "<< >>"};
    return out;
}

inline pdf::Encryption fullEncryption() {
    pdf::Encryption out;
    auto& [strings, streams, fileKey, entry, permissions, openedAsOwner, hasMac] = out;
    strings = pdf::Encryption::Cipher::AesV2;
    streams = pdf::Encryption::Cipher::AesV3;
    fileKey = std::make_shared<const Secret>(asBytes("0123456789abcdef"));
    entry = "16 0 R";
    permissions = -44;
    openedAsOwner = true;
    hasMac = true;
    return out;
}

inline pdf::RecoveredEntry fullRecovered() {
    pdf::RecoveredEntry out;
    auto& [id, offset, container, index] = out;
    id = {17, 0};
    offset = 4000;
    container = 18;
    index = 7;
    return out;
}

inline pdf::SecurityStoreObjects::Lists fullLists(const std::string& prefix) {
    pdf::SecurityStoreObjects::Lists out;
    auto& [dictionary, certificates, ocspResponses, crls] = out;
    dictionary = fullDictionary("/" + prefix);
    certificates = {"20 0 R"};
    ocspResponses = {"21 0 R", "22 0 R"};
    crls = {"23 0 R", "null", "[ ]"};
    return out;
}

inline pdf::SecurityStoreObjects fullStoreObjects() {
    pdf::SecurityStoreObjects out;
    auto& [document, validations, ids] = out;
    document = fullLists("Document");
    validations = {{"AB", fullLists("AB")}, {"CD", fullLists("CD")}};
    auto& [certificates, ocspResponses, crls] = ids;
    certificates = {{20, 0}};
    ocspResponses = {{21, 0}, {22, 1}};
    crls = {{23, 0}, {24, 0}, {25, 0}};
    return out;
}

inline pdf::DocumentSecurityStore fullStore() {
    pdf::DocumentSecurityStore out;
    auto& [certificates, ocspResponses, crls, validations] = out;
    certificates = {{0x30, 1}};
    ocspResponses = {{0x30, 2}, {0x30, 3}};
    crls = {{0x30, 4}, {0x30, 5}, {0x30, 6}};
    auto& [key, certificatesOf, ocspResponsesOf, crlsOf] = validations.emplace_back();
    key = "AB";
    certificatesOf = {{0x30, 7}};
    ocspResponsesOf = {{0x30, 8}};
    crlsOf = {{0x30, 9}};
    return out;
}

inline pdf::PdfStructure fullStructure() {
    pdf::PdfStructure out;
    auto& [fileSize, headerOffset, version, xref, startXref, size, root, info, firstFileId, encryption,
           recoveredXref, pageCount, page, pages, catalog, acroFormId, acroForm, fieldsId, fields, fieldNames,
           signatures, emptyFields, dssId, dss, securityStore, transparencyForbidden, docMdpLevel, fieldLocks,
           cautions] = out;
    fileSize = 5000;
    headerOffset = 12;
    version = "1.7";
    xref = pdf::PdfStructure::Xref::Stream;
    startXref = 4321;
    size = 100;
    root = {1, 4};
    info = pdf::ObjectId{2, 5};
    firstFileId = Bytes{1, 2, 3};
    encryption = fullEncryption();
    recoveredXref = {fullRecovered()};
    pageCount = 3;
    page = fullPage();
    pages = {fullPage(), fullPage(), fullPage()};
    pages[0].number = 1;
    pages[2].number = 3;
    catalog = fullDictionary("3 0 R");
    acroFormId = pdf::ObjectId{4, 0};
    acroForm = fullDictionary("5 0 R");
    fieldsId = pdf::ObjectId{6, 0};
    fields = {"7 0 R", "8 0 R"};
    fieldNames = {"Nome", "Morada"};
    signatures = {fullSignature(), {}};
    emptyFields = {fullEmptyField()};
    dssId = pdf::ObjectId{9, 0};
    dss = fullStoreObjects();
    securityStore = fullStore();
    transparencyForbidden = true;
    docMdpLevel = 3;
    fieldLocks = {fullLock(pdf::FieldLock::Action::Include)};
    cautions = {pdf::Caution::Xfa, pdf::Caution::UsageRights, pdf::Caution::Restricted,
                pdf::Caution::XrefRecovered, pdf::Caution::SealOnOnePage};
    return out;
}

template<typename T, typename Compare>
void expectSameList(const std::vector<T>& a, const std::vector<T>& b, Compare compare) {
    ASSERT_EQ(a.size(), b.size());
    for (std::size_t i = 0; i < a.size(); ++i) {
        compare(a[i], b[i]);
    }
}

inline void expectSame(const pdf::Dictionary& a, const pdf::Dictionary& b) {
    EXPECT_EQ(a.entries(), b.entries());
}

inline void expectSame(const pdf::PageGeometry& a, const pdf::PageGeometry& b) {
    EXPECT_EQ(a.cropBox, b.cropBox);
    EXPECT_EQ(a.rotation, b.rotation);
}

inline void expectSame(const pdf::FieldLock& a, const pdf::FieldLock& b) {
    EXPECT_EQ(a.action, b.action);
    EXPECT_EQ(a.fields, b.fields);
    EXPECT_EQ(a.docMdpLevel, b.docMdpLevel);
}

inline void expectSame(const pdf::SeedValue& a, const pdf::SeedValue& b) {
    EXPECT_EQ(a.filter, b.filter);
    EXPECT_EQ(a.subFilters, b.subFilters);
    EXPECT_EQ(a.digestMethods, b.digestMethods);
    EXPECT_EQ(a.reasons, b.reasons);
    EXPECT_EQ(a.certification, b.certification);
    EXPECT_EQ(a.timestampUrl, b.timestampUrl);
    EXPECT_EQ(a.timestampRequired, b.timestampRequired);
    EXPECT_EQ(a.subjects, b.subjects);
    EXPECT_EQ(a.issuers, b.issuers);
    EXPECT_EQ(a.requiredCertificateFlags, b.requiredCertificateFlags);
    EXPECT_EQ(a.requiredFlags, b.requiredFlags);
    EXPECT_EQ(a.version, b.version);
}

inline void expectSame(const pdf::EmptySignatureField& a, const pdf::EmptySignatureField& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.field, b.field);
    expectSame(a.dictionary, b.dictionary);
    EXPECT_EQ(a.page, b.page);
    expectSame(a.geometry, b.geometry);
    EXPECT_EQ(a.rectangle, b.rectangle);
    ASSERT_EQ(a.lock.has_value(), b.lock.has_value());
    if (a.lock) {
        expectSame(*a.lock, *b.lock);
    }
    ASSERT_EQ(a.seed.has_value(), b.seed.has_value());
    if (a.seed) {
        expectSame(*a.seed, *b.seed);
    }
}

inline void expectSame(const pdf::SignatureField& a, const pdf::SignatureField& b) {
    EXPECT_EQ(a.name, b.name);
    EXPECT_EQ(a.field, b.field);
    EXPECT_EQ(a.isTimestamp, b.isTimestamp);
    EXPECT_EQ(a.subFilter, b.subFilter);
    EXPECT_EQ(a.byteRange, b.byteRange);
    EXPECT_EQ(a.contents, b.contents);
    EXPECT_EQ(a.reason, b.reason);
    EXPECT_EQ(a.claimedTime, b.claimedTime);
    EXPECT_EQ(a.signerName, b.signerName);
}

inline void expectSame(const pdf::Page& a, const pdf::Page& b) {
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.number, b.number);
    expectSame(a.geometry, b.geometry);
    expectSame(a.dictionary, b.dictionary);
    EXPECT_EQ(a.annotsId, b.annotsId);
    EXPECT_EQ(a.annots, b.annots);
}

inline void expectSame(const pdf::Encryption& a, const pdf::Encryption& b) {
    EXPECT_EQ(a.strings, b.strings);
    EXPECT_EQ(a.streams, b.streams);
    EXPECT_EQ(toHex(a.fileKey->expose()), toHex(b.fileKey->expose()));
    EXPECT_EQ(a.entry, b.entry);
    EXPECT_EQ(a.permissions, b.permissions);
    EXPECT_EQ(a.openedAsOwner, b.openedAsOwner);
    EXPECT_EQ(a.hasMac, b.hasMac);
}

inline void expectSame(const pdf::RecoveredEntry& a, const pdf::RecoveredEntry& b) {
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.offset, b.offset);
    EXPECT_EQ(a.container, b.container);
    EXPECT_EQ(a.index, b.index);
}

inline void expectSame(const pdf::SecurityStoreObjects::Lists& a, const pdf::SecurityStoreObjects::Lists& b) {
    expectSame(a.dictionary, b.dictionary);
    EXPECT_EQ(a.certificates, b.certificates);
    EXPECT_EQ(a.ocspResponses, b.ocspResponses);
    EXPECT_EQ(a.crls, b.crls);
}

inline void expectSame(const pdf::SecurityStoreObjects& a, const pdf::SecurityStoreObjects& b) {
    expectSame(a.document, b.document);
    expectSameList(a.validations, b.validations, [](const auto& x, const auto& y) {
        EXPECT_EQ(x.first, y.first);
        expectSame(x.second, y.second);
    });
    EXPECT_EQ(a.ids.certificates, b.ids.certificates);
    EXPECT_EQ(a.ids.ocspResponses, b.ids.ocspResponses);
    EXPECT_EQ(a.ids.crls, b.ids.crls);
}

inline void expectSame(const pdf::DocumentSecurityStore& a, const pdf::DocumentSecurityStore& b) {
    EXPECT_EQ(a.certificates, b.certificates);
    EXPECT_EQ(a.ocspResponses, b.ocspResponses);
    EXPECT_EQ(a.crls, b.crls);
    expectSameList(a.validations, b.validations, [](const auto& x, const auto& y) {
        EXPECT_EQ(x.key, y.key);
        EXPECT_EQ(x.certificates, y.certificates);
        EXPECT_EQ(x.ocspResponses, y.ocspResponses);
        EXPECT_EQ(x.crls, y.crls);
    });
}

/// Member by member, on purpose by other means than the program's own.
inline void expectSame(const pdf::PdfStructure& a, const pdf::PdfStructure& b) {
    const auto same = [](const auto& x, const auto& y) { expectSame(x, y); };
    EXPECT_EQ(a.fileSize, b.fileSize);
    EXPECT_EQ(a.headerOffset, b.headerOffset);
    EXPECT_EQ(a.version, b.version);
    EXPECT_EQ(a.xref, b.xref);
    EXPECT_EQ(a.startXref, b.startXref);
    EXPECT_EQ(a.size, b.size);
    EXPECT_EQ(a.root, b.root);
    EXPECT_EQ(a.info, b.info);
    EXPECT_EQ(a.firstFileId, b.firstFileId);
    ASSERT_EQ(a.encryption.has_value(), b.encryption.has_value());
    if (a.encryption) {
        expectSame(*a.encryption, *b.encryption);
    }
    expectSameList(a.recoveredXref, b.recoveredXref, same);
    EXPECT_EQ(a.pageCount, b.pageCount);
    expectSame(a.page, b.page);
    expectSameList(a.pages, b.pages, same);
    expectSame(a.catalog, b.catalog);
    EXPECT_EQ(a.acroFormId, b.acroFormId);
    expectSame(a.acroForm, b.acroForm);
    EXPECT_EQ(a.fieldsId, b.fieldsId);
    EXPECT_EQ(a.fields, b.fields);
    EXPECT_EQ(a.fieldNames, b.fieldNames);
    expectSameList(a.signatures, b.signatures, same);
    expectSameList(a.emptyFields, b.emptyFields, same);
    EXPECT_EQ(a.dssId, b.dssId);
    expectSame(a.dss, b.dss);
    expectSame(a.securityStore, b.securityStore);
    EXPECT_EQ(a.transparencyForbidden, b.transparencyForbidden);
    EXPECT_EQ(a.docMdpLevel, b.docMdpLevel);
    expectSameList(a.fieldLocks, b.fieldLocks, same);
    EXPECT_EQ(a.cautions, b.cautions);
}

} // namespace cunho::test
