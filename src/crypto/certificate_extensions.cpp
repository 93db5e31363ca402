// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"

#include <cunho/crypto/certificate.hpp>

#include <openssl/err.h>

namespace cunho::crypto {
namespace {

using AccessHandle = std::unique_ptr<AUTHORITY_INFO_ACCESS, Free<AUTHORITY_INFO_ACCESS_free>>;
using PointsHandle = std::unique_ptr<CRL_DIST_POINTS, Free<CRL_DIST_POINTS_free>>;
using UsesHandle = std::unique_ptr<EXTENDED_KEY_USAGE, Free<EXTENDED_KEY_USAGE_free>>;

/// The only extension of this kind, or nothing when there is none, more than one or a damaged one.
template<class Handle>
Handle extension(const X509* x509, int nid, int* critical = nullptr) {
    Handle found(static_cast<typename Handle::pointer>(X509_get_ext_d2i(x509, nid, critical, nullptr)));
    ERR_clear_error();
    return found;
}

void appendUrl(std::vector<std::string>& urls, const GENERAL_NAME* name) {
    int type = 0;
    const void* value = GENERAL_NAME_get0_value(name, &type);
    if (type != GEN_URI)
        return;
    const auto* text = static_cast<const ASN1_STRING*>(value);
    const ByteView bytes(ASN1_STRING_get0_data(text), static_cast<std::size_t>(ASN1_STRING_length(text)));
    const std::string_view url = asText(bytes);
    const bool usable = (url.starts_with("http://") || url.starts_with("https://")) &&
                        url.find_first_of(std::string_view("\0\r\n\t ", 5)) == std::string_view::npos;
    if (usable)
        urls.emplace_back(url);
}

std::vector<std::string> accessUrls(const X509* x509, int method) {
    std::vector<std::string> urls;
    const auto list = extension<AccessHandle>(x509, NID_info_access);
    for (int i = 0; list && i < sk_ACCESS_DESCRIPTION_num(list.get()); ++i) {
        const ACCESS_DESCRIPTION* access = sk_ACCESS_DESCRIPTION_value(list.get(), i);
        if (OBJ_obj2nid(access->method) == method)
            appendUrl(urls, access->location);
    }
    return urls;
}

const char* keyName(int nid) {
    switch (nid) {
    case NID_rsaEncryption: return "RSASSA-PKCS1-v1_5";
    case NID_rsassaPss: return "RSASSA-PSS";
    case NID_X9_62_id_ecPublicKey: return "ECDSA";
    default: return nullptr;
    }
}

/// As `digestName`, and those that only old certificates have.
const char* hashName(int nid) {
    switch (nid) {
    case NID_md5: return "MD5";
    case NID_sha1: return "SHA-1";
    case NID_sha224: return "SHA-224";
    case NID_sha256: return "SHA-256";
    case NID_sha384: return "SHA-384";
    case NID_sha512: return "SHA-512";
    default: return nullptr;
    }
}

} // namespace

bool Certificate::hasTimestampingUse() const {
    int critical = 0;
    const auto uses = extension<UsesHandle>(native_->x509.get(), NID_ext_key_usage, &critical);
    return uses && critical == 1 && sk_ASN1_OBJECT_num(uses.get()) == 1 &&
           OBJ_obj2nid(sk_ASN1_OBJECT_value(uses.get(), 0)) == NID_time_stamp;
}

bool Certificate::hasOcspSigningUse() const {
    const auto uses = extension<UsesHandle>(native_->x509.get(), NID_ext_key_usage);
    for (int i = 0; uses && i < sk_ASN1_OBJECT_num(uses.get()); ++i) {
        if (OBJ_obj2nid(sk_ASN1_OBJECT_value(uses.get(), i)) == NID_OCSP_sign)
            return true;
    }
    return false;
}

bool Certificate::hasOcspNoCheck() const {
    return X509_get_ext_by_NID(native_->x509.get(), NID_id_pkix_OCSP_noCheck, -1) >= 0;
}

std::string Certificate::signatureAlgorithm() const {
    int digest = NID_undef;
    int key = NID_undef;
    X509_get_signature_info(native_->x509.get(), &digest, &key, nullptr, nullptr);
    ERR_clear_error();
    const char* const scheme = keyName(key);
    const char* const hash = hashName(digest);
    return scheme == nullptr || hash == nullptr ? std::string() : std::string(scheme) + ", " + hash;
}

std::vector<std::string> Certificate::ocspUrls() const {
    return accessUrls(native_->x509.get(), NID_ad_OCSP);
}

std::vector<std::string> Certificate::issuerUrls() const {
    return accessUrls(native_->x509.get(), NID_ad_ca_issuers);
}

std::vector<std::string> Certificate::crlUrls() const {
    std::vector<std::string> urls;
    const auto points = extension<PointsHandle>(native_->x509.get(), NID_crl_distribution_points);
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME* name = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (name == nullptr || name->type != 0)
            continue;
        for (int j = 0; j < sk_GENERAL_NAME_num(name->name.fullname); ++j)
            appendUrl(urls, sk_GENERAL_NAME_value(name->name.fullname, j));
    }
    return urls;
}

} // namespace cunho::crypto
