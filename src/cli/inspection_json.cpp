// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/inspection_json.hpp"

#include "cli/inspection_words.hpp"

#include <cmath>

namespace cunho::cli {
namespace {

template<class Value>
Json valueOrNull(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

Json partJson(const pdf::Encryption& encryption) {
    return {{"strings", cipherName(encryption.strings)},
            {"streams", cipherName(encryption.streams)},
            {"keyBits", encryption.fileKey ? 8 * encryption.fileKey->size() : 0},
            {"permissions", permissionNames(encryption.permissions)},
            {"openedAs", encryption.openedAsOwner ? "owner" : "user"}};
}

Json partJson(const pdf::FieldLock& lock) {
    return {{"action", lockName(lock.action)},
            {"fields", lock.fields},
            {"docMdp", valueOrNull(lock.docMdpLevel)}};
}

Json partJson(const pdf::SeedValue& seed) {
    return {{"filter", seed.filter},
            {"subFilters", seed.subFilters},
            {"digestMethods", seed.digestMethods},
            {"reasons", seed.reasons},
            {"certification", valueOrNull(seed.certification)},
            {"timestampUrl", seed.timestampUrl},
            {"timestampRequired", seed.timestampRequired},
            {"requiredFlags", seed.requiredFlags}};
}

/// Infinite and no numbers are none in JSON.
Json partJson(const pdf::Rectangle& rectangle) {
    Json json = Json::array();
    for (const double number : {rectangle.left, rectangle.bottom, rectangle.right, rectangle.top})
        json.push_back(std::isfinite(number) ? Json(number) : Json());
    return json;
}

Json partJson(const pdf::EmptySignatureField& field) {
    return {{"name", field.name},
            {"page", field.page == 0 ? Json() : Json(field.page)},
            {"rectangle", partJson(field.rectangle)},
            {"lock", field.lock ? partJson(*field.lock) : Json()},
            {"seed", field.seed ? partJson(*field.seed) : Json()}};
}

Json partJson(const pdf::SignatureField& signature, const pdf::PdfStructure& structure) {
    return {{"field", signature.name},
            {"type", signature.isTimestamp ? "timestamp" : "signature"},
            {"subFilter", signature.subFilter},
            {"byteRange", signature.byteRange},
            {"coversWholeFile", app::coversWholeFile(signature, structure)},
            {"time", signature.claimedTime},
            {"signerName", signature.signerName},
            {"reason", signature.reason}};
}

Json formJson(const pdf::PdfStructure& structure) {
    if (structure.acroForm.empty())
        return {};
    return {{"fields", structure.fields.size()}, {"xfa", structure.acroForm.find("XFA") != nullptr}};
}

template<class List>
Json partsJson(const List& list) {
    Json json = Json::array();
    for (const auto& item : list)
        json.push_back(partJson(item));
    return json;
}

Json structureJson(const pdf::PdfStructure& structure, const pdf::FileLayout& layout) {
    Json signatures = Json::array();
    for (const auto& signature : structure.signatures)
        signatures.push_back(partJson(signature, structure));
    return {{"version", structure.version},
            {"size", structure.fileSize},
            {"pages", structure.pageCount},
            {"xref", structure.xref == pdf::PdfStructure::Xref::Table ? "table" : "stream"},
            {"objectStreams", layout.objectStreams},
            {"linearized", layout.linearized},
            {"encryption", structure.encryption ? partJson(*structure.encryption) : Json()},
            {"form", formJson(structure)},
            {"pdfA1", structure.transparencyForbidden},
            {"securityStore", !structure.securityStore.empty()},
            {"docMdp", valueOrNull(structure.docMdpLevel)},
            {"fieldLocks", partsJson(structure.fieldLocks)},
            {"signatures", std::move(signatures)},
            {"emptyFields", partsJson(structure.emptyFields)}};
}

} // namespace

Json toJson(const app::Inspection& inspection) {
    Json json{{"file", inspection.file.string()}, {"signable", inspection.signable()}, {"reason", Json()}};
    if (inspection.obstacle)
        json.update(toJson(*inspection.obstacle));
    const auto& structure = inspection.structure;
    if (structure)
        json.update(structureJson(*structure, inspection.layout));
    json["cautions"] = cautionsJson(structure ? structure->cautions : std::vector<pdf::Caution>{});
    return json;
}

} // namespace cunho::cli
