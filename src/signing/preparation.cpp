// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/preparation.hpp"

#include "signing/covered_digest.hpp"
#include "signing/seed_values.hpp"
#include "signing/signature_content.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/random.hpp>
#include <cunho/pdf/reader.hpp>

#include <algorithm>
#include <mutex>
#include <utility>

namespace cunho::signing {

namespace {

/// Looks on while the covered bytes go by, which begin with the original: whether it is the one that was
/// wanted.
class OriginalCheck {
  public:
    OriginalCheck(const SignFileRequest& request, std::uint64_t size) : request_(request), left_(size) {
        if (request.sourceSha256) {
            hasher_.emplace(crypto::DigestAlgorithm::Sha256);
        }
    }

    void see(ByteView piece) {
        if (hasher_ && left_ > 0) {
            const auto part = piece.first(std::min<std::uint64_t>(piece.size(), left_));
            hasher_->update(part);
            left_ -= part.size();
        }
    }

    /// Throws File/FILE_CHANGED.
    void finish() {
        if (hasher_ && hasher_->finish().value != *request_.sourceSha256) {
            throw Error(Fault::File, "FILE_CHANGED", {{"file", request_.source.filename().string()}},
                        "another SHA-256 than when it was read");
        }
    }

  private:
    const SignFileRequest& request_;
    std::uint64_t left_;
    std::optional<crypto::Hasher> hasher_;
};

crypto::Digest documentDigest(const pdf::PreparedPdf& prepared, crypto::DigestAlgorithm algorithm,
                              OriginalCheck original) {
    crypto::Hasher hasher(algorithm);
    prepared.stream([&](ByteView piece) {
        hasher.update(piece);
        original.see(piece);
    });
    original.finish();
    return hasher.finish();
}

std::filesystem::path normalPath(const std::filesystem::path& path) {
    return std::filesystem::absolute(path).lexically_normal();
}

void requireOtherFile(const std::filesystem::path& source, const std::filesystem::path& target) {
    std::error_code ignored;
    if (normalPath(source) == normalPath(target) || std::filesystem::equivalent(source, target, ignored)) {
        throw Error(Fault::Input, "TARGET_IS_SOURCE", {{"file", source.filename().string()}});
    }
}

[[noreturn]] void damaged(const JournalEntry& entry, std::string detail) {
    throw Error(Fault::Integrity, "PREPARED_FILE_DAMAGED", {{"file", entry.documentName}}, std::move(detail));
}

struct SpooledDigests {
    crypto::Digest whole;
    crypto::Digest covered;
};

/// Reads what is on the disk, once for both.
SpooledDigests digestsOf(const std::filesystem::path& spooled, const pdf::ByteRange& range,
                         crypto::DigestAlgorithm algorithm) {
    const ReadHandle file(spooled);
    auto digests = coveredDigests(file, {wholeFile(file.size()), {range, algorithm}});
    return {std::move(digests[0]), std::move(digests[1])};
}

/// Nothing about the file is out of the ordinary.
bool isPlain(const pdf::PdfStructure& structure) {
    return structure.cautions.empty() && structure.signatures.empty() && structure.recoveredXref.empty() &&
           !structure.encryption && structure.headerOffset == 0;
}

} // namespace

Preparation::Preparation(const pdf::Reader& reader, const Credential& credential, const Clock& clock,
                         std::filesystem::path spool, SignerServices services)
    : reader_(reader), credential_(credential), clock_(clock), spool_(std::move(spool)), services_(services) {
    const LevelServices& levels = services_.levels;
    if (levels.quota != nullptr && levels.timestamps != nullptr) {
        const TimestampQuota::Allowance allowance = levels.quota->allowance(levels.timestamps->name());
        requestsLeft_ = allowance.now;
        moreAt_ = allowance.next;
    }
}

std::string shownName(const SignFileRequest& request) {
    return request.documentName.empty() ? request.source.filename().string() : request.documentName;
}

void Preparation::admit(const SignFileRequest& asked) {
    credential_.requirePurpose(asked.purpose, shownName(asked));
    requireLiveCertificate();
    requireServices(asked.level, services_.levels);
    requireOtherFile(asked.source, asked.target);
    requireFreeTarget(asked.target);
    if (asked.level > PadesLevel::B_B) {
        requireWritableFolder(asked.target);
    }
}

SigningItem Preparation::read(const SignFileRequest& asked) {
    const FileState before = fileState(asked.source);
    const int page = asked.seal ? asked.seal->page : 1;
    const bool everyPage = asked.seal && asked.seal->everyPage;
    const pdf::PdfStructure structure =
        everyPage ? reader_.readAllPages(asked.source, page) : reader_.readPage(asked.source, page);
    const SignFileRequest request = heedSeedValue(asked, structure, credential_, clock_.now());
    const std::string id = newUuid();
    const crypto::SignatureAlgorithm algorithm = credential_.algorithm;
    const pdf::SignatureRequest content = contentOf(request, structure);
    pdf::PreparedPdf prepared = pdf::prepareSignature(request.source, structure, content, before);
    std::filesystem::path spooled;
    SpooledDigests digests;
    if (spool_.empty()) {
        digests.covered =
            documentDigest(prepared, algorithm.digest, OriginalCheck(asked, structure.fileSize));
    } else {
        OriginalCheck original(asked, structure.fileSize);
        if (asked.sourceSha256) {
            prepared.stream([&original](ByteView piece) { original.see(piece); });
        }
        original.finish();
        spooled = spool_ / (id + ".pdf");
        prepared.save(spooled);
        prepared =
            pdf::PreparedPdf::reopen(spooled, prepared.byteRange()); // independent of the source from here
        digests = digestsOf(spooled, prepared.byteRange(), algorithm.digest);
    }
    crypto::SignedAttributes attributes = crypto::SignedAttributes::make(
        digests.covered, credential_.chain.front(), attributesFor(request.statement));
    Dtbsr dtbsr{id, attributes.toBeSigned(algorithm.digest), shownName(asked), request.purpose, algorithm};
    SigningItem item{0,
                     std::move(dtbsr),
                     request.documentId,
                     normalPath(request.target),
                     std::move(prepared),
                     std::move(attributes),
                     std::move(spooled)};
    item.spooledSha256 = std::move(digests.whole.value);
    item.wanted = request.level;
    item.fallbacks = request.fallbacks;
    item.cautions = structure.cautions;
    if (everyPage && structure.pageCount > 1 && !sealsOtherPages(request, structure)) {
        item.cautions.push_back(pdf::Caution::SealOnOnePage);
    }
    if (item.spooled.empty() && isPlain(structure)) {
        item.plainTime = std::chrono::floor<std::chrono::seconds>(content.claimedTime);
    }
    return item;
}

pdf::SignatureRequest Preparation::contentOf(const SignFileRequest& request,
                                             const pdf::PdfStructure& structure) {
    const std::unique_lock<std::mutex> painting =
        request.seal ? std::unique_lock(painting_) : std::unique_lock<std::mutex>();
    return signatureContent(reader_, request, structure, credential_, services_, clock_.now());
}

void Preparation::place(SigningItem& item) {
    item.dtbsr.documentName = uniqueName(item.dtbsr.documentName);
    shareLevel(item);
}

/// The first files of a batch reach their level at once, the others when the authority takes more.
void Preparation::shareLevel(SigningItem& item) {
    item.level = item.wanted;
    if (!requestsLeft_) {
        return;
    }
    const int needed = timestampRequests(item.wanted);
    if (needed <= *requestsLeft_) {
        *requestsLeft_ -= needed;
        return;
    }
    item.level = PadesLevel::B_B;
    item.shortfall = quotaFailure(services_.levels.timestamps->name(), moreAt_);
}

void Preparation::requireLiveCertificate() const {
    const crypto::Certificate& signer = credential_.chain.front();
    const auto params = [&](TimePoint time) -> ErrorParams {
        return {{"signer", signer.commonName()}, {"date", formatDate(toLocal(time, Zone::Lisbon).date)}};
    };
    if (signer.notAfter() < clock_.now()) {
        throw Error(Fault::Trust, "CERTIFICATE_EXPIRED", params(signer.notAfter()));
    }
    if (clock_.now() < signer.notBefore()) {
        throw Error(Fault::Clock, "CERTIFICATE_NOT_YET_VALID", params(signer.notBefore()));
    }
}

void Preparation::requireFreeTarget(const std::filesystem::path& target) {
    const ErrorParams params{{"file", target.filename().string()}, {"folder", target.parent_path().string()}};
    std::error_code ignored;
    if (std::filesystem::exists(std::filesystem::symlink_status(target, ignored))) {
        throw Error(Fault::Storage, "TARGET_EXISTS", params);
    }
    if (!targets_.insert(normalPath(target)).second) {
        throw Error(Fault::Input, "TARGET_NAMED_TWICE", params);
    }
}

/// No time-stamp is asked for that could not be kept.
void Preparation::requireWritableFolder(const std::filesystem::path& target) {
    const std::filesystem::path folder = normalPath(target).parent_path();
    if (!writableFolders_.contains(folder)) {
        const AtomicFile probe(target);
        writableFolders_.insert(folder);
    }
}

/// Services tell documents of one batch apart by their names.
std::string Preparation::uniqueName(const std::string& wanted) {
    std::string name = wanted;
    for (int number = 2; !names_.insert(name).second; ++number) {
        name = wanted + " (" + std::to_string(number) + ")";
    }
    return name;
}

JournalEntry Preparation::entryOf(const SigningItem& item) const {
    JournalEntry entry;
    entry.id = item.dtbsr.id;
    entry.documentId = item.documentId;
    entry.provider = credential_.provider;
    entry.purpose = item.dtbsr.purpose;
    entry.documentName = item.dtbsr.documentName;
    entry.prepared = item.spooled;
    entry.preparedSha256 = item.spooledSha256;
    entry.byteRange = item.prepared.byteRange();
    entry.signedAttributes = item.attributes.der();
    entry.digest = item.dtbsr.digest.value;
    entry.algorithm = item.dtbsr.algorithm;
    entry.signerFingerprint = credential_.chain.front().fingerprint().value;
    entry.target = item.target;
    entry.level = item.wanted;
    return entry;
}

SigningItem Preparation::fromJournal(const JournalEntry& entry) {
    if (entry.signerFingerprint != credential_.chain.front().fingerprint().value) {
        throw Error(Fault::Trust, "CERTIFICATE_CHANGED", {{"document", entry.documentName}});
    }
    credential_.requirePurpose(entry.purpose, entry.documentName);
    // The very file that the journal speaks of, and in it the bytes that the attributes speak of.
    pdf::PreparedPdf prepared = pdf::PreparedPdf::reopen(entry.prepared, entry.byteRange);
    const SpooledDigests digests = digestsOf(entry.prepared, entry.byteRange, entry.algorithm.digest);
    if (digests.whole.value != entry.preparedSha256) {
        damaged(entry, "its SHA-256 is another one");
    }
    SigningItem item{0,
                     {entry.id,
                      {entry.algorithm.digest, entry.digest},
                      uniqueName(entry.documentName),
                      entry.purpose,
                      entry.algorithm},
                     entry.documentId,
                     entry.target,
                     std::move(prepared),
                     crypto::SignedAttributes::fromDer(entry.signedAttributes),
                     entry.prepared};
    item.wanted = entry.level;
    shareLevel(item);
    if (item.attributes.toBeSigned(entry.algorithm.digest) != item.dtbsr.digest ||
        digests.covered.value != item.attributes.messageDigest()) {
        damaged(entry, "the signed attributes belong to another file");
    }
    return item;
}

} // namespace cunho::signing
