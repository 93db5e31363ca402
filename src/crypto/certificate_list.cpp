// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <string_view>

namespace cunho::crypto {
namespace {

constexpr const char* listUnreadable = "CERTIFICATE_UNREADABLE";

using Pkcs7Handle = std::unique_ptr<PKCS7, Free<PKCS7_free>>;

/// One block of a PEM text, as OpenSSL hands it out.
struct PemBlock {
    char* name = nullptr;
    char* header = nullptr;
    unsigned char* data = nullptr;
    long size = 0;

    PemBlock() = default;
    ~PemBlock() {
        OPENSSL_free(name);
        OPENSSL_free(header);
        OPENSSL_free(data);
    }
    PemBlock(const PemBlock&) = delete;
    PemBlock& operator=(const PemBlock&) = delete;

    /// False at the end of the text.
    bool readFrom(const BioHandle& bio) {
        if (PEM_read_bio(bio.get(), &name, &header, &data, &size) == 1)
            return true;
        const unsigned long code = ERR_peek_last_error();
        const bool end = ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
        check(end, Fault::File, listUnreadable);
        ERR_clear_error();
        return false;
    }
    ByteView content() const { return {data, static_cast<std::size_t>(size)}; }
};

/// Whether DER is a ContentInfo (RFC 2315, 7), whose first element is an object identifier; a certificate's
/// is a sequence.
bool isContentInfo(ByteView der) {
    constexpr Byte objectIdentifier = 0x06;
    const std::size_t lengthBytes = der.size() > 1 && der[1] > 0x80 ? der[1] & 0x7FU : 0U;
    return der.size() > 2 + lengthBytes && der[2 + lengthBytes] == objectIdentifier;
}

void addPkcs7(std::vector<Certificate>& list, ByteView der) {
    const unsigned char* at = der.data();
    const auto pkcs7 =
        own<Pkcs7Handle>(d2i_PKCS7(nullptr, &at, static_cast<long>(der.size())), Fault::File, listUnreadable);
    if (PKCS7_type_is_signed(pkcs7.get()) == 0 || pkcs7->d.sign == nullptr)
        throw Error(Fault::File, listUnreadable, {}, "the PKCS#7 holds no certificates");
    const STACK_OF(X509)* certificates = pkcs7->d.sign->cert;
    for (int i = 0; i < sk_X509_num(certificates); ++i) {
        X509* x509 = sk_X509_value(certificates, i);
        check(X509_up_ref(x509) == 1);
        list.emplace_back(Certificate::Native::take(X509Handle(x509)));
    }
}

void addPem(std::vector<Certificate>& list, ByteView pem) {
    const auto bio = readFrom(pem);
    for (;;) {
        PemBlock block; // keys and what else lies between certificates is skipped, never decrypted
        if (!block.readFrom(bio))
            return;
        const std::string_view name(block.name);
        if (name == PEM_STRING_X509 || name == PEM_STRING_X509_OLD)
            list.push_back(Certificate::fromDer(block.content()));
        else if (name == PEM_STRING_PKCS7 || name == PEM_STRING_CMS)
            addPkcs7(list, block.content());
    }
}

} // namespace

std::vector<Certificate> Certificate::listFromFile(ByteView file) {
    constexpr Byte sequence = 0x30;
    std::vector<Certificate> list;
    if (file.empty() || file.front() != sequence)
        addPem(list, file);
    else if (isContentInfo(file))
        addPkcs7(list, file);
    else
        list.push_back(fromDer(file));
    if (list.empty())
        throw Error(Fault::File, listUnreadable, {}, "no certificate in the file");
    return list;
}

} // namespace cunho::crypto
