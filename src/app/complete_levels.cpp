// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/complete_levels.hpp>
#include <cunho/core/error.hpp>

namespace cunho::app {
namespace {

/// The authority takes no more, the connection is gone or the person has left: the rest would fail alike.
bool endsTheRun(const Failure& failure) {
    return failure.fault == Fault::Busy || failure.fault == Fault::Network ||
           failure.fault == Fault::Cancelled || failure.fault == Fault::Configuration;
}

} // namespace

std::vector<CompletionOutcome> CompleteLevels::run(const JobContext& job) {
    std::vector<CompletionOutcome> out;
    if (services_.completion == nullptr || services_.signer.levels.timestamps == nullptr)
        return out;
    for (signing::WaitingFile& waiting : services_.completion->all()) {
        try {
            job.throwIfStopped();
            const bool isInvoice = waiting.documentId != 0;
            const signing::PadesExtender extender(isInvoice ? services_.reader : services_.foreign,
                                                  services_.signer.levels);
            auto file = extender.extend(waiting.file, waiting.file, waiting.wanted, job);
            record(waiting, file);
            services_.completion->remove(waiting.file);
            out.push_back({std::move(waiting), std::move(file)});
        } catch (...) {
            waiting.why = currentFailure();
            const bool isForgotten = waiting.why.reason == "FILE_NOT_FOUND" && waiting.documentId == 0;
            if (isForgotten)
                services_.completion->remove(waiting.file);
            else
                services_.completion->put(waiting);
            const Failure why = waiting.why;
            out.push_back({std::move(waiting), why});
            if (endsTheRun(why))
                break;
        }
    }
    return out;
}

void CompleteLevels::record(const signing::WaitingFile& waiting, const signing::ExtendedFile& file) {
    if (waiting.documentId == 0) {
        if (services_.signedFiles != nullptr)
            services_.signedFiles->raise(waiting.file, file.level, file.sha256);
        return;
    }
    auto signature = services_.documents.signature(waiting.documentId);
    if (!signature)
        return;
    signature->level = signing::padesLevelName(file.level);
    signature->sha256 = file.sha256;
    services_.documents.recordSignature(waiting.documentId, *signature);
}

} // namespace cunho::app
