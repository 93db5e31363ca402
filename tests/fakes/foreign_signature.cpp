// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "fakes/foreign_signature.hpp"

#include <cstdio>
#include <memory>
#include <openssl/cms.h>
#include <openssl/pem.h>
#include <optional>
#include <stdexcept>
#include <utility>
#define POINTERHOLDER_TRANSITION 4
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

namespace cunho::test {

namespace {

template<typename T, void (*Free)(T*)>
struct FreeWith {
    void operator()(T* handle) const { Free(handle); }
};
template<typename T, void (*Free)(T*)>
using Owned = std::unique_ptr<T, FreeWith<T, Free>>;
struct FreeBio {
    void operator()(BIO* handle) const { BIO_free(handle); }
};
using OwnedBio = std::unique_ptr<BIO, FreeBio>;

OwnedBio bioOf(const std::filesystem::path& file) {
    return OwnedBio(BIO_new_file(file.c_str(), "r"));
}

Owned<X509, X509_free> certificateIn(const std::filesystem::path& file) {
    return Owned<X509, X509_free>(PEM_read_bio_X509(bioOf(file).get(), nullptr, nullptr, nullptr));
}

std::string cmsOver(const std::string& covered, bool cades, const TestPki& pki) {
    const Owned<EVP_PKEY, EVP_PKEY_free> key(
        PEM_read_bio_PrivateKey(bioOf(pki.p384KeyFile()).get(), nullptr, nullptr, nullptr));
    const auto signer = certificateIn(pki.p384File());
    const auto issuing = certificateIn(pki.issuingFile());
    const OwnedBio data(BIO_new_mem_buf(covered.data(), static_cast<int>(covered.size())));
    const unsigned flags = CMS_DETACHED | CMS_BINARY | CMS_NOSMIMECAP | CMS_PARTIAL;
    const Owned<CMS_ContentInfo, CMS_ContentInfo_free> cms(
        CMS_sign(nullptr, nullptr, nullptr, data.get(), flags));
    const unsigned own = CMS_NOSMIMECAP | (cades ? unsigned{CMS_CADES} : 0U);
    if (!cms || CMS_add1_signer(cms.get(), signer.get(), key.get(), EVP_sha256(), own) == nullptr ||
        CMS_add1_cert(cms.get(), issuing.get()) != 1 ||
        CMS_final(cms.get(), data.get(), nullptr, flags & ~unsigned{CMS_PARTIAL}) != 1)
        throw std::runtime_error("OpenSSL does not sign");
    unsigned char* der = nullptr;
    const int size = i2d_CMS_ContentInfo(cms.get(), &der);
    std::string out(reinterpret_cast<const char*>(der), static_cast<std::size_t>(size));
    OPENSSL_free(der);
    return out;
}

std::optional<FileCipher> cipherOf(QPDF& file) {
    int revision = 0;
    int permissions = 0;
    int version = 0;
    QPDF::encryption_method_e streams{};
    QPDF::encryption_method_e strings{};
    QPDF::encryption_method_e files{};
    if (!file.isEncrypted(revision, permissions, version, streams, strings, files))
        return {};
    using Method = FileCipher::Method;
    const Method method = streams == QPDF::e_aes     ? Method::AesV2
                          : streams == QPDF::e_aesv3 ? Method::AesV3
                                                     : Method::Rc4;
    return FileCipher(method, file.getEncryptionKey());
}

class Signing {
  public:
    Signing(const std::string& file, const ForeignSignature& how) : before_(file), how_(how) {
        qpdf_.setSuppressWarnings(true);
        qpdf_.processMemoryFile("file", file.data(), file.size(), how.password.c_str());
        cipher_ = cipherOf(qpdf_);
        next_ = static_cast<std::size_t>(qpdf_.getObjectCount()) + 1;
        QPDFObjectHandle size = qpdf_.getTrailer().getKey("/Size");
        next_ = std::max(next_, static_cast<std::size_t>(size.getIntValue()));
        section_.emplace(file.ends_with('\n') ? file : file + "\n", how.xref, cipher_ ? &*cipher_ : nullptr);
    }

    std::string run(const TestPki& pki) {
        const std::size_t signature = next_++;
        const std::size_t at = section_->add(signature, signatureBody());
        addField(signature);
        addToForm(signature);
        std::string out = section_->finish(trailerKeys(), next_);
        const std::size_t hole = out.find("/Contents <", at) + 10;
        const std::size_t behind = hole + 2 * capacity + 2;
        char range[64];
        std::snprintf(range, sizeof range, "[0 %010zu %010zu %010zu]", hole, behind, out.size() - behind);
        const std::string text = range;
        out.replace(out.find("[0 0", at), text.size(), text);
        const std::string cms = hexString(cmsOver(out.substr(0, hole) + out.substr(behind), how_.cades, pki));
        return out.replace(hole + 1, cms.size() - 2, cms.substr(1, cms.size() - 2));
    }

