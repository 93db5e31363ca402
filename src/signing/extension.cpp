// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/byte_range.hpp"
#include "signing/covered_digest.hpp"
#include "signing/document_timestamp.hpp"
#include "signing/security_store.hpp"
#include "signing/stage_file.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/pdf/revision.hpp>
#include <cunho/signing/extension.hpp>

#include <algorithm>
#include <deque>
#include <mutex>

namespace cunho::signing {

namespace {

namespace fs = std::filesystem;

/// What one signature field of the file holds, once it was found unbroken.
struct Held {
    crypto::CmsInspection cms; ///< of a signature
    std::vector<crypto::TimestampToken>
        tokens; ///< of a time-stamp: itself; of a signature: its unbroken ones
};

[[noreturn]] void broken(const fs::path& file, const pdf::SignatureField& field, std::string detail) {
    throw Error(Fault::Integrity, "SIGNATURE_BROKEN",
                {{"file", file.filename().string()}, {"field", field.name}}, std::move(detail));
}

Held holdTimestamp(const fs::path& file, const crypto::Digest& covered, const pdf::SignatureField& field) {
    crypto::TimestampToken token = crypto::readTimestampToken(field.contents);
    if (token.integrity != crypto::TimestampToken::Integrity::Good || covered != token.imprint) {
        broken(file, field, token.detail);
    }
    return {{}, {std::move(token)}};
}

Held holdSignature(const fs::path& file, const crypto::Digest& covered, const pdf::SignatureField& field) {
    Held held{crypto::inspectCms(field.contents, covered), {}};
    if (held.cms.integrity != crypto::CmsInspection::Integrity::Good) {
        broken(file, field, held.cms.detail);
    }
    for (const Bytes& der : held.cms.timestamps) {
        crypto::TimestampToken token = crypto::readTimestampToken(der);
        if (token.integrity == crypto::TimestampToken::Integrity::Good &&
            token.imprint == crypto::digest(token.imprint.algorithm, held.cms.signatureValue)) {
            held.tokens.push_back(std::move(token));
        }
    }
    return held;
}

crypto::DigestAlgorithm algorithmOf(const fs::path& file, const pdf::SignatureField& field) {
    if (field.isTimestamp) {
        return crypto::readTimestampToken(field.contents).imprint.algorithm;
    }
    const auto algorithm = crypto::cmsDigestAlgorithm(field.contents);
    if (!algorithm) {
        broken(file, field, "no usable CMS");
    }
    return *algorithm;
}

/// Every signature and time-stamp; a broken one is not worth proving anything about.
std::vector<Held> heldIn(const fs::path& file, const pdf::PdfStructure& structure) {
    const ReadHandle handle(file);
    const std::vector<pdf::SignatureField>& fields = structure.signatures;
    std::vector<Coverage> wanted;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        const auto range = checkByteRange(handle, fields, i);
        if (const auto* const fault = std::get_if<ByteRangeFault>(&range)) {
            broken(file, fields[i], std::string(byteRangeFaultText(*fault)));
        }
        wanted.push_back({std::get<pdf::ByteRange>(range), algorithmOf(file, fields[i])});
    }
    const std::vector<crypto::Digest> digests = coveredDigests(handle, wanted);
    std::vector<Held> out;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        out.push_back(fields[i].isTimestamp ? holdTimestamp(file, digests[i], fields[i])
                                            : holdSignature(file, digests[i], fields[i]));
    }
    return out;
}

/// Whether a time-stamp vouches for every signature of the file: its own, or one over the document behind it.
bool isStamped(const pdf::PdfStructure& structure, const std::vector<Held>& held) {
    for (std::size_t index = structure.signatures.size(); index-- > 0;) {
        if (structure.signatures[index].isTimestamp) {
            return true; // in the order of their ByteRanges: it covers all before it
        }
        if (held[index].tokens.empty()) {
            return false;
        }
    }
    return true;
}

/// The file as it grows, each state in a hidden file of its own.
class Growth {
  public:
    Growth(const pdf::Reader& reader, const LevelServices& services, fs::path file, fs::path folder,
           const JobContext& job)
        : reader_(reader)
        , services_(services)
        , folder_(std::move(folder))
        , job_(job)
        , now_(std::move(file)) {}

    const fs::path& now() const noexcept { return now_; }
    bool grew() const noexcept { return !stages_.empty(); }

    void stamp() {
        const fs::path& next = stages_.emplace_back(folder_).path();
        std::mutex mutex;
        WorkLock work(mutex);
        const auto check = [this](const fs::path& temporary, const DocumentTimestamp& timestamp) {
            const ReadHandle stage(temporary);
            requireTimestamp(stage, timestamp, coveredDigests(stage, {coverageOf(timestamp)}).front(),
                             now_.filename().string());
        };
        appendDocumentTimestamp(now_, next, reader_, *services_.timestamps, job_, work, check,
                                AtomicFile::Keep::Scratch);
        now_ = next;
    }

