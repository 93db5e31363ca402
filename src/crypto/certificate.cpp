// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/certificate_cache.hpp"
#include "crypto/native.hpp"

#include <cunho/crypto/certificate.hpp>

#include <openssl/err.h>
#include <openssl/pem.h>

namespace cunho::crypto {
namespace {

constexpr const char* certificateUnreadable = "CERTIFICATE_UNREADABLE";

struct FreeOpenssl {
    void operator()(unsigned char* bytes) const noexcept { OPENSSL_free(bytes); }
};

std::string nameText(const X509_NAME* name) {
    // RFC 4514 for people: UTF-8 stays UTF-8, attributes without a short name show their text.
    constexpr unsigned long flags =
        XN_FLAG_RFC2253 & ~static_cast<unsigned long>(ASN1_STRFLGS_ESC_MSB | XN_FLAG_DUMP_UNKNOWN_FIELDS);
    const auto bio = own<BioHandle>(BIO_new(BIO_s_mem()));
    check(X509_NAME_print_ex(bio.get(), name, 0, flags) >= 0);
    return std::string(asText(writtenTo(bio)));
}

std::string lastValue(const X509_NAME* name, int nid) {
    int found = -1;
    for (int at = -1; (at = X509_NAME_get_index_by_NID(name, nid, at)) >= 0;)
        found = at;
    if (found < 0)
        return {};
    const ASN1_STRING* value = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, found));
    unsigned char* text = nullptr;
    const int size = ASN1_STRING_to_UTF8(&text, value);
    const std::unique_ptr<unsigned char, FreeOpenssl> owner(text);
    if (size < 0) {
        ERR_clear_error();
        return {};
    }
    return std::string(asText(ByteView(text, static_cast<std::size_t>(size))));
}

X509Handle nextPem(const BioHandle& bio) {
    // No password: an encrypted block among certificates is skipped, never asked about.
    const auto none = [](char*, int, int, void*) { return -1; };
    X509Handle x509(PEM_read_bio_X509(bio.get(), nullptr, none, nullptr));
    if (x509)
        return x509;
    const unsigned long code = ERR_peek_last_error();
    const bool end = ERR_GET_LIB(code) == ERR_LIB_PEM && ERR_GET_REASON(code) == PEM_R_NO_START_LINE;
    check(end, Fault::File, certificateUnreadable);
    ERR_clear_error();
    return {};
}

/// Reads at once what could still be wrong, so that asking a certificate never fails.
std::shared_ptr<const Certificate::Native> complete(X509Handle x509, ByteView der,
                                                    const Digest& fingerprint) {
    const TimePoint notBefore = timeOf(X509_get0_notBefore(x509.get()), certificateUnreadable);
    const TimePoint notAfter = timeOf(X509_get0_notAfter(x509.get()), certificateUnreadable);
    // A key of an unknown kind leaves its mark in the queue while the certificate is parsed.
    ERR_clear_error();
    return std::make_shared<const Certificate::Native>(Certificate::Native{
        std::move(x509), Bytes(der.begin(), der.end()), fingerprint, notBefore, notAfter});
}

} // namespace

std::shared_ptr<const Certificate::Native> Certificate::Native::parse(ByteView der) {
    const Digest fingerprint = sha256(der);
    auto& cache = CertificateCache::ofProcess();
    if (auto known = cache.find(fingerprint))
        return known;
    const unsigned char* at = der.data();
    auto x509 = own<X509Handle>(d2i_X509(nullptr, &at, static_cast<long>(der.size())), Fault::File,
                                certificateUnreadable);
    const bool whole = at == der.data() + der.size();
    if (!whole)
        throw Error(Fault::File, certificateUnreadable, {}, "bytes follow the certificate");
    auto parsed = complete(std::move(x509), der, fingerprint);
    cache.keep(parsed);
    return parsed;
}

