// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/structure_parts.hpp"

#include <algorithm>
#include <limits>
#include <set>

namespace cunho::pdf {

namespace {

constexpr int deepestField = 1000; // verifiers need time that grows with its square

SignatureField readSignature(ObjectSource& file, ObjectId field, const std::string& name,
                             const Value& value) {
    SignatureField out;
    out.name = name;
    out.field = field;
    out.subFilter = file.name(value, "SubFilter");
    out.isTimestamp = out.subFilter == "ETSI.RFC3161";
    const Value range = file.get(value, "ByteRange");
    for (const Value& item : range.items()) {
        const Value number = file.resolve(item);
        if (const auto whole = number.asInteger()) {
            out.byteRange.push_back(*whole);
        } else if (const auto real = number.asNumber()) {
            out.byteRange.push_back(static_cast<std::int64_t>(std::clamp(*real, -9e18, 9e18)));
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

/// Walks the field tree (12.7.3.1); an object met before is left out, so that a cycle ends.
class FieldWalk {
  public:
    FieldWalk(ObjectSource& file, PageList& pages, PdfStructure& out)
        : file_(file), pages_(pages), out_(out) {}

    void walk(const Value& fields) {
        push(fields, "", false, 0);
        while (!open_.empty()) {
            const Open current = std::move(open_.back());
            open_.pop_back();
            ObjectId id;
            const Value field = file_.resolve(current.field, &id);
            const bool isReference = current.field.asReference().has_value();
            if (field.isDictionary() && (!isReference || met_.insert(id).second)) {
                visit(current, id, field);
            }
        }
    }

  private:
    struct Open {
        Value field;
        std::string prefix;
        bool isSignature;
        int level; ///< 0 at the top
    };

    void push(const Value& fields, const std::string& prefix, bool isSignature, int level) {
        for (auto field = fields.items().rbegin(); field != fields.items().rend(); ++field) {
            open_.push_back({*field, prefix, isSignature, level});
        }
    }

    void visit(const Open& current, ObjectId id, const Value& field) {
        if (current.level > deepestField) {
            throw file_.damaged("the form fields nest too deep");
        }
        const std::string partial = file_.text(field, "T");
        std::string full = current.prefix;
        full += full.empty() || partial.empty() ? partial : "." + partial;
        if (current.level == 0 && !partial.empty()) {
            out_.fieldNames.push_back(partial);
        }
        const std::string type = file_.name(field, "FT");
        const bool isSignature = type.empty() ? current.isSignature : type == "Sig";
        const Value value = isSignature ? file_.get(field, "V") : Value();
        const Value kids = file_.get(field, "Kids");
        if (value.isDictionary()) {
            out_.signatures.push_back(readSignature(file_, id, full, value));
            addLocks(field, value);
        } else if (isSignature && !kids.isArray() && !partial.empty() && current.field.asReference() &&
                   file_.name(field, "Subtype") == "Widget") {
            addEmpty(id, field, full);
        }
        push(kids, full, isSignature, current.level + 1);
    }

    void addEmpty(ObjectId id, const Value& field, const std::string& name) {
        EmptySignatureField out;
        out.name = name;
        out.field = id;
        out.dictionary = field.toDictionary();
        if (const auto flags = file_.get(field, "F").asInteger()) { // the writer adds to them
            out.dictionary.set("F", std::to_string(*flags));
        }
        out.rectangle = file_.rectangle(field.at("Rect")).value_or(Rectangle{});
        out.page = pages_.pageOf(id, field.at("P").asReference());
        if (out.page != 0) {
            out.geometry = pages_.geometry(pages_.sheet(pages_.leaves()[out.page - 1]).attributes);
        }
        out.lock = fieldLockOf(file_, file_.get(field, "Lock"));
        out.seed = seedValueOf(file_, file_.get(field, "SV"));
        out_.emptyFields.push_back(std::move(out));
    }

    /// A lock's permissions hold from its signature on (ISO 32000-2, table 236); Acrobat repeats them in the
    /// reference.
    void addLocks(const Value& field, const Value& signature) {
        const auto own = fieldLockOf(file_, file_.get(field, "Lock"));
        if (own && own->docMdpLevel) {
            out_.fieldLocks.push_back({FieldLock::Action::Include, {}, own->docMdpLevel});
        }
        const Value references = file_.get(signature, "Reference");
        for (const Value& item : references.items()) {
            const Value reference = file_.resolve(item);
            if (file_.name(reference, "TransformMethod") != "FieldMDP") {
                continue;
            }
            const Value parameters = file_.get(reference, "TransformParams");
            out_.fieldLocks.push_back(fieldLockOf(file_, parameters).value_or(FieldLock{}));
        }
    }

    ObjectSource& file_;
    PageList& pages_;
    PdfStructure& out_;
    std::set<ObjectId> met_;
    std::vector<Open> open_;
};

} // namespace

void readForm(ObjectSource& file, PageList& pages, PdfStructure& out) {
    const Value form = file.get(file.catalog(), "AcroForm");
    if (!form.isDictionary()) {
        return;
    }
    out.acroFormId = file.catalog().at("AcroForm").asReference();
    out.acroForm = form.toDictionary();
    if (const auto flags = file.get(form, "SigFlags").asInteger()) {
        out.acroForm.set("SigFlags", std::to_string(*flags));
    }
    if (!file.get(form, "XFA").isNull()) {
        out.cautions.push_back(Caution::Xfa);
    }
    const Value fields = file.get(form, "Fields");
    if (fields.isArray()) {
        out.fieldsId = form.at("Fields").asReference();
        out.fields = fields.toItems();
        FieldWalk(file, pages, out).walk(fields);
        sortByEnd(out.signatures);
    }
}

} // namespace cunho::pdf
