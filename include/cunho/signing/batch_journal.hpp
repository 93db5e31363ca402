// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/bytes.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/error.hpp>
#include <cunho/signing/levels.hpp>
#include <cunho/signing/process_hold.hpp>
#include <cunho/signing/signed_file_log.hpp>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cunho::signing {

/// How far one file of a batch has come.
enum class BatchFileState {
    Waiting,      ///< to be read
    Reading,      ///< is being read
    Ready,        ///< was read and can be signed
    Signing,      ///< given to whom signs
    TimeStamping, ///< signed; the time-stamp and what proves it are asked for
    Done,         ///< signed, with the level that was wanted
    LtvPending,   ///< signed, below its level: completed later by itself
    Failed,       ///< `problem` says why; the others go on
    Cancelled,    ///< the person stopped before it was its turn
};

/// "waiting", "reading", "ready", "signing", "time-stamping", "done", "ltv-pending", "failed", "cancelled";
/// the other way round nothing for an unknown name.
std::string_view batchStateName(BatchFileState state) noexcept;
std::optional<BatchFileState> batchStateNamed(std::string_view name) noexcept;

/// Signed: nobody signs it again.
constexpr bool isSigned(BatchFileState state) noexcept {
    return state == BatchFileState::Done || state == BatchFileState::LtvPending;
}

/// One file of a batch, as far as a restart needs it.
struct BatchEntry {
    std::int64_t place = 0;       ///< in the batch, from 1; stays
    std::filesystem::path source; ///< absolute
    Bytes sourceSha256;           ///< of what is signed; empty before it was read
    std::uint64_t sourceSize = 0; ///< bytes
    std::filesystem::path target; ///< absolute; where the signed file goes, or went
    BatchFileState state = BatchFileState::Waiting;
    Failure problem;                        ///< when Failed or LtvPending
    std::optional<SignedFileRecord> result; ///< once signed; its `id` is not kept
};

/// A batch that was begun.
struct BatchRecord {
    std::string id; ///< UUID
    TimePoint begun{};
    std::string provider; ///< registry name
    PadesLevel level = PadesLevel::B_B;
    bool qualified = false; ///< as the credential said
    std::string memo;       ///< what else was chosen, in a form of who began it; no secret
    bool elsewhere = false; ///< another process holds it; told by `open`, not kept
    std::vector<BatchEntry> files;

    /// Files that are not signed and did not fail.
    std::size_t left() const noexcept;
};

/// Port: batches of files under way, so that after a crash the next start can offer to go on. A change is
/// known to every later process when the call returns. No secret goes in.
///
/// Every file is written, with source digest and target, before any is given to whom signs; what became of
/// it, soon after its signed file has its name. Between the two the target itself tells: it begins with the
/// source and holds one more signature.
class BatchJournal {
  public:
    virtual ~BatchJournal() = default;

    /// A new batch, or the same with all its files anew.
    virtual void begin(const BatchRecord& batch) = 0;

    /// Keeps a batch that was begun for this process, so that no other goes on with it or closes it, until
    /// the last copy of the pointer is gone. Who asks again in the same process shares it. Throws
    /// Busy/BATCH_HELD, at once, when another process has it, and NotFound/BATCH_UNKNOWN.
    virtual std::shared_ptr<ProcessHold> hold(const std::string& batch) = 0;

    /// Replaces these entries by their places, all of them or none. Throws NotFound/BATCH_UNKNOWN.
    virtual void put(const std::string& batch, std::span<const BatchEntry> entries) = 0;

    /// Those that are not closed, oldest first.
    virtual std::vector<BatchRecord> open() = 0;

    /// Nothing is left to do, or the person does not want it: forgets the batch, not the files. Throws
    /// Busy/BATCH_HELD.
    virtual void close(const std::string& batch) = 0;
};

} // namespace cunho::signing
