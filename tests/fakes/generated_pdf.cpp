// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/generated_pdf.hpp"

#include <cstdio>
#include <map>
#include <optional>
#include <ostream>
#include <set>
#include <stdexcept>
#include <utility>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

namespace cunho::test {

namespace {

const std::string fileId = "0123456789ABCDEF";
constexpr std::size_t pageCount = 3;

std::string reference(std::size_t number) {
    return std::to_string(number) + " 0 R";
}

/// The objects of a file before anybody signs it.
class Composer {
  public:
    explicit Composer(const GeneratedPdf& wanted) : wanted_(wanted) {}

    std::string compose() {
        catalog_ = newNumber();
        tree_ = newNumber();
        addPages();
        addForm();
        addMetadata();
        addInfo();
        objects_[catalog_] = catalogBody();
        return write();
    }

  private:
    struct Stream {
        std::string dictionary, data;
        bool isEncrypted = true;
    };

    std::size_t newNumber() { return next_++; }
    std::size_t add(const std::string& body) {
        objects_[newNumber()] = body;
        return next_ - 1;
    }
    std::size_t addStream(const std::string& dictionary, const std::string& data, bool isEncrypted = true) {
        streams_[newNumber()] = {dictionary, data, isEncrypted};
        return next_ - 1;
    }
    /// What a reader without cross-reference streams can do without, in a hybrid file: poppler never finds an
    /// object that the table calls free.
    std::string structureTree() {
        if (wanted_.xref != GeneratedPdf::Xref::Hybrid)
            return "";
        const std::size_t root = newNumber();
        std::string kids;
        for (const std::size_t page : pages_) {
            hideable_.insert(next_);
            kids += reference(add("<< /Type /StructElem /S /P /P " + reference(root) + " /Pg " +
                                  reference(page) + " /T (Folha) >>")) +
                    " ";
        }
        objects_[root] = "<< /Type /StructTreeRoot /K [" + kids + "] >>";
        return " /StructTreeRoot " + reference(root);
    }

    void addPages() {
        const std::size_t font =
            add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
        const std::string inherited =
            "/MediaBox [0 0 595 842] /Resources << /Font << /F1 " + reference(font) + " >> >> /Rotate 0";
        const std::size_t middle = wanted_.inherited ? newNumber() : tree_;
        std::string kids;
        for (std::size_t page = 1; page <= pageCount; ++page) {
            const std::string text = "BT /F1 24 Tf 72 720 Td (Folha " + std::to_string(page) + " de " +
                                     std::to_string(pageCount) + ") Tj ET\n";
            const std::string drawing =
                page == pageCount ? "0.1 0.4 0.2 rg 100 200 m 300 500 l 450 180 l h f\n"
                                  : "0.8 0.2 0.1 RG 4 w 90 300 " + std::to_string(120 * page) + " 160 re S\n";
            std::string contents = reference(addStream("", text));
            contents += " " + reference(addStream("", drawing));
            pages_.push_back(newNumber());
            objects_[pages_.back()] = "<< /Type /Page /Parent " + reference(middle) + " /Contents [" +
                                      contents + "] " + (wanted_.inherited ? "" : inherited);
            kids += reference(pages_.back()) + " ";
        }
        objects_[tree_] = "<< /Type /Pages /Count 3 /Kids [" +
                          (wanted_.inherited ? reference(middle) + " " : kids) + "] >>";
        if (wanted_.inherited)
            objects_[middle] = "<< /Type /Pages /Count 3 /Parent " + reference(tree_) + " /Kids [" + kids +
                               "] " + inherited + " >>";
    }

    using Form = GeneratedPdf::Form;

