// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
// What was signed, could not be saved where it was wanted, and lies elsewhere by now.
#include "app/batch_memory.hpp"
#include "app/signed_before.hpp"

#include <cunho/app/sign_batch.hpp>
#include <cunho/crypto/digest.hpp>

#include <utility>

namespace cunho::app {
namespace {

/// As it was noted when it was signed, or else as the file tells; nothing when `row.target` is another file.
std::optional<signing::SignedFileRecord> recordOf(const BatchRow& row, const SignBatch& batch,
                                                  const BatchPorts& ports) {
    if (row.kept->record) {
        const bool same = crypto::sha256File(row.target).value == row.kept->record->sha256;
        return same ? row.kept->record : std::nullopt;
    }
    signing::BatchRecord begun;
    begun.level = batch.options().sign.level;
    if (ports.journal != nullptr)
        for (auto& each : ports.journal->open())
            if (each.id == batch.journalId())
                begun = std::move(each);
    return signedBefore(row, begun, ports.reader, ports.clock.now());
}

} // namespace

bool BatchRunner::settle(SignBatch& batch, std::int64_t id, const std::filesystem::path& saved) const {
    BatchRow* known = batch.row(id);
    if (known == nullptr || known->state != BatchFileState::Failed || !known->kept)
        return false;
    BatchRow row = *known;
    row.target = saved;
    auto record = recordOf(row, batch, ports_);
    if (!record)
        return false;
    std::error_code failure;
    record->file = std::filesystem::absolute(saved, failure);
    const bool below = record->level < record->wanted;
    row.state = below ? BatchFileState::LtvPending : BatchFileState::Done;
    row.problem = row.kept->shortfall;
    row.result = std::move(record);
    row.kept.reset();
    *known = std::move(row);
    BatchMemory memory(ports_, batch.journalId_);
    memory.await(*known);
    memory.take(*known);
    memory.finish();
    leaveWhenOver(batch);
    return true;
}

} // namespace cunho::app
