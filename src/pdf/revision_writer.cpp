// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/field_name.hpp"
#include "pdf/seal_form.hpp"
#include "pdf/section.hpp"
#include "pdf/source_state.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/error.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iterator>
#include <set>

namespace cunho::pdf {

namespace {

constexpr unsigned widgetFlags = 132; // Print and Locked (12.5.3)
constexpr unsigned stampFlags = 196;  // Print, ReadOnly and Locked: what PDF/A-1 allows (6.5.3)
constexpr unsigned hiddenFlags = 34;  // Hidden and NoView
constexpr unsigned signaturesExist = 1;
constexpr unsigned appendOnly = 2; // table 219

unsigned flagsOf(const Dictionary& dictionary, const char* key) {
    unsigned flags = 0;
    if (const std::string* value = dictionary.find(key)) {
        std::from_chars(value->data(), value->data() + value->size(), flags);
    }
    return flags;
}

/// The part of a fully qualified name behind the last dot (12.7.3.2).
std::string partialName(const std::string& name) {
    return name.substr(name.rfind('.') + 1);
}

bool isPlace(const Rectangle& rectangle) {
    return rectangle.width() > 0 && rectangle.height() > 0 && std::isfinite(rectangle.left) &&
           std::isfinite(rectangle.bottom) && std::isfinite(rectangle.right) && std::isfinite(rectangle.top);
}

const char* lockActionSyntax(FieldLock::Action action) {
    switch (action) {
    case FieldLock::Action::Include: return "/Include";
    case FieldLock::Action::Exclude: return "/Exclude";
    case FieldLock::Action::All: break;
    }
    return "/All";
}

/// Filling a locked field breaks the signature that locked it, and validators judge a new field by its name
/// as if it had been there. A time-stamp in a field of its own is fine.
void requireUnlocked(const std::filesystem::path& file, const PdfStructure& structure,
                     SignatureRequest::Kind kind, const std::string& field, bool isNew) {
    const bool isLocked = std::ranges::any_of(structure.fieldLocks,
                                              [&field](const FieldLock& lock) { return lock.covers(field); });
    if (isLocked && (kind == SignatureRequest::Kind::Signature || !isNew)) {
        throw Error(Fault::Rejected, "FIELD_LOCKED", {{"file", file.filename().string()}, {"field", field}});
    }
}

/// Time-stamps and DSS are no change at any level (ISO 32000-2, 12.8.2.2.2).
void requirePermission(const std::filesystem::path& file, const PdfStructure& structure,
                       const SignatureRequest& request) {
    const bool forbidsAll = structure.docMdpLevel == 1 ||
                            std::ranges::any_of(structure.fieldLocks,
                                                [](const FieldLock& lock) { return lock.docMdpLevel == 1; });
    if (forbidsAll && request.kind == SignatureRequest::Kind::Signature) {
        throw Error(Fault::Rejected, "PDF_LOCKED", {{"file", file.filename().string()}});
    }
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
        , empty_(namedEmptyField(structure, request))
        , fieldName_(empty_ != nullptr ? empty_->name : newFieldName(structure, request)) {
        requireUnlocked(file, structure, request.kind, fieldName_, empty_ == nullptr);
    }

    PreparedPdf write(const FileState& source) && {
        addSignature();
        addField();
        if (empty_ == nullptr) { // one that was there stands on its page and in the form
            addToPage(structure_.page, field_);
        }
        if (request_.seal && request_.seal->elsewhere) {
            addStamps(*request_.seal->elsewhere);
        }
        addToForm();
        if (!forms_.empty()) {
            addSealForms(section_, forms_, request_.seal->pdf, structure_.transparencyForbidden);
        }
        PreparedPdf out;
        out.section_ = std::move(section_).finish();
        const std::uint64_t end = structure_.fileSize + out.section_.size();
        const std::uint64_t second = hole_ + 2 * request_.contentsCapacity + 2;
        out.byteRange_ = {0, hole_, second, end - second};
        const std::string range = byteRangeSyntax(out.byteRange_);
        const auto at = static_cast<std::ptrdiff_t>(hole_ - range.size() - structure_.fileSize);
        std::ranges::copy(range, out.section_.begin() + at);
        const auto hole = out.section_.begin() + static_cast<std::ptrdiff_t>(hole_ - structure_.fileSize);
        out.section_.erase(hole, hole + static_cast<std::ptrdiff_t>(second - hole_));
        out.section_.shrink_to_fit(); // hundreds of them wait for who signs
        out.source_ = file_;
        out.sourceState_ = source;
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
        body += lockReference();
        const std::string range = ' ' + byteRangeSyntax({});
        const std::string hole = '<' + std::string(2 * request_.contentsCapacity, '0') + "> >>";
        signature_ = section_.newId();
        hole_ = section_.add(signature_, body, range + hole) + range.size();
    }

    /// What the author of an empty field wants locked by its signature (12.8.2.4, tables 253 and 256).
    std::string lockReference() const {
        if (empty_ == nullptr || !empty_->lock || request_.kind != SignatureRequest::Kind::Signature) {
            return {};
        }
        const FieldLock& lock = *empty_->lock;
        Dictionary parameters;
        parameters.set("Type", "/TransformParams");
        parameters.set("V", "/1.2");
        parameters.set("Action", lockActionSyntax(lock.action));
        if (lock.action != FieldLock::Action::All) {
            std::vector<std::string> names;
            std::ranges::transform(lock.fields, std::back_inserter(names), textSyntax);
            parameters.set("Fields", arraySyntax(names));
        }
        if (lock.docMdpLevel) { // the field's /Lock says it already; Acrobat repeats it here
            parameters.set("P", std::to_string(*lock.docMdpLevel));
        }
        return " /Reference [<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams " +
               parameters.serialize() + " /Data " + referenceSyntax(structure_.root) + " >>]";
    }

    /// Field and widget in one dictionary (12.7.3.3).
    void addField() {
        const PageGeometry& page = empty_ != nullptr ? empty_->geometry : structure_.page.geometry;
        const ObjectId appearance = isVisible() ? formFor(page.rotation) : section_.newId();
        const Rectangle rectangle = fieldRectangle();
        Dictionary field = empty_ != nullptr ? empty_->dictionary : newField(rectangle);
        field.set("T", textSyntax(partialName(fieldName_)));
        field.set("F", std::to_string(flagsOf(field, "F") | widgetFlags));
        field.set("V", referenceSyntax(signature_));
        field.set("AP", "<< /N " + referenceSyntax(appearance) + " >>");
        field_ = empty_ != nullptr ? empty_->field : section_.newId();
        section_.update(field_, field.serialize());
        if (!isVisible()) {
            addEmptyForm(section_, appearance, rectangle);
        }
    }

    bool isVisible() const { return request_.seal && request_.seal->inField; }

    /// One for all pages that are turned alike.
    ObjectId formFor(int rotation) {
        const auto [form, isNew] = forms_.try_emplace(rotation);
        if (isNew) {
            form->second = section_.newId();
        }
        return form->second;
    }

    Dictionary newField(const Rectangle& rectangle) const {
        Dictionary field;
        field.set("Type", "/Annot");
        field.set("Subtype", "/Widget");
        field.set("FT", "/Sig");
        field.set("Rect", rectangleSyntax(rectangle));
        field.set("P", referenceSyntax(structure_.page.id));
        return field;
    }

    /// In user space. A field that was there keeps the place that its author gave it.
    Rectangle fieldRectangle() const {
        Rectangle out;
        if (empty_ != nullptr) {
            out = empty_->rectangle;
        } else if (isVisible()) {
            out = structure_.page.geometry.toUserSpace(request_.seal->rectangle);
        }
        const bool isHidden = empty_ != nullptr && (flagsOf(empty_->dictionary, "F") & hiddenFlags) != 0;
        if (isVisible() && (isHidden || !isPlace(out))) {
            throw withoutPlace();
        }
        return out;
    }

    Error withoutPlace() const { return Error(Fault::Input, "SEAL_WITHOUT_PLACE", {{"field", fieldName_}}); }

    /// An array that is the form's list of fields as well stays as it is, and the page gets its own.
    void addToPage(const Page& page, ObjectId annotation) {
        std::vector<std::string> annots = page.annots;
        annots.push_back(referenceSyntax(annotation));
        if (page.annotsId && page.annotsId != structure_.fieldsId) {
            section_.update(*page.annotsId, arraySyntax(annots));
        } else {
            Dictionary dictionary = page.dictionary;
            dictionary.set("Annots", arraySyntax(annots));
            section_.update(page.id, dictionary.serialize());
        }
    }

    /// A page that stands in the tree twice gets one.
    void addStamps(const OnSheet& place) {
        if (structure_.pages.size() != structure_.pageCount) {
            throw Error(Fault::Internal, "UNEXPECTED", {}, "seals for pages that were not read");
        }
        if (!isPlace(place.where)) {
            throw withoutPlace();
        }
        std::set<ObjectId> sealed{ownPage()};
        for (const Page& page : structure_.pages) {
            if (sealed.insert(page.id).second) {
                addStamp(page, place);
            }
        }
    }

    /// The page that bears the seal by a field, this signature's or a later one's.
    ObjectId ownPage() const {
        if (empty_ == nullptr || !isVisible()) {
            return structure_.page.id;
        }
        return empty_->page == 0 ? ObjectId{} : structure_.pages.at(empty_->page - 1).id;
    }

    void addStamp(const Page& page, const OnSheet& place) {
        const PageGeometry& sheet = page.geometry;
        const Rectangle where = onSheet(place, sheet.shownWidth(), sheet.shownHeight());
        Dictionary stamp;
        stamp.set("Type", "/Annot");
        stamp.set("Subtype", "/Stamp");
        stamp.set("Name", "/Selo"); // else readers aloud call it a draft (table 181)
        stamp.set("Rect", rectangleSyntax(sheet.toUserSpace(where)));
        stamp.set("P", referenceSyntax(page.id));
        stamp.set("F", std::to_string(stampFlags));
        stamp.set("M", dateSyntax(request_.claimedTime));
        if (!request_.signerName.empty()) {
            stamp.set("T", textSyntax(request_.signerName));
        }
        if (!request_.seal->text.empty()) {
            stamp.set("Contents", textSyntax(request_.seal->text));
        }
        stamp.set("AP", "<< /N " + referenceSyntax(formFor(sheet.rotation)) + " >>");
        const ObjectId id = section_.newId();
        section_.add(id, stamp.serialize());
        addToPage(page, id);
    }

    void addToForm() {
        Dictionary form = structure_.acroForm;
        const unsigned flags = flagsOf(form, "SigFlags");
        const unsigned wanted = flags | signaturesExist | appendOnly;
        bool changed = flags != wanted;
        form.set("SigFlags", std::to_string(wanted));
        if (empty_ == nullptr) {
            std::vector<std::string> fields = structure_.fields;
            fields.push_back(referenceSyntax(field_));
            if (structure_.fieldsId) {
                section_.update(*structure_.fieldsId, arraySyntax(fields));
            } else {
                form.set("Fields", arraySyntax(fields));
                changed = true;
            }
        }
        if (changed) {
            updateForm(form);
        }
    }

    void updateForm(const Dictionary& form) {
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
    const EmptySignatureField* empty_; ///< the field to fill; nullptr: a new one
    std::string fieldName_;
    ObjectId signature_;
    ObjectId field_;
    TurnedForms forms_;      ///< of the seal
    std::uint64_t hole_ = 0; ///< offset of the '<' of /Contents in the finished file
};

bool allowsStamps(const PdfStructure& structure) {
    constexpr std::int32_t annotate = 1 << 5; // bit 6 of table 22
    const auto& encryption = structure.encryption;
    return structure.signatures.empty() && !structure.docMdpLevel && structure.fieldLocks.empty() &&
           (!encryption || encryption->openedAsOwner || (encryption->permissions & annotate) != 0);
}

PreparedPdf prepareSignature(const std::filesystem::path& file, const PdfStructure& structure,
                             const SignatureRequest& request, const std::optional<FileState>& before) {
    requirePermission(file, structure, request);
    const FileState state = sourceState(file, structure.fileSize);
    if (before && state != *before) {
        throw fileError(file, "FILE_CHANGED");
    }
    return RevisionWriter(file, structure, request).write(state);
}

} // namespace cunho::pdf
