// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "fakes/test_pki.hpp"

#include <cunho/crypto/authority.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/crypto/revocation.hpp>
#include <cunho/crypto/timestamp.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace cunho::test {

/// A key with its certificate.
struct Identity {
    crypto::PrivateKey key;
    crypto::Certificate certificate;
};

/// A PKI of P-256 keys, quick to make, whose certificates name addresses for OCSP and CRLs and live as long
/// as a test wants.
class LevelledPki {
  public:
    using Profile = crypto::CertificateRequest::Profile;
    struct Life {
        TimePoint from = day(2020, 1, 1);
        TimePoint to = day(2050, 1, 1);
    };

    explicit LevelledPki(const std::string& name = "Níveis")
        : name_(name)
        , root(selfSigned())
        , issuing(issued(Profile::Authority, "Emissora", root, {}))
        , leaf(issued(Profile::QualifiedLeaf, "Assinante", issuing, {day(2024, 1, 1), day(2027, 1, 1)}))
        , authority(issued(Profile::TimestampAuthority, "Selos", issuing, {day(2022, 1, 1), day(2035, 1, 1)}))
        , responder(issued(Profile::OcspResponder, "OCSP", issuing, {day(2024, 1, 1), day(2028, 1, 1)})) {}

    Identity issued(Profile profile, const std::string& name, const Identity& issuer,
                    const Life& life) const {
        auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
        auto request = requestFor(profile, name, life);
        if (profile != Profile::OcspResponder) {
            request.ocspUrls = {"http://ocsp.example.test/"};
            request.crlUrls = {"http://crl.example.test/ca.crl"};
        }
        auto certificate = issueCertificate(request, key, issuer.certificate, issuer.key);
        return {std::move(key), std::move(certificate)};
    }

    /// What the responder of an issuer says about a certificate.
    static Bytes ocsp(const crypto::Certificate& about, const Identity& issuer, const Identity& responder,
                      const crypto::OcspIssue& answer) {
        const auto request = crypto::OcspRequest::make(about, issuer.certificate, false);
        return crypto::issueOcspResponse(request.der, issuer.certificate, responder.key,
                                         {responder.certificate}, [&](const std::string&) { return answer; });
    }

    static crypto::OcspIssue good(TimePoint when) {
        crypto::OcspIssue answer;
        answer.thisUpdate = when;
        answer.producedAt = when;
        answer.nextUpdate = when + std::chrono::hours(24);
        answer.withNonce = false;
        return answer;
    }

    static crypto::OcspIssue revoked(TimePoint when, TimePoint revokedAt) {
        crypto::OcspIssue answer = good(when);
        answer.status = crypto::RevocationEvidence::Status::Revoked;
        answer.revokedAt = revokedAt;
        return answer;
    }

    /// Certificates and good answers of `when` for leaf, time-stamp authority and issuing authority.
    pdf::DocumentSecurityStore evidence(TimePoint when) const { return evidence(when, good(when)); }

    /// The same with another answer about the leaf.
    pdf::DocumentSecurityStore evidence(TimePoint when, const crypto::OcspIssue& aboutLeaf) const {
        pdf::DocumentSecurityStore store;
        store.certificates = {issuing.certificate.der(), root.certificate.der(), responder.certificate.der()};
        store.ocspResponses = {ocsp(leaf.certificate, issuing, responder, aboutLeaf),
                               ocsp(authority.certificate, issuing, responder, good(when))};
        store.crls = {
            crypto::issueCrl(root.certificate, root.key, {}, when, when + std::chrono::hours(24 * 30))};
        return store;
    }

  private:
    std::string name_;

    crypto::CertificateRequest requestFor(Profile profile, const std::string& name, const Life& life) const {
        crypto::CertificateRequest request;
        request.profile = profile;
        request.notBefore = life.from;
        request.notAfter = life.to;
        request.subject = {{"C", "PT"}, {"O", "Cunho Testes"}, {"CN", name + " (" + name_ + ")"}};
        return request;
    }

    Identity selfSigned() const {
        auto key = crypto::PrivateKey::generateEc(crypto::KeyAlgorithm::EcP256);
        auto certificate = issueCertificate(requestFor(Profile::Root, "Raiz", {}), key, {}, key);
        return {std::move(key), std::move(certificate)};
    }

  public:
    Identity root;
    Identity issuing;
    Identity leaf;
    Identity authority; ///< of time-stamps
    Identity responder;
};

/// Builds a signed PDF revision by revision, with exactly the times and faults that a test wants.
///
///     LevelledPdf(source, pki).sign(claimed, stamped).store(pki.evidence(then)).stamp(later).file()
class LevelledPdf {
  public:
    using path = std::filesystem::path;

    LevelledPdf(path source, const LevelledPki& pki)
        : file_(std::move(source))
        , stem_(file_.string())
        , pki_(pki)
        , signer_(&pki.leaf)
        , authority_(&pki.authority) {}

    LevelledPdf& signer(const Identity& identity) {
        signer_ = &identity;
        return *this;
    }
    LevelledPdf& authority(const Identity& identity) {
        authority_ = &identity;
        return *this;
    }
    /// Signatures to come hold the signer's certificate alone.
    LevelledPdf& withoutIssuer() {
        issuer_ = false;
        return *this;
    }
    /// Of time-stamps to come.
    LevelledPdf& faults(const crypto::TimestampIssue& issue) {
        issue_ = issue;
        return *this;
    }

