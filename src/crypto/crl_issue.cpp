// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_native.hpp"

namespace cunho::crypto {
namespace {

using RevokedHandle = std::unique_ptr<X509_REVOKED, Free<X509_REVOKED_free>>;

TimeHandle timeHandle(TimePoint time) {
    return own<TimeHandle>(ASN1_TIME_set(nullptr, secondsOf(time)));
}

void addEntry(X509_CRL* crl, const CrlEntry& entry) {
    const Bytes serial = fromHex(entry.serialNumber);
    const auto number = own<BignumHandle>(BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr));
    const auto integer = own<IntegerHandle>(BN_to_ASN1_INTEGER(number.get(), nullptr));
    const auto date = timeHandle(entry.revokedAt);
    auto revoked = own<RevokedHandle>(X509_REVOKED_new());
    check(X509_REVOKED_set_serialNumber(revoked.get(), integer.get()) == 1);
    check(X509_REVOKED_set_revocationDate(revoked.get(), date.get()) == 1);
    check(X509_CRL_add0_revoked(crl, revoked.get()) == 1);
    revoked.release(); // the list owns it now
}

/// RFC 5280 section 5.2: authorityKeyIdentifier, and cRLNumber, which grows with the time of issue.
void addExtensions(X509_CRL* crl, X509* issuer, TimePoint thisUpdate) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, nullptr, nullptr, crl, 0);
    const auto identifier = own<ExtensionHandle>(
        X509V3_EXT_nconf_nid(nullptr, &context, NID_authority_key_identifier, "keyid:always"));
    check(X509_CRL_add_ext(crl, identifier.get(), -1) == 1);
    const auto number = own<IntegerHandle>(ASN1_INTEGER_new());
    check(ASN1_INTEGER_set_int64(number.get(), secondsOf(thisUpdate)) == 1);
    check(X509_CRL_add1_ext_i2d(crl, NID_crl_number, number.get(), 0, X509V3_ADD_APPEND) == 1);
}

} // namespace

Bytes issueCrl(const Certificate& issuer, const PrivateKey& issuerKey, const std::vector<CrlEntry>& entries,
               TimePoint thisUpdate, TimePoint nextUpdate) {
    const auto crl = own<CrlHandle>(X509_CRL_new());
    X509* above = issuer.native().x509.get();
    check(X509_CRL_set_version(crl.get(), X509_CRL_VERSION_2) == 1);
    check(X509_CRL_set_issuer_name(crl.get(), X509_get_subject_name(above)) == 1);
    check(X509_CRL_set1_lastUpdate(crl.get(), timeHandle(thisUpdate).get()) == 1);
    check(X509_CRL_set1_nextUpdate(crl.get(), timeHandle(nextUpdate).get()) == 1);
    for (const auto& entry : entries)
        addEntry(crl.get(), entry);
    check(X509_CRL_sort(crl.get()) == 1);
    addExtensions(crl.get(), above, thisUpdate);
    check(X509_CRL_sign(crl.get(), issuerKey.native().key.get(), EVP_sha256()) > 0);
    return encoded<const X509_CRL*>(i2d_X509_CRL, crl.get());
}

} // namespace cunho::crypto
