// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/revocation_native.hpp"

#include <openssl/err.h>

namespace cunho::crypto {
namespace {

using Problem = RevocationEvidence::Problem;
using Status = RevocationEvidence::Status;
using PointHandle = std::unique_ptr<ISSUING_DIST_POINT, Free<ISSUING_DIST_POINT_free>>;
using PointsHandle = std::unique_ptr<CRL_DIST_POINTS, Free<CRL_DIST_POINTS_free>>;
using ReasonHandle = std::unique_ptr<ASN1_ENUMERATED, Free<ASN1_ENUMERATED_free>>;

bool share(const GENERAL_NAMES* left, const GENERAL_NAMES* right) {
    for (int i = 0; i < sk_GENERAL_NAME_num(left); ++i) {
        for (int j = 0; j < sk_GENERAL_NAME_num(right); ++j) {
            if (GENERAL_NAME_cmp(sk_GENERAL_NAME_value(left, i), sk_GENERAL_NAME_value(right, j)) == 0)
                return true;
        }
    }
    return false;
}

/// Whether one of the certificate's distribution points has a name of the list's (RFC 5280 section 6.3.3 b
/// 2).
bool pointsTo(const Certificate& certificate, const DIST_POINT_NAME* list) {
    constexpr int fullName = 0;
    if (list->type != fullName)
        return false;
    const PointsHandle points(static_cast<CRL_DIST_POINTS*>(
        X509_get_ext_d2i(certificate.native().x509.get(), NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT_NAME* name = sk_DIST_POINT_value(points.get(), i)->distpoint;
        if (name != nullptr && name->type == fullName && share(name->name.fullname, list->name.fullname))
            return true;
    }
    return false;
}

/// Reads one list step by step; the first step that fails leaves the problem in `evidence`.
class CrlReader : private EvidenceReader {
  public:
    CrlReader(const Certificate& certificate, const Certificate& issuer)
        : EvidenceReader(RevocationEvidence::Kind::Crl), certificate_(certificate), issuer_(issuer) {}

    RevocationEvidence read(ByteView der) {
        return readBy(der, [&] {
            return open(der) && isOfIssuer() && extensionsAreKnown() && covers() && findEntry();
        });
    }

  private:
    bool open(ByteView der) {
        crl_ = decoded<CrlHandle>(d2i_X509_CRL, der);
        if (!crl_)
            return fail(Problem::Unreadable, "no CertificateList: " + drainErrors());
        evidence_.thisUpdate = timeOf(X509_CRL_get0_lastUpdate(crl_.get()), "DER_MALFORMED");
        evidence_.producedAt = evidence_.thisUpdate;
        if (const ASN1_TIME* until = X509_CRL_get0_nextUpdate(crl_.get()))
            evidence_.nextUpdate = timeOf(until, "DER_MALFORMED");
        return true;
    }

    bool isOfIssuer() {
        X509* above = issuer_.native().x509.get();
        const X509_NAME* name = X509_get_subject_name(above);
        if (X509_NAME_cmp(X509_CRL_get_issuer(crl_.get()), name) != 0 ||
            X509_NAME_cmp(X509_get_issuer_name(certificate_.native().x509.get()), name) != 0)
            return fail(Problem::OtherCertificate, "the list of another issuer");
        const X509_ALGOR* algorithm = nullptr;
        X509_CRL_get0_signature(crl_.get(), nullptr, &algorithm);
        if (isForgeable(algorithm))
            return fail(Problem::BadSignature, "the list is signed with a broken digest");
        EVP_PKEY* key = X509_get0_pubkey(above);
        if (key == nullptr || X509_CRL_verify(crl_.get(), key) != 1)
            return fail(Problem::BadSignature, "the list's signature does not hold");
        evidence_.signer = issuer_;
        // X509_get_key_usage answers "every bit" when the extension is absent.
        if ((X509_get_key_usage(above) & KU_CRL_SIGN) == 0)
            return fail(Problem::NotAuthorized, "the issuer's key may not sign lists");
        return true;
    }

    bool extensionsAreKnown() {
        for (int i = 0; i < X509_CRL_get_ext_count(crl_.get()); ++i) {
            X509_EXTENSION* extension = X509_CRL_get_ext(crl_.get(), i);
            const int nid = OBJ_obj2nid(X509_EXTENSION_get_object(extension));
            if (nid == NID_delta_crl)
                return fail(Problem::Unreadable, "a delta list");
            const bool known = nid == NID_issuing_distribution_point || nid == NID_crl_number ||
                               nid == NID_authority_key_identifier;
            if (!known && X509_EXTENSION_get_critical(extension) != 0)
                return fail(Problem::Unreadable, "an unknown critical extension");
        }
        return true;
    }

    /// The issuingDistributionPoint, if there is one, lets the list speak of this certificate.
    bool covers() {
        int critical = -1;
        const PointHandle point(static_cast<ISSUING_DIST_POINT*>(
            X509_CRL_get_ext_d2i(crl_.get(), NID_issuing_distribution_point, &critical, nullptr)));
        constexpr int absent = -1;
        if (!point)
            return critical == absent || fail(Problem::Unreadable, "an unreadable issuingDistributionPoint");
        if (point->indirectCRL > 0)
            return fail(Problem::Unreadable, "an indirect list");
        if (point->onlysomereasons != nullptr)
            return fail(Problem::Unreadable, "a list of some reasons only");
        const bool authority = certificate_.isAuthority();
        const bool otherKind =
            point->onlyattr > 0 || (authority && point->onlyuser > 0) || (!authority && point->onlyCA > 0);
        if (otherKind)
            return fail(Problem::OtherCertificate, "a list of another kind of certificates");
        if (point->distpoint != nullptr && !pointsTo(certificate_, point->distpoint))
            return fail(Problem::OtherCertificate, "the list of another distribution point");
        return true;
    }

    bool findEntry() {
        evidence_.status = Status::Good;
        const ASN1_INTEGER* serial = X509_get0_serialNumber(certificate_.native().x509.get());
        const STACK_OF(X509_REVOKED)* entries = X509_CRL_get_REVOKED(crl_.get());
        for (int i = 0; i < sk_X509_REVOKED_num(entries); ++i) {
            const X509_REVOKED* entry = sk_X509_REVOKED_value(entries, i);
            if (hasUnknownCriticalExtension(entry))
                return fail(Problem::Unreadable, "an unknown critical extension of an entry");
            if (ASN1_INTEGER_cmp(X509_REVOKED_get0_serialNumber(entry), serial) == 0)
                takeEntry(entry);
        }
        return true;
    }

    static bool hasUnknownCriticalExtension(const X509_REVOKED* entry) {
        for (int at = -1; (at = X509_REVOKED_get_ext_by_critical(entry, 1, at)) >= 0;) {
            X509_EXTENSION* extension = X509_REVOKED_get_ext(entry, at);
            if (OBJ_obj2nid(X509_EXTENSION_get_object(extension)) != NID_crl_reason)
                return true;
        }
        return false;
    }

    void takeEntry(const X509_REVOKED* entry) {
        evidence_.status = Status::Revoked;
        evidence_.revokedAt = timeOf(X509_REVOKED_get0_revocationDate(entry), "DER_MALFORMED");
        const ReasonHandle reason(
            static_cast<ASN1_ENUMERATED*>(X509_REVOKED_get_ext_d2i(entry, NID_crl_reason, nullptr, nullptr)));
        if (reason)
            evidence_.revocationReason = reasonName(ASN1_ENUMERATED_get(reason.get()));
    }

    const Certificate& certificate_;
    const Certificate& issuer_;
    CrlHandle crl_;
};

} // namespace

RevocationEvidence readCrl(ByteView der, const Certificate& certificate, const Certificate& issuer) {
    return CrlReader(certificate, issuer).read(der);
}

} // namespace cunho::crypto
