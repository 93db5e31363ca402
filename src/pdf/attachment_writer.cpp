// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/archival_metadata.hpp"
#include "pdf/podofo_file.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/section.hpp"
#include "pdf/source_state.hpp"
#include "pdf/syntax.hpp"

#include <cunho/pdf/attachment.hpp>

#include <algorithm>
#include <map>
#include <qpdf/QPDFCryptoProvider.hh>

namespace cunho::pdf {

namespace {

constexpr int deepestTree = 16;
constexpr std::size_t mostAttachments = 10'000;

/// What /Params /CheckSum wants (table 46); no security rests on it.
Bytes md5(ByteView data) {
    const auto crypto = QPDFCryptoProvider::getImpl();
    crypto->MD5_init();
    crypto->MD5_update(data.data(), data.size());
    crypto->MD5_finalize();
    Bytes digest(16);
    crypto->MD5_digest(digest.data());
    return digest;
}

/// Adds files to the end of a document; what is there keeps its object.
class AttachmentWriter {
  public:
    AttachmentWriter(const std::filesystem::path& file, const PdfStructure& structure, ObjectSource& source)
        : file_(file)
        , structure_(structure)
        , source_(source)
        , section_(file, structure)
        , catalog_(structure.catalog) {
        const Value names = source_.get(source_.catalog(), "Names");
        collect(names.at("EmbeddedFiles"), 0);
        associated_ = source_.get(source_.catalog(), "AF").toItems();
    }

    void add(const Attachment& attachment) {
        const ObjectId specification = fileSpecification(attachment, embed(attachment));
        const Bytes key = stringBytes(textSyntax(attachment.name)); // as the tree sorts them (7.9.6)
        if (!names_.emplace(std::string(asText(key)), referenceSyntax(specification)).second) {
            throw Error(Fault::Input, "ATTACHMENT_NAME_TAKEN",
                        {{"file", file_.filename().string()}, {"name", attachment.name}});
        }
        associated_.push_back(referenceSyntax(specification));
        added_ = true;
    }

    void claim(const HybridMetadata& hybrid) {
        const Value info = structure_.info ? source_.resolve(Value::reference(*structure_.info)) : Value();
        constexpr int part = 3;
        const std::string xmp = archivalMetadata(source_, info, part, hybrid);
        const ObjectId id = section_.newId();
        section_.addStream(id, Dictionary({{"Type", "/Metadata"}, {"Subtype", "/XML"}}), asBytes(xmp));
        catalog_.set("Metadata", referenceSyntax(id));
    }

    Bytes finish() && {
        if (added_) {
            writeNames();
            catalog_.set("AF", arraySyntax(associated_));
        }
        section_.update(structure_.root, catalog_.serialize());
        return std::move(section_).finish();
    }

  private:
    ObjectId embed(const Attachment& attachment) {
        const std::string parameters = "<< /Size " + std::to_string(attachment.data.size()) + " /ModDate " +
                                       dateSyntax(attachment.modified) + " /CheckSum " +
                                       hexSyntax(md5(attachment.data)) + " >>";
        const ObjectId id = section_.newId();
        section_.addStream(id,
                           Dictionary({{"Type", "/EmbeddedFile"},
                                       {"Subtype", nameSyntax(attachment.mimeType)},
                                       {"Params", parameters}}),
                           attachment.data);
        return id;
    }

    ObjectId fileSpecification(const Attachment& attachment, ObjectId stream) {
        const std::string reference = referenceSyntax(stream);
        Dictionary entries({{"Type", "/Filespec"},
                            {"F", textSyntax(attachment.name)},
                            {"UF", textSyntax(attachment.name)},
                            {"AFRelationship", nameSyntax(attachment.relationship)},
                            {"EF", "<< /F " + reference + " /UF " + reference + " >>"}});
        if (!attachment.description.empty()) {
            entries.set("Desc", textSyntax(attachment.description));
        }
        const ObjectId id = section_.newId();
        section_.add(id, entries.serialize());
        return id;
    }

    /// Every pair of a name tree, whatever its shape.
    void collect(const Value& reference, int depth) {
        const Value node = source_.resolve(reference);
        const Value names = source_.get(node, "Names");
        const Value kids = source_.get(node, "Kids");
        if (depth > deepestTree || names_.size() + names.items().size() / 2 > mostAttachments) {
            throw source_.damaged("too large a tree of names");
        }
        for (std::size_t i = 0; i + 1 < names.items().size(); i += 2) {
            const Value key = source_.resolve(names.items()[i]);
            if (const std::string* const bytes = key.asString()) {
                names_.emplace(*bytes, names.items()[i + 1].syntax());
            }
        }
        for (const Value& kid : kids.items()) {
            collect(kid, depth + 1);
        }
    }

    /// One leaf in a new object; the other name trees stay where they are.
    void writeNames() {
        std::vector<std::string> pairs;
        for (const auto& [key, value] : names_) {
            pairs.push_back(stringSyntax(key));
            pairs.push_back(value);
        }
        const ObjectId tree = section_.newId();
        section_.add(tree, "<< /Names " + arraySyntax(pairs) + " >>");
        Dictionary names = source_.get(source_.catalog(), "Names").toDictionary();
        names.set("EmbeddedFiles", referenceSyntax(tree));
        if (const auto id = source_.catalog().at("Names").asReference()) {
            section_.update(*id, names.serialize());
        } else {
            catalog_.set("Names", names.serialize());
        }
    }

    const std::filesystem::path& file_;
    const PdfStructure& structure_;
    ObjectSource& source_;
    Section section_;
    Dictionary catalog_;
    std::map<std::string, std::string> names_; ///< by the key's bytes: as they sort
    std::vector<std::string> associated_;
    bool added_ = false;
};

void requireFit(const std::filesystem::path& file, const PdfStructure& structure, bool hybrid) {
    const ErrorParams params{{"file", file.filename().string()}};
    if (!structure.signatures.empty()) {
        throw Error(Fault::Rejected, "ATTACHMENT_AFTER_SIGNATURE", params);
    }
    if (structure.encryption) {
        throw Error(Fault::Unsupported, "PDF_ENCRYPTED", params);
    }
    if (hybrid && !structure.transparencyForbidden) {
        throw Error(Fault::Unsupported, "PDF_NOT_ARCHIVAL", params);
    }
}

} // namespace

void appendAttachments(const std::filesystem::path& file, const PdfStructure& structure,
                       const std::vector<Attachment>& attachments,
                       const std::optional<HybridMetadata>& hybrid, const std::filesystem::path& target,
                       AtomicFile::Keep keep) {
    requireFit(file, structure, hybrid.has_value());
    const FileState state = sourceState(file, structure.fileSize);
    FileWindow window(file);
    outlineOf(window, file);
    PodofoFile source(window, file);
    Bytes section;
    source.guarded([&] {
        source.findCatalog();
        AttachmentWriter writer(file, structure, source);
        for (const Attachment& attachment : attachments) {
            writer.add(attachment);
        }
        if (hybrid) {
            writer.claim(*hybrid);
        }
        section = std::move(writer).finish();
    });
    AtomicFile out(target, AtomicFile::Existing::Refuse, keep);
    withUnchanged(file, state,
                  [&](const ReadHandle& opened) { out.copyFrom(opened.descriptor(), 0, state.size); });
    out.write(section);
    out.commit();
}

} // namespace cunho::pdf
