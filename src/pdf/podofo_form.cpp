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
class FieldWalk {
  public:
    FieldWalk(const PodofoFile& file, PageList& pages, PdfStructure& out)
        : file_(file), pages_(pages), out_(out) {}

    void walk(const Array& fields) {
        push(fields, "", false, true);
        while (!open_.empty()) {
            const Open current = std::move(open_.back());
            open_.pop_back();
            const Object* field = file_.resolve(current.object);
            const Dict* dict = file_.dictionary(field);
            if (dict != nullptr && met_.insert(field).second) {
                visit(current, *field, *dict);
            }
        }
    }

  private:
    struct Open {
        const Object* object;
        std::string prefix;
        bool isSignature;
        bool isTop;
    };

    void push(const Array& fields, const std::string& prefix, bool isSignature, bool isTop) {
        for (auto field = fields.rbegin(); field != fields.rend(); ++field) {
            open_.push_back({&*field, prefix, isSignature, isTop});
        }
    }

    void visit(const Open& current, const Object& field, const Dict& dict) {
        const std::string partial = file_.text(dict, "T");
        std::string full = current.prefix;
        full += full.empty() || partial.empty() ? partial : "." + partial;
        if (current.isTop && !partial.empty()) {
            out_.fieldNames.push_back(partial);
        }
        const std::string type = file_.name(dict, "FT");
        const bool isSignature = type.empty() ? current.isSignature : type == "Sig";
        const Dict* value = isSignature ? file_.dictionary(dict, "V") : nullptr;
        const Array* kids = file_.array(dict, "Kids");
        if (value != nullptr) {
            out_.signatures.push_back(readSignature(file_, field, full, *value));
        } else if (isSignature && kids == nullptr && !partial.empty() && current.object->IsReference() &&
                   file_.name(dict, "Subtype") == "Widget") {
            addEmpty(field, dict, full);
        }
        if (kids != nullptr) {
            push(*kids, full, isSignature, false);
        }
    }

    void addEmpty(const Object& field, const Dict& dict, const std::string& name) {
        EmptySignatureField out;
        out.name = name;
        out.field = idOf(field.Reference());
        out.dictionary = dictionaryOf(dict);
        out.rectangle = file_.rectangle(dict.GetKey("Rect")).value_or(Rectangle{});
        out.page = pages_.pageOf(out.field, PodofoFile::reference(dict, "P"));
        if (out.page != 0) {
            out.geometry = pages_.geometry(pages_.leaves()[out.page - 1]);
        }
        out_.emptyFields.push_back(std::move(out));
    }

    const PodofoFile& file_;
    PageList& pages_;
    PdfStructure& out_;
    std::set<const Object*> met_;
    std::vector<Open> open_;
};

} // namespace

void readForm(const PodofoFile& file, PageList& pages, PdfStructure& out) {
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
        FieldWalk(file, pages, out).walk(*fields);
        sortByEnd(out.signatures);
    }
}

} // namespace cunho::pdf