    /// A signature, with a signature time-stamp when a time for one is given.
    LevelledPdf& sign(TimePoint claimed, std::optional<TimePoint> stamped = {}) {
        pdf::SignatureRequest request;
        request.claimedTime = claimed;
        return fill(request, [&](const pdf::PreparedPdf& prepared) {
            auto cms = cmsOf(attributesOf(prepared));
            if (stamped)
                cms.addTimestamp(token(cms.valueDigest(), *stamped));
            return cms.der();
        });
    }

    /// A signature whose time-stamp was made for another value of the same length.
    LevelledPdf& signWithForeignStamp(TimePoint claimed, TimePoint stamped) {
        pdf::SignatureRequest request;
        request.claimedTime = claimed;
        return fill(request, [&](const pdf::PreparedPdf& prepared) {
            const auto attributes = attributesOf(prepared);
            const Bytes value = valueOf(attributes);
            auto cms = crypto::CmsSignature::assemble(attributes, chain(), value, ecdsa());
            cms.addTimestamp(token(cms.valueDigest(), stamped));
            Bytes other = valueOf(attributes);
            while (other.size() != value.size() || other == value)
                other = valueOf(attributes);
            Bytes der = cms.der();
            std::ranges::copy(other, std::search(der.begin(), der.end(), value.begin(), value.end()));
            return der;
        });
    }

    /// A document time-stamp.
    LevelledPdf& stamp(TimePoint time) {
        return stampOver(time, [](const pdf::PreparedPdf& prepared) { return digestOf(prepared); });
    }

    /// A document time-stamp for something else.
    LevelledPdf& stampElsewhere(TimePoint time) {
        return stampOver(time,
                         [](const pdf::PreparedPdf&) { return crypto::sha256(asBytes("something else")); });
    }

    /// A document time-stamp whose imprint is of SHA-1.
    LevelledPdf& stampWeakly(TimePoint time) {
        return stampOver(time, [](const pdf::PreparedPdf& prepared) {
            return digestOf(prepared, crypto::DigestAlgorithm::Sha1);
        });
    }

    LevelledPdf& store(const pdf::DocumentSecurityStore& additions) {
        const path target = next();
        if (!pdf::appendSecurityStore(file_, reader_->read(file_), additions, target))
            throw std::runtime_error("everything is in the security store already");
        file_ = target;
        return *this;
    }

    /// Any other revision: writes the file named second from the one named first.
    LevelledPdf& revise(const std::function<void(const path& from, const path& to)>& change) {
        const path target = next();
        change(file_, target);
        file_ = target;
        return *this;
    }

    const path& file() const noexcept { return file_; }

  private:
    static crypto::SignatureAlgorithm ecdsa() { return {crypto::SignatureAlgorithm::Kind::Ecdsa}; }
    crypto::CertificateChain chain() const {
        crypto::CertificateChain out{signer_->certificate};
        if (issuer_)
            out.push_back(pki_.issuing.certificate);
        return out;
    }
    path next() { return stem_ + "-" + std::to_string(++revision_) + ".pdf"; }

    static crypto::Digest digestOf(const pdf::PreparedPdf& prepared,
                                   crypto::DigestAlgorithm algorithm = crypto::DigestAlgorithm::Sha256) {
        crypto::Hasher hasher(algorithm);
        prepared.stream([&hasher](ByteView piece) { hasher.update(piece); });
        return hasher.finish();
    }

    crypto::SignedAttributes attributesOf(const pdf::PreparedPdf& prepared) const {
        return crypto::SignedAttributes::make(digestOf(prepared), signer_->certificate);
    }
    Bytes valueOf(const crypto::SignedAttributes& attributes) const {
        return signer_->key.sign(ecdsa(), attributes.toBeSigned());
    }
    crypto::CmsSignature cmsOf(const crypto::SignedAttributes& attributes) const {
        return crypto::CmsSignature::assemble(attributes, chain(), valueOf(attributes), ecdsa());
    }

    crypto::TimestampToken token(const crypto::Digest& imprint, TimePoint time) const {
        crypto::TimestampIssue issue = issue_;
        issue.time = time;
        const auto request = crypto::TimestampRequest::make(imprint);
        const Bytes reply =
            crypto::issueTimestampReply(request.der, authority_->key, {authority_->certificate}, issue);
        return crypto::acceptTimestampReply(reply, request);
    }

    LevelledPdf& stampOver(TimePoint time,
                           const std::function<crypto::Digest(const pdf::PreparedPdf&)>& imprint) {
        pdf::SignatureRequest request;
        request.kind = pdf::SignatureRequest::Kind::DocumentTimestamp;
        return fill(request,
                    [&](const pdf::PreparedPdf& prepared) { return token(imprint(prepared), time).der; });
    }

    LevelledPdf& fill(const pdf::SignatureRequest& request,
                      const std::function<Bytes(const pdf::PreparedPdf&)>& contents) {
        const path target = next();
        const auto prepared = pdf::prepareSignature(file_, reader_->read(file_), request);
        prepared.fill(contents(prepared), target);
        file_ = target;
        return *this;
    }

    path file_;
    std::string stem_;
    int revision_ = 0;
    const LevelledPki& pki_;
    const Identity* signer_;
    const Identity* authority_;
    crypto::TimestampIssue issue_;
    bool issuer_ = true;
    std::shared_ptr<const pdf::Reader> reader_ = pdf::makeDirectReader();
};

} // namespace cunho::test
