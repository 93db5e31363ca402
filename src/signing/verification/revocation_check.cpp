// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/revocation_check.hpp"

#include <cunho/core/error.hpp>

namespace cunho::signing {

namespace {

using crypto::Certificate;
using crypto::RevocationEvidence;
using Status = RevocationAnswer::Status;
using Source = RevocationFact::Source;

/// How long an answer without nextUpdate counts as fresh (EN 319 102-1, 5.2.5 leaves it to the policy).
constexpr std::chrono::hours freshness{24};

/// What an item says about a certificate, read once: lists may be long and signatures many.
const RevocationEvidence& read(Context& context, const EvidenceItem& item, const Certificate& certificate,
                               const Certificate& issuer) {
    const auto place = static_cast<std::size_t>(&item - context.pool.items().data());
    const auto [known, isNew] =
        context.answers.try_emplace({place, certificate.fingerprint().value, issuer.fingerprint().value});
    if (isNew) {
        known->second = item.kind == RevocationEvidence::Kind::Ocsp
                            ? crypto::readOcspResponse(item.der, certificate, issuer, context.responders)
                            : crypto::readCrl(item.der, certificate, issuer);
        known->second.der = {}; // the pool has it
    }
    return known->second;
}

/// EN 319 102-1, 5.2.5: newer than that time, or current then.
bool speaksOf(const RevocationEvidence& evidence, TimePoint from) {
    if (evidence.thisUpdate >= from)
        return true;
    return evidence.nextUpdate ? evidence.isCurrent(from) : evidence.thisUpdate + freshness >= from;
}

/// Whether whoever signed the evidence could do so: its certificate was valid when the evidence was made, and
/// still when it provably existed. Later somebody else might hold the key.
bool signerInBounds(const RevocationEvidence& evidence, TimePoint provenAt) {
    if (!evidence.signer)
        return false;
    const Certificate& signer = *evidence.signer;
    return signer.notBefore() <= evidence.producedAt && evidence.producedAt <= signer.notAfter() &&
           provenAt <= signer.notAfter();
}

/// Collects what the evidence says; a revocation that is not a suspension outweighs everything.
class Weighing {
  public:
    Weighing(Context& context, const Certificate& certificate, const Certificate& issuer, TimePoint from,
             TimePoint proven)
        : context_(context), certificate_(certificate), issuer_(issuer), from_(from), proven_(proven) {
        answer_.fact.certificate = certificate.commonName();
    }

    bool decided() const noexcept {
        return answer_.status == Status::Good || answer_.status == Status::Revoked;
    }
    /// Whether no later answer can matter.
    bool settled() const noexcept {
        return answer_.status == Status::Revoked || (answer_.status == Status::Good && goodWhenProven_);
    }
    bool sawEvidence() const noexcept { return sawEvidence_; }
    RevocationAnswer& answer() noexcept { return answer_; }

    void weighPool(std::size_t from = 0) {
        for (std::size_t i = from; i < context_.pool.items().size(); ++i)
            weigh(context_.pool.items()[i]);
    }

  private:
    void weigh(const EvidenceItem& item) {
        const RevocationEvidence& evidence = read(context_, item, certificate_, issuer_);
        if (!evidence.usable())
            return noteUnauthorized(evidence);
        if (evidence.status == RevocationEvidence::Status::Unknown)
            return;
        sawEvidence_ = true;
        const bool good = evidence.status == RevocationEvidence::Status::Good;
        // An authority may forget certificates that have expired.
        if (good && evidence.thisUpdate > certificate_.notAfter())
            return;
        answer_.knownGood = answer_.knownGood || good;
        if (!good)
            weighRevoked(evidence, item);
        else if (!signerInBounds(evidence, item.provenAt) || responderRevoked(evidence))
            weighOutOfBounds(evidence, item);
        else
            weighGood(evidence, item);
    }

    void weighGood(const RevocationEvidence& evidence, const EvidenceItem& item) {
        goodWhenProven_ = goodWhenProven_ || speaksOf(evidence, proven_);
        if (outweighs(Status::OnHold, evidence) && speaksOf(evidence, from_))
            take(Status::Good, evidence, item);
    }

    /// The State's responder, for one, is believed only when it is named.
    void noteUnauthorized(const RevocationEvidence& evidence) {
        if (evidence.problem == RevocationEvidence::Problem::NotAuthorized)
            answer_.fact.note = "there is an answer" +
                                (evidence.signer ? " of " + evidence.signer->commonName() : std::string()) +
                                ", who is not trusted for it";
    }

