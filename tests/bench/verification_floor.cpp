// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "verification_floor.hpp"

#include <cunho/crypto/cms.hpp>

#include <array>
#include <memory>
#include <openssl/cms.h>
#include <openssl/evp.h>
#include <openssl/ocsp.h>
#include <openssl/x509.h>
#include <stdexcept>

namespace cunho::bench {

namespace {

template<typename Type>
std::shared_ptr<Type> owned(Type* object, void (*release)(Type*)) {
    if (object == nullptr)
        throw std::runtime_error("OpenSSL does not read what Cunho wrote");
    return {object, release};
}

template<typename Type>
std::shared_ptr<Type> parsed(ByteView der, Type* (*read)(Type**, const unsigned char**, long),
                             void (*release)(Type*)) {
    const unsigned char* next = der.data();
    return owned(read(nullptr, &next, static_cast<long>(der.size())), release);
}

std::shared_ptr<X509> native(const Bytes& certificate) {
    return parsed<X509>(certificate, d2i_X509, X509_free);
}

Bytes coveredBytes(const Bytes& file, const std::vector<std::int64_t>& range) {
    Bytes out;
    for (std::size_t part = 0; part < range.size(); part += 2) {
        const auto begin = file.begin() + range[part];
        out.insert(out.end(), begin, begin + range[part + 1]);
    }
    return out;
}

} // namespace

VerificationFloor::VerificationFloor(const std::filesystem::path& file, const pdf::PdfStructure& structure,
                                     const test::TestPki& pki, Objects objects)
    : objects_(objects) {
    const Bytes bytes = readFile(file, 1U << 30U);
    for (const pdf::SignatureField& field : structure.signatures) {
        covered_.push_back(coveredBytes(bytes, field.byteRange));
        addCms(field.contents, !field.isTimestamp);
        if (!field.isTimestamp)
            for (const Bytes& token : crypto::inspectCms(field.contents, {}).timestamps)
                addCms(token, false);
    }
    addCertificates(pki);
    addEvidence(structure.securityStore, pki);
}

void VerificationFloor::run() const {
    for (const Bytes& bytes : covered_) {
        std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
        if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr) != 1)
            throw std::runtime_error("EVP_Digest");
    }
    for (const auto& check : checks_)
        if (!check())
            throw std::runtime_error("a check of the floor fails");
}

void VerificationFloor::add(std::function<std::function<bool()>()> prepare) {
    checks_.push_back(objects_ == Objects::Ready ? prepare() : [prepare] { return prepare()(); });
}

void VerificationFloor::addCms(const Bytes& der, bool detached) {
    add([der, detached] {
        const auto cms = parsed<CMS_ContentInfo>(der, d2i_CMS_ContentInfo, CMS_ContentInfo_free);
        return [cms, detached] {
            const unsigned flags =
                CMS_BINARY | CMS_NO_SIGNER_CERT_VERIFY | (detached ? unsigned{CMS_NO_CONTENT_VERIFY} : 0U);
            const std::unique_ptr<BIO, decltype(&BIO_free)> none(BIO_new(BIO_s_null()), &BIO_free);
            BIO* content = detached ? none.get() : nullptr;
            return CMS_verify(cms.get(), nullptr, nullptr, content, nullptr, flags) == 1;
        };
    });
}

void VerificationFloor::addCertificates(const test::TestPki& pki) {
    const std::pair<crypto::Certificate, crypto::Certificate> issued[] = {
        {pki.leaf(), pki.issuing()},          {pki.issuing(), pki.root()},
        {pki.responder(), pki.issuing()},     {pki.timestamp(), pki.timestampIssuing()},
        {pki.timestampIssuing(), pki.root()},
    };
    for (const auto& [certificate, issuer] : issued) {
        const auto above = native(issuer.der());
        add([der = certificate.der(), above] {
            return [subject = native(der), above] {
                return X509_verify(subject.get(), X509_get0_pubkey(above.get())) == 1;
            };
        });
    }
}

void VerificationFloor::addEvidence(const pdf::DocumentSecurityStore& store, const test::TestPki& pki) {
    for (const Bytes& der : store.ocspResponses)
        add([der] {
            const auto response = parsed<OCSP_RESPONSE>(der, d2i_OCSP_RESPONSE, OCSP_RESPONSE_free);
            const auto basic = owned(OCSP_response_get1_basic(response.get()), OCSP_BASICRESP_free);
            return [basic] { return OCSP_basic_verify(basic.get(), nullptr, nullptr, OCSP_NOVERIFY) == 1; };
        });
    const auto root = native(pki.root().der());
    const auto timestampIssuing = native(pki.timestampIssuing().der());
    for (const Bytes& der : store.crls)
        add([der, root, timestampIssuing] {
            const auto list = parsed<X509_CRL>(der, d2i_X509_CRL, X509_CRL_free);
            const bool isOfRoot =
                X509_NAME_cmp(X509_CRL_get_issuer(list.get()), X509_get_subject_name(root.get())) == 0;
            return [list, issuer = isOfRoot ? root : timestampIssuing] {
                return X509_CRL_verify(list.get(), X509_get0_pubkey(issuer.get())) == 1;
            };
        });
}

} // namespace cunho::bench
