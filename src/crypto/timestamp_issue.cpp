// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "crypto/native.hpp"
#include "crypto/tst_info.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/random.hpp>
#include <cunho/crypto/timestamp.hpp>

#include <openssl/cms.h>
#include <openssl/err.h>

namespace cunho::crypto {
namespace {

using CmsHandle = std::unique_ptr<CMS_ContentInfo, Free<CMS_ContentInfo_free>>;
using TimeHandle = std::unique_ptr<ASN1_TIME, Free<ASN1_TIME_free>>;
using ObjectHandle = std::unique_ptr<ASN1_OBJECT, Free<ASN1_OBJECT_free>>;

/// What a TimeStampReq (RFC 3161 section 2.4.1) asks for.
struct Asked {
    std::optional<Digest> imprint; ///< nothing: an unknown algorithm
    Bytes nonce;                   ///< the whole INTEGER, or empty
    bool certificates = false;
};

Asked readRequest(ByteView request) {
    der::Reader outer(request);
    der::Reader fields(outer.expect(der::Sequence).content);
    if (!der::equal(fields.expect(der::Integer).whole, der::one) || !outer.atEnd())
        throw Error(Fault::File, "DER_MALFORMED", {}, "no TimeStampReq of version 1");
    Asked asked;
    asked.imprint = readImprint(fields.expect(der::Sequence));
    fields.optional(der::ObjectIdentifier);
    if (const auto nonce = fields.optional(der::Integer))
        asked.nonce.assign(nonce->whole.begin(), nonce->whole.end());
    if (const auto wanted = fields.optional(der::Boolean))
        asked.certificates = wanted->content.size() == 1 && wanted->content.front() != 0;
    if (!fields.atEnd())
        throw Error(Fault::File, "DER_MALFORMED", {}, "an extension that this authority does not know");
    return asked;
}

/// An INTEGER under any tag.
Bytes number(Byte tag, std::int64_t value) {
    Bytes content;
    do {
        content.insert(content.begin(), static_cast<Byte>(value));
        value >>= 8;
    } while (value > 0);
    if ((content.front() & 0x80U) != 0)
        content.insert(content.begin(), 0);
    return der::element(tag, {content});
}

/// YYYYMMDDhhmmss[.s...]Z without trailing zeros, as DER has it.
Bytes genTime(TimePoint time) {
    std::string text = formatUtc(time);
    std::erase_if(text, [](char c) { return c < '0' || c > '9'; });
    const auto millis = (time - std::chrono::floor<std::chrono::seconds>(time)).count();
    if (millis > 0) {
        std::string fraction = std::to_string(1000 + millis);
        fraction.front() = '.';
        while (fraction.back() == '0')
            fraction.pop_back();
        text += fraction;
    }
    return der::element(der::GeneralizedTime, {asBytes(text + "Z")});
}

Bytes accuracyDer(std::chrono::milliseconds accuracy) {
    const auto seconds = std::chrono::floor<std::chrono::seconds>(accuracy);
    const auto millis = (accuracy - seconds).count();
    return der::element(der::Sequence, {seconds.count() > 0 ? number(der::Integer, seconds.count()) : Bytes(),
                                        millis > 0 ? number(0x80, millis) : Bytes()});
}

Bytes policyDer(const std::string& policy) {
    const auto object = own<ObjectHandle>(OBJ_txt2obj(policy.c_str(), 1));
    Bytes encoded(static_cast<std::size_t>(i2d_ASN1_OBJECT(object.get(), nullptr)));
    unsigned char* at = encoded.data();
    check(i2d_ASN1_OBJECT(object.get(), &at) > 0);
    return encoded;
}

Bytes tstInfoDer(const Asked& asked, const TimestampIssue& issue) {
    Digest imprint = *asked.imprint;
    if (issue.wrongImprint)
        imprint.value.back() ^= 1U;
    Bytes nonce = asked.nonce;
    if (issue.wrongNonce && !nonce.empty())
        nonce.back() ^= 1U;
    Bytes serial = randomBytes(16);
    serial.front() = static_cast<Byte>((serial.front() & 0x7FU) | 0x40U);
    return der::element(der::Sequence, {der::one, policyDer(issue.policy), digestInfo(imprint),
                                        der::element(der::Integer, {serial}), genTime(issue.time),
                                        issue.accuracy ? accuracyDer(*issue.accuracy) : Bytes(), nonce});
}

Bytes encode(const CMS_ContentInfo* cms) {
    const auto bio = own<BioHandle>(BIO_new(BIO_s_mem()));
    check(i2d_CMS_bio(bio.get(), const_cast<CMS_ContentInfo*>(cms)) == 1);
    const ByteView written = writtenTo(bio);
    return Bytes(written.begin(), written.end());
}

/// SignedData around the TSTInfo. The library's own CMS writer makes it, so that its reading is no echo of
/// our writing.
Bytes sign(ByteView tstInfo, bool withCertificates, const PrivateKey& key, const CertificateChain& chain,
           const TimestampIssue& issue) {
    if (chain.empty())
        throw Error(Fault::Internal, "CRYPTO_FAILED", {}, "a time-stamp authority needs its certificate");
    const auto cms = own<CmsHandle>(CMS_sign(nullptr, nullptr, nullptr, nullptr, CMS_PARTIAL | CMS_BINARY));
    const auto type = own<ObjectHandle>(OBJ_txt2obj("1.2.840.113549.1.9.16.1.4", 1));
    check(CMS_set1_eContentType(cms.get(), type.get()) == 1);
    const unsigned flags =
        CMS_PARTIAL | CMS_BINARY | CMS_NOSMIMECAP | CMS_NOCERTS | (issue.withoutEss ? 0U : CMS_CADES);
    CMS_SignerInfo* signer = CMS_add1_signer(cms.get(), chain.front().native().x509.get(),
                                             key.native().key.get(), nativeDigest(issue.digest), flags);
    check(signer != nullptr);
    const auto seconds = std::chrono::floor<std::chrono::seconds>(issue.time).time_since_epoch().count();
    const auto time = own<TimeHandle>(ASN1_TIME_set(nullptr, static_cast<std::time_t>(seconds)));
    check(CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_signingTime, time->type, time.get(), -1) == 1);
    for (std::size_t i = 0; withCertificates && i < chain.size(); ++i)
        check(CMS_add1_cert(cms.get(), chain[i].native().x509.get()) == 1);
    check(CMS_final(cms.get(), readFrom(tstInfo).get(), nullptr, CMS_BINARY) == 1);
    return encode(cms.get());
}

enum class Failure { None = -1, BadAlgorithm = 0, BadDataFormat = 5 };

/// A TimeStampResp with status rejection.
Bytes rejection(const std::string& text, Failure failure) {
    const Bytes words = der::element(der::Sequence, {der::element(der::Utf8String, {asBytes(text)})});
    Bytes info;
    if (failure != Failure::None) {
        const auto bit = static_cast<unsigned>(failure);
        info = der::element(der::BitString,
                            {Bytes{static_cast<Byte>(7 - bit), static_cast<Byte>(0x80U >> bit)}});
    }
    return der::element(der::Sequence, {der::element(der::Sequence, {number(der::Integer, 2), words, info})});
}

} // namespace

Bytes issueTimestampReply(ByteView request, const PrivateKey& key, const CertificateChain& chain,
                          const TimestampIssue& issue) {
    Asked asked;
    try {
        asked = readRequest(request);
    } catch (const Error& error) {
        return rejection(error.detail(), Failure::BadDataFormat);
    }
    if (!asked.imprint)
        return rejection("unknown imprint algorithm", Failure::BadAlgorithm);
    const Bytes token = sign(tstInfoDer(asked, issue), asked.certificates, key, chain, issue);
    return der::element(der::Sequence, {der::element(der::Sequence, {number(der::Integer, 0)}), token});
}

Bytes refuseTimestamp(const std::string& text) {
    return rejection(text, Failure::None);
}

} // namespace cunho::crypto
