// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/podofo_parts.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace cunho::pdf {

namespace {

using Object = PodofoFile::Object;
using Dict = PodofoFile::Dict;
using Array = PodofoFile::Array;

SignatureField readSignature(const PodofoFile& file, const Object& field, const std::string& name,
                             const Dict& value) {
    SignatureField out;
    out.name = name;
    out.field = idOf(field.Reference());
    out.subFilter = file.name(value, "SubFilter");
    out.isTimestamp = out.subFilter == "ETSI.RFC3161";
    if (const Array* range = file.array(value, "ByteRange")) {
        for (const Object& item : *range) {
            const Object* number = file.resolve(&item);
            if (number != nullptr && (number->IsNumber() || number->IsReal())) {
                out.byteRange.push_back(number->GetNumber());
            }
        }
    }
    out.contents = file.string(value, "Contents");
    out.reason = file.text(value, "Reason");
    out.claimedTime = file.text(value, "M");
    out.signerName = file.text(value, "Name");
    return out;
}

void sortByEnd(std::vector<SignatureField>& signatures) {
    const auto end = [](const SignatureField& signature) {
        const auto& range = signature.byteRange;
        std::int64_t sum = 0;
        const bool fits = range.size() >= 4 && !__builtin_add_overflow(range[2], range[3], &sum);
        return fits ? sum : std::numeric_limits<std::int64_t>::max();
    };
    std::ranges::stable_sort(signatures, {}, end);
}

/// Walks the field tree (12.7.3.1); a node met before is left out, so that a cycle ends.
void readFields(const PodofoFile& file, const Array& fields, PdfStructure& out) {
    struct Open {
        const Object* object;
        std::string prefix;
        bool isSignature;
        bool isTop;
    };
    std::set<const Object*> met;
    std::vector<Open> open;
    for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
        open.push_back({&*field, "", false, true});
    }
    while (!open.empty()) {
        const Open current = std::move(open.back());
        open.pop_back();
        const Object* field = file.resolve(current.object);
        const Dict* dict = file.dictionary(field);
        if (dict == nullptr || !met.insert(field).second) {
            continue;
        }
        const std::string partial = file.text(*dict, "T");
        std::string full = current.prefix;
        full += full.empty() || partial.empty() ? partial : "." + partial;
        if (current.isTop && !partial.empty()) {
            out.fieldNames.push_back(partial);
        }
        const std::string type = file.name(*dict, "FT");
        const bool isSignature = type.empty() ? current.isSignature : type == "Sig";
        const Dict* value = isSignature ? file.dictionary(*dict, "V") : nullptr;
        if (value != nullptr) {
            out.signatures.push_back(readSignature(file, *field, full, *value));
        }
        if (const Array* kids = file.array(*dict, "Kids")) {
            for (auto kid = kids->rbegin(); kid != kids->rend(); ++kid) {
                open.push_back({&*kid, full, isSignature, false});
            }
        }
    }
    sortByEnd(out.signatures);
}

} // namespace

void readForm(const PodofoFile& file, PdfStructure& out) {
    const Dict* form = file.dictionary(file.catalog(), "AcroForm");
    if (form == nullptr) {
        return;
    }
    out.acroFormId = PodofoFile::reference(file.catalog(), "AcroForm");
    out.acroForm = dictionaryOf(*form);
    const Object* flags = file.get(*form, "SigFlags");
    if (flags != nullptr && flags->IsNumber()) {
        out.acroForm.set("SigFlags", std::to_string(flags->GetNumber()));
    }
    if (const Array* fields = file.array(*form, "Fields")) {
        out.fieldsId = PodofoFile::reference(*form, "Fields");
        out.fields = itemsOf(*fields);
        readFields(file, *fields, out);
    }
}

} // namespace cunho::pdf
