// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/field_name.hpp"
#include "pdf/section.hpp"
#include "pdf/source_state.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>
#include <charconv>

namespace cunho::pdf {

namespace {

constexpr int widgetFlags = 132; // Print and Locked (12.5.3)
constexpr unsigned signaturesExist = 1;
constexpr unsigned appendOnly = 2; // table 219

unsigned signatureFlags(const Dictionary& form) {
    unsigned flags = 0;
    if (const std::string* value = form.find("SigFlags")) {
        std::from_chars(value->data(), value->data() + value->size(), flags);
    }
    return flags;
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
        , section_(file, structure)
        , fieldName_(newFieldName(structure, request)) {}

    PreparedPdf write(std::int64_t modified) && {
        addSignature();
        addField();
        addToPage();
        addToForm();
        PreparedPdf out;
        out.section_ = std::move(section_).finish();
        const std::uint64_t end = structure_.fileSize + out.section_.size();
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
        const bool timestamp = request_.kind == SignatureRequest::Kind::DocumentTimestamp;
        std::string body = timestamp
                               ? "<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161"
                               : "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M " +
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
            section_.update(*structure_.page.annotsId, arraySyntax(annots));
        } else {
            Dictionary page = structure_.page.dictionary;
            page.set("Annots", arraySyntax(annots));
            section_.update(structure_.page.id, page.serialize());
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
            section_.update(*structure_.fieldsId, arraySyntax(fields));
            if (flags == wanted) {
                return;
            }
        } else {
            form.set("Fields", arraySyntax(fields));
        }
        if (structure_.acroFormId) {
            section_.update(*structure_.acroFormId, form.serialize());
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
        section_.update(structure_.root, catalog.serialize());
    }

    const std::filesystem::path& file_;
    const PdfStructure& structure_;
    const SignatureRequest& request_;
    Section section_;
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
    // Time-stamps and DSS are no change at any level (ISO 32000-2, 12.8.2.2.2).
    if (structure.docMdpLevel == 1 && request.kind == SignatureRequest::Kind::Signature) {
        throw Error(Fault::Rejected, "PDF_LOCKED", {{"file", file.filename().string()}});
    }
    const SourceState state = sourceState(file, structure.fileSize);
    return RevisionWriter(file, structure, request).write(state.modified);
}

} // namespace cunho::pdf