  private:
    static constexpr std::size_t capacity = 8192;
    static constexpr const char* emptyRange = "[0 0000000000 0000000000 0000000000]";

    void put(std::size_t number, const std::string& body) {
        if (how_.pack)
            section_->pack(number, body);
        else
            section_->add(number, body);
    }
    void put(const QPDFObjectHandle& object) {
        put(static_cast<std::size_t>(object.getObjGen().getObj()),
            QPDFObjectHandle(object).unparseResolved());
    }
    static std::string reference(std::size_t number) { return std::to_string(number) + " 0 R"; }
    /// libqpdf leaves out keys whose value is no object.
    QPDFObjectHandle handle(std::size_t number) {
        qpdf_.replaceObject(static_cast<int>(number), 0, QPDFObjectHandle::newDictionary());
        return qpdf_.getObjectByID(static_cast<int>(number), 0);
    }

    std::string signatureBody() const {
        std::string out = std::string("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /") +
                          (how_.cades ? "ETSI.CAdES.detached" : "adbe.pkcs7.detached") +
                          " /M (D:20261101120000Z) /Name (Outra pessoa) /Reason (Conferido \\(por outrem\\))";
        if (how_.certify != 0)
            out += " /Reference [<< /Type /SigRef /TransformMethod /DocMDP /TransformParams "
                   "<< /Type /TransformParams /V /1.2 /P " +
                   std::to_string(how_.certify) + " >> >>]";
        return out + " /ByteRange " + emptyRange + " /Contents <" + std::string(2 * capacity, '0') + "> >>";
    }

    void addField(std::size_t signature) {
        field_ = next_++;
        const std::size_t appearance = next_++;
        section_->addStream(appearance, "/Type /XObject /Subtype /Form /BBox [0 0 0 0]", "");
        QPDFObjectHandle page = QPDFPageDocumentHelper(qpdf_).getAllPages().at(0).getObjectHandle();
        put(field_, "<< /Type /Annot /Subtype /Widget /FT /Sig /T (" + how_.field + ") /V " +
                        reference(signature) + " /F 132 /Rect [0 0 0 0] /P " + page.unparse() +
                        " /AP << /N " + reference(appearance) + " >> >>");
        QPDFObjectHandle annots = page.getKey("/Annots");
        const bool isIndirect = annots.isIndirect();
        if (!annots.isArray())
            annots = QPDFObjectHandle::newArray();
        annots.appendItem(handle(field_));
        page.replaceKey("/Annots", annots);
        put(isIndirect ? annots : page);
    }

    void addToForm(std::size_t signature) {
        QPDFObjectHandle root = qpdf_.getRoot();
        QPDFObjectHandle form = root.getKey("/AcroForm");
        bool touchesRoot = !form.isIndirect();
        if (!form.isDictionary())
            form = QPDFObjectHandle::parse("<< /Fields [] >>");
        QPDFObjectHandle fields = form.getKey("/Fields");
        fields.appendItem(handle(field_));
        form.replaceKey("/SigFlags", QPDFObjectHandle::newInteger(3));
        if (fields.isIndirect())
            put(fields);
        if (!touchesRoot) {
            put(form);
        } else {
            const std::size_t number = next_++;
            put(number, form.unparseResolved());
            root.replaceKey("/AcroForm", handle(number));
        }
        if (how_.certify != 0) {
            QPDFObjectHandle permissions = QPDFObjectHandle::newDictionary();
            permissions.replaceKey("/DocMDP", handle(signature));
            root.replaceKey("/Perms", permissions);
            touchesRoot = true;
        }
        if (touchesRoot)
            put(root);
    }

    std::string trailerKeys() {
        const std::size_t at = before_.rfind("startxref") + 9;
        std::string out = "/Prev " + std::to_string(std::stoul(before_.substr(at)));
        QPDFObjectHandle trailer = qpdf_.getTrailer();
        for (const char* const key : {"/Root", "/Info", "/Encrypt"})
            if (trailer.hasKey(key))
                out += std::string(" ") + key + " " + trailer.getKey(key).unparse();
        if (trailer.hasKey("/ID"))
            out += " /ID [" + hexString(trailer.getKey("/ID").getArrayItem(0).getStringValue()) +
                   " <4f7574726120706573736f610000000" + std::to_string(how_.field.size() % 10) + ">]";
        return out;
    }

    const std::string& before_;
    const ForeignSignature& how_;
    QPDF qpdf_;
    std::optional<FileCipher> cipher_;
    std::optional<PdfSection> section_;
    std::size_t next_ = 0;
    std::size_t field_ = 0;
};

} // namespace

std::string signForeign(const std::string& file, const ForeignSignature& how, const TestPki& pki) {
    return Signing(file, how).run(pki);
}

} // namespace cunho::test