    void addForm() {
        std::map<std::size_t, std::string> annots;
        std::string fields;
        annots[pages_.front()] =
            reference(add("<< /Type /Annot /Subtype /Link /Rect [10 10 50 20] /Border [0 0 0] /Dest [" +
                          reference(pages_.back()) + " /Fit] >>"));
        const bool hasEmpty = wanted_.form == Form::EmptyField || wanted_.form == Form::LockField ||
                              wanted_.form == Form::SeedField;
        if (wanted_.form == Form::TextFields || hasEmpty || wanted_.xfa) {
            const std::string name = reference(addTextField("Nome", "Ana Gomes (s\\363cia)"));
            annots[pages_.front()] += " " + name;
            fields += name;
        }
        if (hasEmpty) {
            const std::string empty = reference(add(emptyField()));
            annots[pages_.back()] = empty;
            fields += " " + empty;
        }
        if (!fields.empty())
            form_ = add("<< /DA (/Helv 0 Tf 0 g) /Fields [" + fields + "] " + xfa() + ">>");
        for (const std::size_t page : pages_) {
            const auto found = annots.find(page);
            if (found == annots.end())
                objects_[page] += " >>";
            else if (wanted_.indirectAnnots)
                objects_[page] += " /Annots " + reference(add("[" + found->second + "]")) + " >>";
            else
                objects_[page] += " /Annots [" + found->second + "] >>";
        }
    }

    std::size_t addTextField(const std::string& name, const std::string& value) {
        const std::size_t look = addStream(
            "/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << /Helv << /Type /Font "
            "/Subtype /Type1 /BaseFont /Helvetica >> >> >>",
            "/Tx BMC BT /Helv 12 Tf 2 5 Td (" + value + ") Tj ET EMC");
        return add("<< /Type /Annot /Subtype /Widget /FT /Tx /T (" + name + ") /V (" + value +
                   ") /DA (/Helv 12 Tf 0 g) /F 4 /Rect [72 640 272 660] /P " + reference(pages_.front()) +
                   " /AP << /N " + reference(look) + " >> >>");
    }

    std::string emptyField() {
        std::string out = "<< /Type /Annot /Subtype /Widget /FT /Sig /T (Assinar) /F 4 "
                          "/Rect [330 60 530 120] /P " +
                          reference(pages_.back()) + " /AP << /N " +
                          reference(addStream("/Type /XObject /Subtype /Form /BBox [0 0 200 60]", "")) +
                          " >>";
        if (wanted_.form == Form::LockField)
            out += " /Lock " + reference(add("<< /Type /SigFieldLock /Action /Include /Fields [(Nome)] >>"));
        if (wanted_.form == Form::SeedField)
            out += " /SV " + reference(add("<< /Type /SV /Ff 66 /SubFilter [/adbe.pkcs7.detached "
                                           "/ETSI.CAdES.detached] /DigestMethod [/SHA256 /SHA512] "
                                           ">>"));
        return out + " >>";
    }

    std::string xfa() {
        if (!wanted_.xfa)
            return "";
        return "/XFA [(template) " +
               reference(addStream("", "<template xmlns=\"http://www.xfa.org/schema/xfa-template/2.8/\"/>")) +
               "] ";
    }

    void addMetadata() {
        const std::string xmp =
            "<?xpacket begin=\"\xEF\xBB\xBF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?><x:xmpmeta "
            "xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:format>"
            "application/pdf</dc:format></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"w\"?>";
        metadata_ = addStream("/Type /Metadata /Subtype /XML", xmp, wanted_.metadata);
    }

    void addInfo() {
        info_ = add("<< /Title (Folhas geradas) /Producer (Cunho generator) "
                    "/CreationDate (D:20261001090000+01'00') >>");
    }

    std::string catalogBody() {
        std::string out = "<< /Type /Catalog /Pages " + reference(tree_) + " /Lang (pt-PT) /Metadata " +
                          reference(metadata_);
        out += structureTree();
        if (form_ != 0)
            out += " /AcroForm " + reference(form_);
        if (wanted_.usageRights)
            out += " /Perms << /UR3 " +
                   reference(addUnpacked("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter "
                                         "/adbe.pkcs7.detached /ByteRange [0 10 20 10] /Contents <3000> "
                                         "/Reference [<< /Type /SigRef /TransformMethod /UR3 >>] >>")) +
                   " >>";
        return out + " >>";
    }

    std::size_t addUnpacked(const std::string& body) {
        unpacked_.insert(next_);
        return add(body);
    }

