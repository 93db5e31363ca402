// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/complete_levels.hpp>
#include <cunho/core/error.hpp>
#include <cunho/crypto/digest.hpp>

namespace cunho::app {
namespace {

/// The authority takes no more, the connection is gone or the person has left: the rest would fail alike.
bool endsTheRun(const Failure& failure) {
    return failure.fault == Fault::Busy || failure.fault == Fault::Network ||
           failure.fault == Fault::Cancelled || failure.fault == Fault::Configuration;
}

/// It cannot be had back; the copy of an invoice can, by whoever keeps the archive.
bool isLost(const signing::WaitingFile& waiting) {
    const std::string& reason = waiting.why.reason;
    return waiting.documentId == 0 && (reason == "FILE_NOT_FOUND" || reason == "WAITING_FILE_CHANGED");
}

} // namespace

std::vector<CompletionOutcome> CompleteLevels::run(const JobContext& job) {
    std::vector<CompletionOutcome> out;
    if (services_.completion == nullptr || services_.signer.levels.timestamps == nullptr)
        return out;
    const auto alone = services_.completion->hold();
    for (signing::WaitingFile& waiting : services_.completion->all()) {
        try {
            job.throwIfStopped();
            auto file = complete(waiting, job);
            record(waiting, file);
            services_.completion->remove(waiting);
            out.push_back({std::move(waiting), std::move(file)});
        } catch (...) {
            waiting.why = currentFailure();
            if (isLost(waiting))
                services_.completion->remove(waiting);
            else
                services_.completion->note(waiting);
            const Failure why = waiting.why;
            out.push_back({std::move(waiting), why});
            if (endsTheRun(why))
                break;
        }
    }
    return out;
}

/// The queue knows of the longer file before it has its name: a run that ends between the two has completed
/// it.
signing::ExtendedFile CompleteLevels::complete(signing::WaitingFile& waiting, const JobContext& job) {
    signing::ExtendConduct conduct;
    conduct.beforeName = [&](const signing::ExtendedFile& longer) {
        waiting.nextSha256 = longer.sha256;
        services_.completion->note(waiting);
    };
    if (!waiting.sha256.empty() || !waiting.nextSha256.empty()) {
        Bytes now = crypto::sha256File(waiting.file).value;
        if (now == waiting.nextSha256)
            return {waiting.file, waiting.wanted, std::move(now)};
        if (!waiting.sha256.empty() && now != waiting.sha256)
            throw Error(Fault::File, "WAITING_FILE_CHANGED", {{"file", waiting.file.filename().string()}});
        conduct.sourceSha256 = std::move(now);
    }
    const bool isInvoice = waiting.documentId != 0;
    const signing::PadesExtender extender(isInvoice ? services_.reader : services_.foreign,
                                          services_.signer.levels);
    return extender.extend(waiting.file, waiting.file, waiting.wanted, job, conduct);
}

void CompleteLevels::record(const signing::WaitingFile& waiting, const signing::ExtendedFile& file) {
    if (waiting.documentId == 0) {
        if (services_.signedFiles != nullptr)
            services_.signedFiles->raise(waiting.file, file.level, file.sha256);
        return;
    }
    auto signature = services_.documents.signature(waiting.documentId);
    const auto level = signing::padesLevelName(file.level);
    if (!signature || (signature->sha256 == file.sha256 && signature->level == level)) // before a crash
        return;
    signature->level = level;
    signature->sha256 = file.sha256;
    services_.documents.recordSignature(waiting.documentId, *signature);
}

} // namespace cunho::app
