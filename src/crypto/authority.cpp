// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/der.hpp"
#include "crypto/native.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/authority.hpp>

#include <openssl/asn1.h>

namespace cunho::crypto {
namespace {

using Profile = CertificateRequest::Profile;
using AccessHandle = std::unique_ptr<AUTHORITY_INFO_ACCESS, Free<AUTHORITY_INFO_ACCESS_free>>;
using PointsHandle = std::unique_ptr<CRL_DIST_POINTS, Free<CRL_DIST_POINTS_free>>;

constexpr const char* requestInvalid = "CERTIFICATE_REQUEST_INVALID";

void setSerial(X509* x509) {
    Bytes serial = randomBytes(20);
    // Positive and always 20 bytes long, the most that RFC 5280 section 4.1.2.2 allows.
    serial.front() = static_cast<Byte>((serial.front() & 0x7FU) | 0x40U);
    const auto number = own<BignumHandle>(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    check(BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(x509)) != nullptr);
}

void setSubject(X509* x509, const CertificateRequest& request) {
    X509_NAME* name = X509_get_subject_name(x509);
    for (const auto& [field, value] : request.subject) {
        const ByteView text = asBytes(value);
        const bool added = X509_NAME_add_entry_by_txt(name, field.c_str(), MBSTRING_UTF8, text.data(),
                                                      static_cast<int>(text.size()), -1, 0) == 1;
        if (!added)
            throw Error(Fault::Input, requestInvalid, {{"value", field + "=" + value}}, drainErrors());
    }
}

void setTime(ASN1_TIME* target, TimePoint time) {
    check(ASN1_TIME_set(target, secondsOf(time)) != nullptr, Fault::Input, requestInvalid);
}

void addText(X509* x509, X509* issuer, int nid, const char* value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, x509, nullptr, nullptr, 0);
    const auto extension = own<ExtensionHandle>(X509V3_EXT_nconf_nid(nullptr, &context, nid, value));
    check(X509_add_ext(x509, extension.get(), -1) == 1);
}

void pushName(GENERAL_NAMES* names, int type, const std::string& value) {
    GENERAL_NAME* name = a2i_GENERAL_NAME(nullptr, nullptr, nullptr, type, value.c_str(), 0);
    if (name == nullptr)
        throw Error(Fault::Input, requestInvalid, {{"value", value}}, drainErrors());
    if (sk_GENERAL_NAME_push(names, name) <= 0) {
        GENERAL_NAME_free(name);
        check(false);
    }
}

void addAlternativeNames(X509* x509, const CertificateRequest& request) {
    if (request.ipAddresses.empty() && request.dnsNames.empty())
        return;
    const auto names = own<GeneralNamesHandle>(GENERAL_NAMES_new());
    for (const auto& address : request.ipAddresses)
        pushName(names.get(), GEN_IPADD, address);
    for (const auto& host : request.dnsNames)
        pushName(names.get(), GEN_DNS, host);
    check(X509_add1_ext_i2d(x509, NID_subject_alt_name, names.get(), 0, X509V3_ADD_APPEND) == 1);
}

void addCrlPoints(X509* x509, const CertificateRequest& request) {
    if (request.crlUrls.empty())
        return;
    const auto points = own<PointsHandle>(CRL_DIST_POINTS_new());
    for (const auto& url : request.crlUrls) {
        auto point = std::unique_ptr<DIST_POINT, Free<DIST_POINT_free>>(DIST_POINT_new());
        check(point && (point->distpoint = DIST_POINT_NAME_new()) != nullptr);
        point->distpoint->type = 0;
        check((point->distpoint->name.fullname = GENERAL_NAMES_new()) != nullptr);
        pushName(point->distpoint->name.fullname, GEN_URI, url);
        check(sk_DIST_POINT_push(points.get(), point.get()) > 0);
        point.release();
    }
    check(X509_add1_ext_i2d(x509, NID_crl_distribution_points, points.get(), 0, X509V3_ADD_APPEND) == 1);
}

void pushAccess(AUTHORITY_INFO_ACCESS* list, int method, const std::string& url) {
    auto access =
        std::unique_ptr<ACCESS_DESCRIPTION, Free<ACCESS_DESCRIPTION_free>>(ACCESS_DESCRIPTION_new());
    check(access != nullptr);
    access->method = OBJ_nid2obj(method);
    if (a2i_GENERAL_NAME(access->location, nullptr, nullptr, GEN_URI, url.c_str(), 0) == nullptr) {
        throw Error(Fault::Input, requestInvalid, {{"value", url}}, drainErrors());
    }
    check(sk_ACCESS_DESCRIPTION_push(list, access.get()) > 0);
    access.release();
}

void addAccess(X509* x509, const CertificateRequest& request) {
    if (request.ocspUrls.empty() && request.issuerUrls.empty())
        return;
    const auto list = own<AccessHandle>(AUTHORITY_INFO_ACCESS_new());
    for (const auto& url : request.ocspUrls)
        pushAccess(list.get(), NID_ad_OCSP, url);
    for (const auto& url : request.issuerUrls)
        pushAccess(list.get(), NID_ad_ca_issuers, url);
    check(X509_add1_ext_i2d(x509, NID_info_access, list.get(), 0, X509V3_ADD_APPEND) == 1);
}

/// EN 319 412-5 section 4: QcCompliance, QcSSCD and QcType esign (0.4.0.1862.1.{1,4,6,6.1}).
void addQcStatements(X509* x509) {
    static constexpr Byte compliance[] = {0x06, 0x06, 0x04, 0x00, 0x8E, 0x46, 0x01, 0x01};
    static constexpr Byte device[] = {0x06, 0x06, 0x04, 0x00, 0x8E, 0x46, 0x01, 0x04};
    static constexpr Byte type[] = {0x06, 0x06, 0x04, 0x00, 0x8E, 0x46, 0x01, 0x06};
    static constexpr Byte electronicSignature[] = {0x06, 0x07, 0x04, 0x00, 0x8E, 0x46, 0x01, 0x06, 0x01};
    const Bytes statements = der::element(
        der::Sequence,
        {der::element(der::Sequence, {compliance}), der::element(der::Sequence, {device}),
         der::element(der::Sequence, {type, der::element(der::Sequence, {electronicSignature})})});
    const auto octets = own<OctetStringHandle>(ASN1_OCTET_STRING_new());
    check(ASN1_OCTET_STRING_set(octets.get(), statements.data(), static_cast<int>(statements.size())) == 1);
    const auto extension =
        own<ExtensionHandle>(X509_EXTENSION_create_by_NID(nullptr, NID_qcStatements, 0, octets.get()));
    check(X509_add_ext(x509, extension.get(), -1) == 1);
}

void addProfile(X509* x509, X509* issuer, const CertificateRequest& request) {
    switch (request.profile) {
    case Profile::Root:
        addText(x509, issuer, NID_basic_constraints, "critical,CA:TRUE");
        addText(x509, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
        return;
    case Profile::Authority:
        addText(x509, issuer, NID_basic_constraints, "critical,CA:TRUE,pathlen:0");
        addText(x509, issuer, NID_key_usage, "critical,keyCertSign,cRLSign");
        return;
    case Profile::QualifiedLeaf:
        addText(x509, issuer, NID_basic_constraints, "critical,CA:FALSE");
        addText(x509, issuer, NID_key_usage, "critical,nonRepudiation");
        addQcStatements(x509);
        return;
    case Profile::TimestampAuthority:
        addText(x509, issuer, NID_basic_constraints, "critical,CA:FALSE");
        addText(x509, issuer, NID_key_usage, "critical,digitalSignature");
        addText(x509, issuer, NID_ext_key_usage, "critical,timeStamping");
        return;
    case Profile::OcspResponder:
        addText(x509, issuer, NID_basic_constraints, "critical,CA:FALSE");
        addText(x509, issuer, NID_key_usage, "critical,digitalSignature");
        addText(x509, issuer, NID_ext_key_usage, "OCSPSigning");
        addText(x509, issuer, NID_id_pkix_OCSP_noCheck, "ignored");
        return;
    case Profile::TlsServer:
        addText(x509, issuer, NID_basic_constraints, "critical,CA:FALSE");
        addText(x509, issuer, NID_key_usage, "critical,digitalSignature,keyEncipherment");
        addText(x509, issuer, NID_ext_key_usage, "serverAuth");
        return;
    }
}

} // namespace

Certificate issueCertificate(const CertificateRequest& request, const PrivateKey& subjectKey,
                             const std::optional<Certificate>& issuer, const PrivateKey& issuerKey) {
    auto made = own<X509Handle>(X509_new());
    X509* x509 = made.get();
    X509* above = issuer ? issuer->native().x509.get() : x509;
    check(X509_set_version(x509, X509_VERSION_3) == 1);
    setSerial(x509);
    setSubject(x509, request);
    check(X509_set_issuer_name(x509, X509_get_subject_name(above)) == 1);
    setTime(X509_getm_notBefore(x509), request.notBefore);
    setTime(X509_getm_notAfter(x509), request.notAfter);
    check(X509_set_pubkey(x509, subjectKey.native().key.get()) == 1);

    addProfile(x509, above, request);
    addText(x509, above, NID_subject_key_identifier, "hash");
    addText(x509, above, NID_authority_key_identifier, "keyid:always");
    addAlternativeNames(x509, request);
    addCrlPoints(x509, request);
    addAccess(x509, request);
    const bool wide = issuerKey.algorithm() == KeyAlgorithm::EcP384;
    check(X509_sign(x509, issuerKey.native().key.get(), wide ? EVP_sha384() : EVP_sha256()) > 0);
    return Certificate(Certificate::Native::take(std::move(made)));
}

} // namespace cunho::crypto