    void weighOutOfBounds(const RevocationEvidence& evidence, const EvidenceItem& item) {
        if (answer_.status == Status::Missing)
            take(Status::OutOfBounds, evidence, item);
    }

    void weighRevoked(const RevocationEvidence& evidence, const EvidenceItem& item) {
        const bool onHold = evidence.revocationReason == "certificateHold";
        if (!onHold)
            take(Status::Revoked, evidence, item);
        else if (outweighs(Status::Good, evidence))
            take(Status::OnHold, evidence, item);
    }

    /// Nothing is decided yet, or the opposite by something older.
    bool outweighs(Status opposite, const RevocationEvidence& evidence) const {
        const bool open = answer_.status == Status::Missing || answer_.status == Status::OutOfBounds;
        return open || (answer_.status == opposite && evidence.thisUpdate > answer_.fact.thisUpdate);
    }

    /// A responder that may itself be revoked (no ocsp-nocheck) and was.
    bool responderRevoked(const RevocationEvidence& evidence) const {
        const Certificate& signer = *evidence.signer;
        if (signer == issuer_ || signer == certificate_ || signer.hasOcspNoCheck())
            return false;
        for (const EvidenceItem& item : context_.pool.items()) {
            const RevocationEvidence& about = read(context_, item, signer, issuer_);
            if (about.usable() && about.status == RevocationEvidence::Status::Revoked &&
                about.signer != signer)
                return true;
        }
        return false;
    }

    void take(Status status, const RevocationEvidence& evidence, const EvidenceItem& item) {
        answer_.status = status;
        answer_.fact.note.clear();
        answer_.evidenceCovered = item.coveredAt;
        RevocationFact& fact = answer_.fact;
        fact.source = item.source;
        fact.kind = evidence.kind;
        fact.status = evidence.status;
        fact.thisUpdate = evidence.thisUpdate;
        fact.revokedAt = evidence.revokedAt;
        fact.reason = evidence.revocationReason;
    }

    Context& context_;
    const Certificate& certificate_;
    const Certificate& issuer_;
    TimePoint from_;
    TimePoint proven_;
    bool goodWhenProven_ = false; ///< by evidence that speaks of that time
    RevocationAnswer answer_;
    bool sawEvidence_ = false;
};

void askOnline(Context& context, const Certificate& certificate, const Certificate& issuer,
               Weighing& weighing) {
    const std::size_t before = context.pool.items().size();
    try {
        context.pool.addOnline(context.options.online->find(certificate, issuer, context.options.job));
    } catch (const Error& error) { // an address that does not answer leaves the question open
        if (error.fault() == Fault::Cancelled)
            throw;
        weighing.answer().fact.note = error.detail().empty() ? error.reason() : error.detail();
        return;
    }
    weighing.weighPool(before);
}

bool offersRevocation(const Certificate& certificate) {
    return !certificate.ocspUrls().empty() || !certificate.crlUrls().empty();
}

} // namespace

RevocationAnswer checkRevocation(Context& context, const Certificate& certificate, const Certificate& issuer,
                                 TimePoint from, TimePoint proven) {
    Weighing weighing(context, certificate, issuer, from, proven);
    weighing.weighPool();
    const bool heldByFile = weighing.decided() && weighing.answer().fact.source == Source::File;
    const RevocationRule rule = context.options.revocation;
    const bool ask = context.options.online != nullptr && rule != RevocationRule::Never;
    if (!weighing.settled() && ask && (offersRevocation(certificate) || rule == RevocationRule::Always))
        askOnline(context, certificate, issuer, weighing);
    RevocationAnswer& answer = weighing.answer();
    const bool nobodyAnswers = !offersRevocation(certificate) && !weighing.sawEvidence();
    answer.fileSuffices = certificate.hasOcspNoCheck() || nobodyAnswers || heldByFile;
    const bool open = answer.status == Status::Missing || answer.status == Status::OutOfBounds;
    const bool needed =
        rule == RevocationRule::Always || (rule == RevocationRule::WhereOffered && !nobodyAnswers);
    if (open && (!needed || certificate.hasOcspNoCheck())) {
        answer.status = Status::NotNeeded;
        answer.fact.needed = false;
        answer.fact.note = certificate.hasOcspNoCheck()
                               ? "its issuer waives the check (ocsp-nocheck)"
                               : "not checked: it names no address and the file holds no evidence";
        if (rule == RevocationRule::Never)
            answer.fact.note = "not checked: not asked for";
    }
    return std::move(answer);
}

} // namespace cunho::signing
