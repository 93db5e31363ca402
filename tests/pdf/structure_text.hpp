// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/structure.hpp>

#include <sstream>
#include <string>

namespace cunho::test {

/// Everything that a structure says, one thing a line: for comparing two readings of one file.
class StructureText {
  public:
    static std::string of(const pdf::PdfStructure& structure) {
        StructureText text;
        text.add(structure);
        return text.out_.str();
    }

  private:
    using Lists = pdf::SecurityStoreObjects::Lists;

    template<typename... Parts>
    void line(const Parts&... parts) {
        ((out_ << parts << ' '), ...);
        out_ << '\n';
    }

    static std::string text(pdf::ObjectId id) {
        return std::to_string(id.number) + " " + std::to_string(id.generation) + " R";
    }
    static std::string text(const std::optional<pdf::ObjectId>& id) { return id ? text(*id) : "-"; }
    static std::string text(const std::optional<int>& number) {
        return number ? std::to_string(*number) : "-";
    }
    static std::string text(const std::vector<std::string>& items) {
        std::string out;
        for (const std::string& item : items) {
            out += "'" + item + "' ";
        }
        return out;
    }
    static std::string text(const std::vector<pdf::ObjectId>& ids) {
        std::string out;
        for (const pdf::ObjectId id : ids) {
            out += text(id) + " ";
        }
        return out;
    }
    static std::string text(const std::vector<Bytes>& values) {
        std::string out;
        for (const Bytes& value : values) {
            out += toHex(value) + " ";
        }
        return out;
    }
    static std::string text(const pdf::Rectangle& box) {
        std::ostringstream out;
        out.precision(17);
        out << box.left << ' ' << box.bottom << ' ' << box.right << ' ' << box.top;
        return out.str();
    }
    static std::string text(const pdf::PageGeometry& page) {
        return text(page.cropBox) + " turned " + std::to_string(page.rotation);
    }
    static std::string text(const pdf::FieldLock& lock) {
        return std::to_string(static_cast<int>(lock.action)) + " " + text(lock.fields) +
               text(lock.docMdpLevel);
    }

    void add(const pdf::PdfStructure& s) {
        line("file", s.fileSize, s.headerOffset, s.version, static_cast<int>(s.xref), s.startXref, s.size);
        line("trailer", text(s.root), text(s.info), s.firstFileId ? toHex(*s.firstFileId) : "-");
        line("page", s.pageCount, text(s.page.id), s.page.number, text(s.page.geometry));
        line(s.page.dictionary.serialize(), text(s.page.annotsId), text(s.page.annots));
        line("catalog", s.catalog.serialize());
        line("form", text(s.acroFormId), s.acroForm.serialize(), text(s.fieldsId), text(s.fields),
             text(s.fieldNames));
        for (const pdf::SignatureField& signature : s.signatures) {
            line("signature", signature.name, text(signature.field), signature.isTimestamp,
                 signature.subFilter, toHex(signature.contents), signature.reason, signature.claimedTime,
                 signature.signerName);
            for (const std::int64_t number : signature.byteRange) {
                line(number);
            }
        }
        for (const pdf::EmptySignatureField& field : s.emptyFields) {
            add(field);
        }
        line("dss", text(s.dssId), text(s.dss.ids.certificates), text(s.dss.ids.ocspResponses),
             text(s.dss.ids.crls));
        add(s.dss.document);
        for (const auto& [key, lists] : s.dss.validations) {
            line("vri", key);
            add(lists);
        }
        line(text(s.securityStore.certificates), text(s.securityStore.ocspResponses),
             text(s.securityStore.crls));
        for (const auto& entry : s.securityStore.validations) {
            line(entry.key, text(entry.certificates), text(entry.ocspResponses), text(entry.crls));
        }
        line("metadata", s.transparencyForbidden, "docmdp", text(s.docMdpLevel));
        for (const pdf::FieldLock& lock : s.fieldLocks) {
            line("locked", text(lock));
        }
        for (const pdf::Caution caution : s.cautions) {
            line(pdf::cautionReason(caution));
        }
    }

    void add(const pdf::EmptySignatureField& field) {
        line("empty", field.name, text(field.field), field.dictionary.serialize(), field.page,
             text(field.geometry), text(field.rectangle), field.lock ? text(*field.lock) : "-");
        if (field.seed) {
            const pdf::SeedValue& seed = *field.seed;
            line("seed", seed.filter, text(seed.subFilters), text(seed.digestMethods), text(seed.reasons),
                 text(seed.certification), seed.timestampUrl, seed.timestampRequired, text(seed.subjects),
                 text(seed.issuers), seed.requiredCertificateFlags, seed.requiredFlags,
                 seed.version.value_or(-1));
        }
    }

    void add(const Lists& lists) {
        line(lists.dictionary.serialize(), text(lists.certificates), text(lists.ocspResponses),
             text(lists.crls));
    }

    std::ostringstream out_;
};

} // namespace cunho::test
