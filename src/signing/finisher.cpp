// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/finisher.hpp"

#include "signing/security_store.hpp"
#include "signing/stage_file.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <chrono>
#include <span>
#include <utility>

namespace cunho::signing {

namespace {

/// Hidden files lie where only this user reads them, else beside the target.
std::filesystem::path stageFolder(const SigningItem& item, const std::filesystem::path& target) {
    return (item.spooled.empty() ? target : item.spooled).parent_path();
}

/// For signed bytes that only this user shall read.
void makePrivateFolder(const std::filesystem::path& folder) {
    std::error_code failure;
    if (std::filesystem::create_directories(folder, failure)) {
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failure);
    }
} // one that cannot be made shows when the file is written

Failure tokenTooLarge(const crypto::TimestampToken& token) {
    return {Fault::Service, "TIMESTAMP_TOO_LARGE", {}, std::to_string(token.der.size()) + " bytes"};
}

} // namespace

Finisher::~Finisher() {
    for (const std::filesystem::path& folder : folders_) {
        syncFolder(folder);
    }
}

std::optional<FinishedFile> Finisher::finish(const SigningItem& item, crypto::CmsSignature cms,
                                             bool mayPrepareAgain, WorkLock& work) {
    if (auto before = finishedBefore(item, cms)) {
        return before;
    }
    PadesLevel reached = PadesLevel::B_B;
    std::optional<Failure> shortfall = item.shortfall;
    Evidence evidence;
    try {
        requireServices(item.level, services_);
        if (item.level >= PadesLevel::B_T) {
            const crypto::TimestampToken token = stamp(cms.valueDigest(), work);
            crypto::CmsSignature stamped = cms;
            stamped.addTimestamp(token);
            if (stamped.der().size() > item.prepared.capacity()) {
                if (mayPrepareAgain) {
                    return std::nullopt;
                }
                throw Error(tokenTooLarge(token));
            }
            cms = std::move(stamped);
            reached = PadesLevel::B_T;
            if (item.level >= PadesLevel::B_LT) {
                evidence = gather(token, work);
                reached = PadesLevel::B_LT;
            }
        }
    } catch (const Error& error) {
        shortfall = error.failure();
    }
    Expected expected{
        reader_, item.attributes, cms, item.prepared.byteRange(), item.target.filename().string(), reached};
    expected.plainTime = item.plainTime;
    FinishedFile file;
    try {
        file = write(item, item.target, expected, evidence, work);
    } catch (const Error& error) {
        if (error.fault() != Fault::Storage || item.fallbacks.empty()) {
            throw;
        }
        file = writeFallback(item, error.failure(), expected, evidence, work);
    }
    if (shortfall) {
        file.shortfall = std::move(shortfall);
    }
    return file;
}

FinishedFile Finisher::write(const SigningItem& item, const std::filesystem::path& target,
                             const Expected& expected, const Evidence& evidence, WorkLock& work) {
    if (expected.level >= PadesLevel::B_LT) {
        return staged(target, [&] { return finishProven(item, target, expected, evidence, work); });
    }
    FinishedFile file;
    const bool inBatch = item.spooled.empty(); // a journal believes in names that are durable
    item.prepared.fill(
        expected.cms.der(), target,
        [&](const std::filesystem::path& temporary) { file = checkFinished(temporary, expected); },
        inBatch ? AtomicFile::Keep::Batch : AtomicFile::Keep::Durable);
    if (inBatch) {
        folders_.insert(target.parent_path());
    }
    return file;
}

/// Throws `unsaved` when no fallback can be written either.
FinishedFile Finisher::writeFallback(const SigningItem& item, const Failure& unsaved,
                                     const Expected& expected, const Evidence& evidence, WorkLock& work) {
    for (const std::filesystem::path& fallback : item.fallbacks) {
        makePrivateFolder(fallback.parent_path());
        try {
            FinishedFile file = write(item, fallback, expected, evidence, work);
            file.path = fallback;
            file.unsaved = unsaved;
            return file;
        } catch (const Error&) { // the next one, or the first failure, which the person can mend
            std::error_code ignored;
            std::filesystem::remove(fallback.parent_path(), ignored); // if it is empty
        }
    }
    throw Error(unsaved);
}

std::optional<FinishedFile> Finisher::finishedBefore(const SigningItem& item,
                                                     const crypto::CmsSignature& cms) const {
    return findFinished(item.target, {reader_, item.attributes, cms, item.prepared.byteRange(),
                                      item.target.filename().string()});
}

crypto::TimestampToken Finisher::stamp(const crypto::Digest& imprint, WorkLock& work) {
    return work.outside([&] { return services_.timestamps->stamp(imprint, job_); });
}

/// A batch has one signer and mostly one authority: what proves them is gathered once, or once an hour.
Evidence Finisher::gather(const crypto::TimestampToken& token, WorkLock& work) {
    const Bytes authority = token.authority.value().fingerprint().value;
    const auto known = gathered_.find(authority);
    if (known != gathered_.end() && token.time - known->second.at < std::chrono::hours(1)) {
        return known->second.evidence;
    }
    Evidence found = work.outside([&] {
        EvidenceCollector collector(services_.revocation, job_);
        collector.offer(signer_);
        collector.offer(token.certificates);
        collector.gather(*token.authority, token.time);
        collector.gather(signer_.front(), token.time);
        return collector.gathered();
    });
    gathered_.insert_or_assign(authority, Gathered{found, token.time});
    return found;
}

/// The signed file, then its DSS, then the time-stamp over both. Should the last one fail, the file keeps
/// what it has.
FinishedFile Finisher::finishProven(const SigningItem& item, const std::filesystem::path& target,
                                    const Expected& expected, const Evidence& evidence, WorkLock& work) {
    const StageFile signedFile(stageFolder(item, target));
    const StageFile provenFile(stageFolder(item, target));
    item.prepared.fill(expected.cms.der(), signedFile.path(), {}, AtomicFile::Keep::Scratch);
    const pdf::PdfStructure structure = reader_.read(signedFile.path());
    const pdf::SignatureField* own = findSignature(structure, expected.byteRange);
    if (own == nullptr) {
        throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", expected.name}},
                    "a reader does not find the signature");
    }
    const std::span alone(own, 1); // others need evidence of their own
    pdf::appendSecurityStore(signedFile.path(), structure, storeFor(alone, structure.securityStore, evidence),
                             provenFile.path(), AtomicFile::Keep::Scratch);
    FinishedFile file;
    Expected whole = expected;
    const auto check = [&](const std::filesystem::path& temporary) {
        file = checkFinished(temporary, whole);
    };
    std::optional<Failure> shortfall;
    if (item.level == PadesLevel::B_LTA) {
        try {
            whole.level = PadesLevel::B_LTA;
            appendDocumentTimestamp(provenFile.path(), target, reader_, *services_.timestamps, job_, work,
                                    [&](const auto& temporary, const DocumentTimestamp& timestamp) {
                                        whole.timestamp = &timestamp;
                                        check(temporary);
                                    });
            return file;
        } catch (const Error& error) {
            shortfall = error.failure();
        }
    }
    whole.level = PadesLevel::B_LT;
    whole.timestamp = nullptr;
    publish(provenFile.path(), target, check);
    file.shortfall = std::move(shortfall);
    return file;
}

} // namespace cunho::signing
