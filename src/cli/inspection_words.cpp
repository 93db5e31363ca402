// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/inspection_words.hpp"

#include "cli/output.hpp"

#include <cunho/core/reason_text.hpp>

#include <array>
#include <iostream>
#include <utility>

namespace cunho::cli {
namespace {

constexpr std::array<std::pair<unsigned, const char*>, 8> permissionBits{{{3, "print"},
                                                                          {4, "modify"},
                                                                          {5, "copy"},
                                                                          {6, "annotate"},
                                                                          {9, "fill forms"},
                                                                          {10, "accessibility"},
                                                                          {11, "assemble"},
                                                                          {12, "print in full quality"}}};

void printDetail(const std::string& name, const std::string& value) {
    std::cout << "    " << name << ": " << printable(value) << '\n';
}

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const auto& word : words)
        out += (out.empty() ? "" : ", ") + word;
    return out;
}

std::string structureLine(const pdf::PdfStructure& structure, const pdf::FileLayout& layout) {
    const bool table = structure.xref == pdf::PdfStructure::Xref::Table;
    return "PDF " + structure.version + ", " + std::to_string(structure.pageCount) +
           (structure.pageCount == 1 ? " page, " : " pages, ") + std::to_string(structure.fileSize) +
           " bytes, cross-reference " + (table ? "table" : "stream") +
           (layout.objectStreams ? ", object streams" : "") + (layout.linearized ? ", linearized" : "");
}

std::string encryptionLine(const pdf::Encryption& encryption) {
    const std::string opened = encryption.openedAsOwner ? "owner" : "user";
    const auto permitted = permissionNames(encryption.permissions);
    return cipherName(encryption.streams) + ", opened as " + opened + ", permits " +
           (permitted.empty() ? "nothing" : joined(permitted));
}

std::string lockWords(const pdf::FieldLock& lock) {
    const std::string level =
        lock.docMdpLevel ? " (changes of level " + std::to_string(*lock.docMdpLevel) + ")" : "";
    switch (lock.action) {
    case pdf::FieldLock::Action::All: return "all fields" + level;
    case pdf::FieldLock::Action::Include: return joined(lock.fields) + level;
    case pdf::FieldLock::Action::Exclude: return "all fields but " + joined(lock.fields) + level;
    }
    return {};
}

std::string seedWords(const pdf::SeedValue& seed) {
    std::vector<std::string> wishes;
    const auto wish = [&wishes](const char* what, const std::string& value) {
        if (!value.empty())
            wishes.push_back(what + (" " + value));
    };
    wish("filter", seed.filter);
    wish("kind", joined(seed.subFilters));
    wish("digest", joined(seed.digestMethods));
    wish("reason", joined(seed.reasons));
    wish("time-stamp of", seed.timestampUrl);
    return joined(wishes);
}

std::string emptyFieldLine(const pdf::EmptySignatureField& field) {
    std::string out = field.name + (field.page == 0 ? "" : ", page " + std::to_string(field.page));
    if (field.lock)
        out += ", will lock " + lockWords(*field.lock);
    if (field.seed)
        out += ", asks for " + seedWords(*field.seed);
    return out;
}

std::string signatureLine(const pdf::SignatureField& signature, const pdf::PdfStructure& structure) {
    return signature.name + ", " + signature.subFilter + ", covers " +
           (app::coversWholeFile(signature, structure) ? "the whole file" : "an earlier revision or less") +
           (signature.signerName.empty() ? "" : ", says " + signature.signerName);
}

const char* certificationWords(int level) {
    switch (level) {
    case 1: return "no change is permitted";
    case 2: return "filling in forms and signing are permitted";
    default: return "comments, filling in forms and signing are permitted";
    }
}

void printForm(const pdf::PdfStructure& structure) {
    if (!structure.acroForm.empty())
        printDetail("form", std::to_string(structure.fields.size()) + " fields at its top" +
                                (structure.acroForm.find("XFA") != nullptr ? ", XFA" : ""));
    if (structure.docMdpLevel)
        printDetail("certified", certificationWords(*structure.docMdpLevel));
    for (const auto& lock : structure.fieldLocks)
        printDetail("locked", lockWords(lock));
    for (const auto& signature : structure.signatures)
        printDetail(signature.isTimestamp ? "time-stamp" : "signature", signatureLine(signature, structure));
    for (const auto& field : structure.emptyFields)
        printDetail("empty field", emptyFieldLine(field));
}

} // namespace

std::string cipherName(pdf::Encryption::Cipher cipher) {
    switch (cipher) {
    case pdf::Encryption::Cipher::None: return "none";
    case pdf::Encryption::Cipher::Rc4: return "RC4";
    case pdf::Encryption::Cipher::AesV2: return "AESV2";
    case pdf::Encryption::Cipher::AesV3: return "AESV3";
    }
    return {};
}

std::vector<std::string> permissionNames(std::int32_t permissions) {
    std::vector<std::string> names;
    for (const auto& [bit, name] : permissionBits)
        if ((static_cast<std::uint32_t>(permissions) >> (bit - 1) & 1U) != 0)
            names.emplace_back(name);
    return names;
}

std::string lockName(pdf::FieldLock::Action action) {
    switch (action) {
    case pdf::FieldLock::Action::All: return "all";
    case pdf::FieldLock::Action::Include: return "include";
    case pdf::FieldLock::Action::Exclude: return "exclude";
    }
    return {};
}

void printInspection(const app::Inspection& inspection) {
    std::cout << inspection.file.string() << ": " << (inspection.signable() ? "can" : "cannot")
              << " be signed\n";
    if (inspection.obstacle)
        printDetail("why", reasonText(*inspection.obstacle, Language::English));
    if (!inspection.structure)
        return;
    const auto& structure = *inspection.structure;
    printDetail("structure", structureLine(structure, inspection.layout));
    if (structure.encryption)
        printDetail("encrypted", encryptionLine(*structure.encryption));
    printForm(structure);
    for (const auto caution : structure.cautions)
        printDetail("warning", cautionText(caution, inspection.file));
}

} // namespace cunho::cli