std::shared_ptr<const Certificate::Native> Certificate::Native::take(X509Handle x509) {
    unsigned char* encoded = nullptr;
    const int size = i2d_X509(x509.get(), &encoded);
    check(size > 0, Fault::File, certificateUnreadable);
    const std::unique_ptr<unsigned char, FreeOpenssl> owner(encoded);
    const ByteView der(encoded, static_cast<std::size_t>(size));
    return complete(std::move(x509), der, sha256(der));
}

Certificate Certificate::fromDer(ByteView der) {
    return Certificate(Native::parse(der));
}

Certificate Certificate::fromPem(std::string_view pem) {
    auto x509 = nextPem(readFrom(asBytes(pem)));
    if (!x509)
        throw Error(Fault::File, certificateUnreadable, {}, "no certificate in the PEM text");
    return Certificate(Native::take(std::move(x509)));
}

Bytes Certificate::der() const {
    return native_->der;
}

std::string Certificate::pem() const {
    const auto bio = own<BioHandle>(BIO_new(BIO_s_mem()));
    check(PEM_write_bio_X509(bio.get(), native_->x509.get()) == 1);
    return std::string(asText(writtenTo(bio)));
}

std::string Certificate::subject() const {
    return nameText(X509_get_subject_name(native_->x509.get()));
}
std::string Certificate::issuer() const {
    return nameText(X509_get_issuer_name(native_->x509.get()));
}

std::string Certificate::commonName() const {
    return lastValue(X509_get_subject_name(native_->x509.get()), NID_commonName);
}

std::string Certificate::organizationName() const {
    return lastValue(X509_get_subject_name(native_->x509.get()), NID_organizationName);
}

std::string Certificate::organizationIdentifier() const {
    return lastValue(X509_get_subject_name(native_->x509.get()), NID_organizationIdentifier);
}

std::string Certificate::title() const {
    return lastValue(X509_get_subject_name(native_->x509.get()), NID_title);
}

std::string Certificate::organizationalUnitName() const {
    return lastValue(X509_get_subject_name(native_->x509.get()), NID_organizationalUnitName);
}

std::string Certificate::subjectSerialNumber() const {
    return lastValue(X509_get_subject_name(native_->x509.get()), NID_serialNumber);
}

std::string Certificate::serialNumber() const {
    return serialText(X509_get0_serialNumber(native_->x509.get()));
}

TimePoint Certificate::notBefore() const {
    return native_->notBefore;
}
TimePoint Certificate::notAfter() const {
    return native_->notAfter;
}

KeyAlgorithm Certificate::keyAlgorithm() const {
    return keyAlgorithmOf(X509_get0_pubkey(native_->x509.get()));
}

int Certificate::keyBits() const {
    EVP_PKEY* key = X509_get0_pubkey(native_->x509.get());
    ERR_clear_error();
    return key == nullptr ? 0 : EVP_PKEY_get_bits(key);
}

bool Certificate::isAuthority() const {
    return (X509_get_extension_flags(native_->x509.get()) & EXFLAG_CA) != 0;
}

bool Certificate::isSelfIssued() const {
    return X509_NAME_cmp(X509_get_subject_name(native_->x509.get()),
                         X509_get_issuer_name(native_->x509.get())) == 0;
}

bool Certificate::hasNonRepudiation() const {
    // X509_get_key_usage answers "every bit" when the extension is absent.
    const bool stated = (X509_get_extension_flags(native_->x509.get()) & EXFLAG_KUSAGE) != 0;
    return stated && (X509_get_key_usage(native_->x509.get()) & KU_NON_REPUDIATION) != 0;
}

bool Certificate::hasSigningUse() const {
    return (X509_get_key_usage(native_->x509.get()) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) != 0;
}

Digest Certificate::fingerprint() const {
    return native_->fingerprint;
}

bool Certificate::operator==(const Certificate& other) const {
    return native_ == other.native_ || native_->fingerprint == other.native_->fingerprint;
}

bool verifyRsaPkcs1(const Certificate& certificate, const Digest& digest, ByteView value) {
    return verifyRsaPkcs1(X509_get0_pubkey(certificate.native().x509.get()), digest, value);
}

} // namespace cunho::crypto
