// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/field_name.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>
#include <string_view>
#include <unordered_set>

namespace cunho::pdf {

namespace {

std::string freeFieldName(const std::vector<std::string>& names, const char* stem) {
    const std::unordered_set<std::string_view> taken(names.begin(), names.end());
    for (std::size_t n = 1;; ++n) {
        std::string name = stem + std::to_string(n);
        if (!taken.contains(name)) {
            return name;
        }
    }
}

} // namespace

const EmptySignatureField* namedEmptyField(const PdfStructure& structure, const SignatureRequest& request) {
    const auto field =
        std::ranges::find(structure.emptyFields, request.fieldName, &EmptySignatureField::name);
    return field == structure.emptyFields.end() ? nullptr : &*field;
}

std::string newFieldName(const PdfStructure& structure, const SignatureRequest& request) {
    if (request.fieldName.empty()) {
        const bool timestamp = request.kind == SignatureRequest::Kind::DocumentTimestamp;
        return freeFieldName(structure.fieldNames, timestamp ? "SeloTemporal" : "Assinatura");
    }
    if (request.fieldName.find('.') != std::string::npos) { // separates levels of the field tree (12.7.3.2)
        throw Error(Fault::Input, "FIELD_NAME_INVALID", {{"field", request.fieldName}});
    }
    if (std::ranges::find(structure.fieldNames, request.fieldName) != structure.fieldNames.end()) {
        throw Error(Fault::Input, "FIELD_NAME_TAKEN", {{"field", request.fieldName}});
    }
    return request.fieldName;
}

} // namespace cunho::pdf