    std::string header() const {
        const bool isOld = wanted_.xref == GeneratedPdf::Xref::Table;
        std::string version = wanted_.version;
        if (version.empty())
            version = wanted_.encryption == PdfEncryption::AesV3 ? "2.0" : isOld ? "1.4" : "1.5";
        return "%PDF-" + version + "\n%\xE2\xE3\xCF\xD3\n";
    }

    bool isPacked(std::size_t number) const {
        if (!wanted_.objectStreams || unpacked_.contains(number))
            return false;
        return wanted_.xref != GeneratedPdf::Xref::Hybrid || hideable_.contains(number);
    }

    std::string write() {
        std::optional<EncryptedWith> encryption;
        std::string keys = "/Root " + reference(catalog_) + " /Info " + reference(info_) + " /ID [" +
                           hexString(fileId) + " " + hexString(fileId) + "]";
        if (wanted_.encryption != PdfEncryption::None) {
            EncryptionRequest request{wanted_.encryption, wanted_.password};
            request.firstFileId = fileId;
            request.metadata = wanted_.metadata;
            request.permissions = wanted_.permissions;
            encryption = encryptWith(request);
        }
        const std::string before = wanted_.offsetsFromHeader ? "" : wanted_.leading;
        PdfSection section(before + header(), wanted_.xref, encryption ? &encryption->cipher : nullptr);
        section.release(0, 65535);
        for (const auto& [number, body] : objects_) {
            if (isPacked(number))
                section.pack(number, body);
            else
                section.add(number, body);
        }
        for (const auto& [number, stream] : streams_)
            section.addStream(number, stream.dictionary, stream.data, stream.isEncrypted);
        if (encryption) {
            const std::size_t number = newNumber();
            section.addPlain(number, encryption->dictionary);
            keys += " /Encrypt " + reference(number);
        }
        return section.finish(keys, next_);
    }

