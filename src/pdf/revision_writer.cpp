// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_outline.hpp"
#include "pdf/section.hpp"
#include "pdf/source_state.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>
#include <charconv>
#include <set>

namespace cunho::pdf {

namespace {

constexpr int widgetFlags = 132; // Print and Locked (12.5.3)
constexpr unsigned signaturesExist = 1;
constexpr unsigned appendOnly = 2; // table 219

std::string freeFieldName(const std::vector<std::string>& taken) {
    for (std::size_t n = 1;; ++n) {
        std::string name = "Assinatura" + std::to_string(n);
        if (std::ranges::find(taken, name) == taken.end()) {
            return name;
        }
    }
}

std::string chooseFieldName(const PdfStructure& structure, const SignatureRequest& request) {
    if (request.fieldName.empty()) {
        return freeFieldName(structure.fieldNames);
    }
    if (request.fieldName.find('.') != std::string::npos) { // separates levels of the field tree (12.7.3.2)
        throw Error(Fault::Input, "FIELD_NAME_INVALID", {{"field", request.fieldName}});
    }
    if (std::ranges::find(structure.fieldNames, request.fieldName) != structure.fieldNames.end()) {
        throw Error(Fault::Input, "FIELD_NAME_TAKEN", {{"field", request.fieldName}});
    }
    return request.fieldName;
}

unsigned signatureFlags(const Dictionary& form) {
    unsigned flags = 0;
    if (const std::string* value = form.find("SigFlags")) {
        std::from_chars(value->data(), value->data() + value->size(), flags);
    }
    return flags;
}

bool endsWithEol(const std::filesystem::path& file, std::uint64_t size) {
    bool eol = false;
    ReadHandle(file).stream(size - 1, 1, [&eol](ByteView byte) { eol = byte[0] == '\n' || byte[0] == '\r'; });
    return eol;
}

} // namespace

/// Composes the objects of one signature: dictionary with its hole, field, appearance, page and form.
class RevisionWriter {
  public:
    RevisionWriter(const std::filesystem::path& file, const PdfStructure& structure,
                   const SignatureRequest& request)
        : file_(file)
        , structure_(structure)
        , request_(request)
        , section_(structure, endsWithEol(file, structure.fileSize))
        , fieldName_(chooseFieldName(structure, request)) {}

    PreparedPdf write(std::int64_t modified) && {
        addSignature();
        addField();
        addToPage();
        addToForm();
        PreparedPdf out;
        out.section_ = std::move(section_).finish();
        const std::uint64_t end = structure_.fileSize + out.section_.size();
        if (end > maximumFileSize) {
            throw fileError(file_, "PDF_TOO_LARGE");
        }
        const std::uint64_t second = hole_ + 2 * request_.contentsCapacity + 2;
        out.byteRange_ = {0, hole_, second, end - second};
        const std::string range = byteRangeSyntax(out.byteRange_);
        const auto at = static_cast<std::ptrdiff_t>(hole_ - range.size() - structure_.fileSize);
        std::ranges::copy(range, out.section_.begin() + at);
        out.source_ = file_;
        out.sourceSize_ = structure_.fileSize;
        out.sourceModified_ = modified;
        out.fieldName_ = fieldName_;
        return out;
    }

  private:
    void addSignature() {
        std::string body = "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " +
                           dateSyntax(request_.claimedTime);
        const auto text = [&body](const char* key, const std::string& value) {
            body += value.empty() ? "" : std::string(" ") + key + " " + textSyntax(value);
        };
        text("/Name", request_.signerName);
        text("/Reason", request_.reason);
        text("/Location", request_.location);
        if (!request_.application.empty()) {
            body += " /Prop_Build << /App << /Name " + nameSyntax(request_.application) + " >> >>";
        }
        body += ' ' + byteRangeSyntax({});
        const std::size_t holeInBody = body.size();
        body += '<' + std::string(2 * request_.contentsCapacity, '0') + "> >>";
        signature_ = section_.newId();
        hole_ = section_.add(signature_, body) + holeInBody;
    }

    /// Field and widget in one dictionary (12.7.3.3). PDF/A-1 (6.5.3) wants an appearance even where nothing
    /// is to be seen. It follows the signature directly: PreparedPdf::reopen looks for the name there.
    void addField() {
        field_ = section_.newId();
        const ObjectId appearance = section_.newId();
        section_.add(field_, "<< /Type /Annot /Subtype /Widget /FT /Sig /T " + textSyntax(fieldName_) +
                                 " /F " + std::to_string(widgetFlags) + " /Rect [0 0 0 0] /P " +
                                 referenceSyntax(structure_.page.id) + " /V " + referenceSyntax(signature_) +
                                 " /AP << /N " + referenceSyntax(appearance) + " >> >>");
        section_.add(appearance, "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Resources << >> "
                                 "/Length 0 >>\nstream\n\nendstream");
    }

    void addToPage() {
        std::vector<std::string> annots = structure_.page.annots;
        annots.push_back(referenceSyntax(field_));
        if (structure_.page.annotsId) {
            update(*structure_.page.annotsId, arraySyntax(annots));
        } else {
            Dictionary page = structure_.page.dictionary;
            page.set("Annots", arraySyntax(annots));
            update(structure_.page.id, page.serialize());
        }
    }

    void addToForm() {
        std::vector<std::string> fields = structure_.fields;
        fields.push_back(referenceSyntax(field_));
        Dictionary form = structure_.acroForm;
        const unsigned flags = signatureFlags(form);
        const unsigned wanted = flags | signaturesExist | appendOnly;
        form.set("SigFlags", std::to_string(wanted));
        if (structure_.fieldsId) {
            update(*structure_.fieldsId, arraySyntax(fields));
            if (flags == wanted) {
                return;
            }
        } else {
            form.set("Fields", arraySyntax(fields));
        }
        if (structure_.acroFormId) {
            update(*structure_.acroFormId, form.serialize());
            return;
        }
        Dictionary catalog = structure_.catalog;
        if (catalog.find("AcroForm") != nullptr) {
            catalog.set("AcroForm", form.serialize());
        } else { // an object of its own: the next signature need not touch the catalog
            const ObjectId id = section_.newId();
            section_.add(id, form.serialize());
            catalog.set("AcroForm", referenceSyntax(id));
        }
        update(structure_.root, catalog.serialize());
    }

    /// A new version of an existing object. Two roles in one object cannot both be served.
    void update(ObjectId id, const std::string& body) {
        if (!updated_.insert(id).second) {
            throw fileError(file_, "PDF_DAMAGED", "one object is page, annotations, form or fields at once");
        }
        section_.add(id, body);
    }

    const std::filesystem::path& file_;
    const PdfStructure& structure_;
    const SignatureRequest& request_;
    Section section_;
    std::set<ObjectId> updated_;
    std::string fieldName_;
    ObjectId signature_;
    ObjectId field_;
    std::uint64_t hole_ = 0; ///< offset of the '<' of /Contents in the finished file
};

PreparedPdf prepareSignature(const std::filesystem::path& file, const PdfStructure& structure,
                             const SignatureRequest& request) {
    if (structure.encrypted) {
        throw Error(Fault::Unsupported, "PDF_ENCRYPTED", {{"file", file.filename().string()}});
    }
    if (structure.docMdpLevel == 1) {
        throw Error(Fault::Rejected, "PDF_LOCKED", {{"file", file.filename().string()}});
    }
    const SourceState state = sourceState(file);
    if (state.size != structure.fileSize) {
        throw fileError(file, "FILE_CHANGED");
    }
    return RevisionWriter(file, structure, request).write(state.modified);
}

} // namespace cunho::pdf