    void prove() {
        const pdf::PdfStructure structure = reader_.read(now_);
        EvidenceCollector evidence(services_.revocation, job_);
        evidence.offer(structure.securityStore);
        // From the newest to the oldest: what speaks of a later use speaks of an earlier one as well.
        const std::vector<Held> all = heldIn(now_, structure);
        TimePoint stamped = TimePoint::max();
        for (auto held = all.rbegin(); held != all.rend(); ++held) {
            TimePoint signedBy = stamped;
            for (const crypto::TimestampToken& token : held->tokens) {
                signedBy = std::min(signedBy, token.time);
            }
            if (held->cms.signerCount == 0) {
                stamped = signedBy;
            }
            gatherFor(evidence, held->cms, held->tokens, signedBy);
        }
        StageFile& next = stages_.emplace_back(folder_);
        const auto store = storeFor(structure.signatures, structure.securityStore, evidence.gathered());
        if (pdf::appendSecurityStore(now_, structure, store, next.path(), AtomicFile::Keep::Scratch)) {
            now_ = next.path();
        }
    }

  private:
    const pdf::Reader& reader_;
    const LevelServices& services_;
    fs::path folder_;
    const JobContext& job_;
    fs::path now_;
    std::deque<StageFile> stages_;
};

crypto::Digest digestOf(const fs::path& file) {
    const ReadHandle handle(file);
    return coveredDigests(handle, {wholeFile(handle.size())}).front();
}

/// The digest of `longer`, which must hold all of the file as it is now, and then more.
crypto::Digest requireSameStart(const fs::path& file, const fs::path& longer) {
    const ReadHandle now(file);
    const ReadHandle then(longer);
    const std::uint64_t size = now.size();
    if (then.size() >= size) {
        auto digests = coveredDigests(then, {wholeFile(size), wholeFile(then.size())});
        if (digests.front() == coveredDigests(now, {wholeFile(size)}).front()) {
            return std::move(digests.back());
        }
    }
    throw Error(Fault::File, "FILE_CHANGED", {{"file", file.filename().string()}});
}

crypto::Digest replace(const fs::path& file, const fs::path& stage,
                       const std::function<void(const crypto::Digest&)>& beforeName) {
    const ReadHandle source(stage);
    AtomicFile out(file, AtomicFile::Existing::Replace);
    out.copyFrom(source.descriptor(), 0, source.size());
    crypto::Digest digest = requireSameStart(file, out.temporary());
    beforeName(digest);
    out.commit();
    return digest;
}

} // namespace

ExtendedFile PadesExtender::extend(const fs::path& file, const fs::path& target, PadesLevel level,
                                   const JobContext& job, const ExtendConduct& conduct) const {
    requireServices(level, services_);
    const FileState before = fileState(file);
    if (conduct.sourceSha256 && digestOf(file).value != *conduct.sourceSha256) {
        throw Error(Fault::File, "FILE_CHANGED", {{"file", file.filename().string()}});
    }
    const pdf::PdfStructure structure = reader_.read(file);
    if (structure.signatures.empty()) {
        throw Error(Fault::Input, "NOTHING_SIGNED", {{"file", file.filename().string()}});
    }
    limitSignatures(structure.signatures, file.filename().string());
    const std::vector<Held> held = heldIn(file, structure);
    std::error_code ignored;
    const bool isSame = fs::equivalent(file, target, ignored);
    const fs::path place = isSame ? fs::canonical(target) : target; // a link keeps pointing at the file
    const fs::path folder = fs::absolute(place).parent_path();
    Growth growth(reader_, services_, file, folder, job);
    staged(place, [&] {
        if (level >= PadesLevel::B_T && !isStamped(structure, held)) {
            growth.stamp();
        }
        if (level >= PadesLevel::B_LT) {
            growth.prove();
        }
        if (level == PadesLevel::B_LTA) {
            growth.stamp();
        }
    });
    if (fileState(file) != before) { // what was looked at is no longer what was extended
        throw Error(Fault::File, "FILE_CHANGED", {{"file", file.filename().string()}});
    }
    crypto::Digest digest;
    const auto tell = [&](const crypto::Digest& longer) {
        if (conduct.beforeName) {
            conduct.beforeName({target, level, longer.value});
        }
    };
    const auto check = [&](const fs::path& temporary) {
        digest = digestOf(temporary);
        tell(digest);
    };
    if (!isSame) {
        publish(growth.now(), place, check);
    } else if (growth.grew()) {
        digest = replace(place, growth.now(), tell);
    } else {
        digest = digestOf(place);
    }
    return {target, level, std::move(digest.value)};
}

} // namespace cunho::signing