    const GeneratedPdf& wanted_;
    std::size_t next_ = 1;
    std::map<std::size_t, std::string> objects_;
    std::map<std::size_t, Stream> streams_;
    std::set<std::size_t> hideable_;
    std::set<std::size_t> unpacked_;
    std::size_t catalog_ = 0, tree_ = 0, info_ = 0, metadata_ = 0, form_ = 0;
    std::vector<std::size_t> pages_;
};

std::string linearised(const std::string& file, const GeneratedPdf& wanted) {
    QPDF qpdf;
    qpdf.processMemoryFile("generated", file.data(), file.size(), wanted.password.c_str());
    QPDFWriter writer(qpdf);
    writer.setOutputMemory();
    writer.setLinearization(true);
    writer.setObjectStreamMode(wanted.objectStreams ? qpdf_o_generate : qpdf_o_disable);
    writer.write();
    const std::shared_ptr<Buffer> buffer = writer.getBufferSharedPointer();
    return {reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize()};
}

std::string signedByOthers(std::string file, const GeneratedPdf& wanted, const TestPki& pki) {
    ForeignSignature how;
    how.xref = wanted.xref == GeneratedPdf::Xref::Hybrid ? PdfSection::Xref::Table : wanted.xref;
    how.pack = wanted.objectStreams && how.xref != PdfSection::Xref::Table;
    how.password = wanted.password;
    using Form = GeneratedPdf::Form;
    const std::map<Form, int> levels{{Form::CertifiedP1, 1}, {Form::CertifiedP2, 2}, {Form::CertifiedP3, 3}};
    const auto level = levels.find(wanted.form);
    if (level != levels.end()) {
        how.certify = level->second;
        how.field = "Certificado";
        file = signForeign(file, how, pki);
    }
    how.certify = 0;
    for (std::size_t index = 1; index <= wanted.earlier; ++index) {
        how.cades = index % 2 == 0;
        how.field = "Outra " + std::to_string(index);
        file = signForeign(file, how, pki);
    }
    return file;
}

/// Every offset of the last table, moved.
std::string withTableOff(std::string file) {
    std::size_t at = file.rfind("\nxref\n") + 6;
    for (at = file.find('\n', at) + 1; file.compare(at, 7, "trailer") != 0; at += 20) {
        const std::size_t offset = std::stoul(file.substr(at, 10));
        if (file[at + 17] != 'n')
            continue;
        char digits[16];
        std::snprintf(digits, sizeof digits, "%010zu", offset - 3);
        file.replace(at, 10, digits, 10);
    }
    return file;
}

std::string damaged(std::string file, GeneratedPdf::Damage damage) {
    using Damage = GeneratedPdf::Damage;
    const std::size_t keyword = file.rfind("startxref");
    const std::size_t section = std::stoul(file.substr(keyword + 9));
    switch (damage) {
    case Damage::None: return file;
    case Damage::StartXrefOff:
        return file.substr(0, keyword) + "startxref\n" + std::to_string(section - 7) + "\n%%EOF\n";
    case Damage::TableOff: return withTableOff(file);
    case Damage::NoStartXref: return file.substr(0, keyword);
    case Damage::NoEndOfFile: return file.substr(0, file.rfind("\n%%EOF"));
    case Damage::Truncated: return file.substr(0, keyword - (keyword - section) / 3);
    case Damage::Trailing: return file + "\n\n" + std::string(300, '\0') + "</html>\n";
    }
    throw std::logic_error("no such damage");
}

} // namespace

bool GeneratedPdf::isPossible() const {
    if (xref == Xref::Table && objectStreams)
        return false;
    if (encryption == Encryption::None && (!password.empty() || !metadata))
        return false;
    if (!metadata && encryption != Encryption::AesV2 && encryption != Encryption::AesV3)
        return false;
    if (damage == Damage::TableOff && xref != Xref::Table && xref != Xref::Hybrid)
        return false;
    return !linearised || (xref == Xref::Table && !objectStreams) || (xref == Xref::Stream && objectStreams);
}

std::string GeneratedPdf::name() const {
    static const char* const xrefs[] = {"Table", "Stream", "WideStream", "Hybrid"};
    static const char* const ciphers[] = {"", "_Rc4Short", "_Rc4Long", "_AesV2", "_AesV3"};
    static const char* const forms[] = {"",           "_TextFields",  "_EmptyField",  "_LockField",
                                        "_SeedField", "_CertifiedP1", "_CertifiedP2", "_CertifiedP3"};
    static const char* const damages[] = {
        "", "_StartXrefOff", "_TableOff", "_NoStartXref", "_NoEndOfFile", "_Truncated", "_Trailing"};
    std::string out = xrefs[static_cast<std::size_t>(xref)];
    const auto flag = [&out](bool is, const char* word) { out += is ? std::string("_") + word : ""; };
    flag(objectStreams, "ObjectStreams");
    out += ciphers[static_cast<std::size_t>(encryption)];
    flag(!password.empty(), "Password");
    flag(!metadata, "ClearMetadata");
    flag(linearised, "Linearised");
    out += forms[static_cast<std::size_t>(form)];
    flag(earlier != 0, (std::to_string(earlier) + "Earlier").c_str());
    flag(inherited, "Inherited");
    flag(indirectAnnots, "IndirectAnnots");
    flag(xfa, "Xfa");
    flag(usageRights, "UsageRights");
    flag(permissions != -4, "Restricted");
    flag(!leading.empty(), offsetsFromHeader ? "Leading" : "LeadingCounted");
    if (!version.empty())
        out += "_" + version.substr(0, 1) + "v" + version.substr(2);
    return out + damages[static_cast<std::size_t>(damage)];
}

std::ostream& operator<<(std::ostream& out, const GeneratedPdf& self) {
    return out << self.name();
}

std::string generatePdf(const GeneratedPdf& wanted, const TestPki& pki) {
    std::string file = Composer(wanted).compose();
    if (wanted.linearised)
        file = linearised(file, wanted);
    file = signedByOthers(std::move(file), wanted, pki);
    file = damaged(std::move(file), wanted.damage);
    return wanted.offsetsFromHeader ? wanted.leading + file : file;
}

} // namespace cunho::test
