// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/pdf/reader.hpp>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>

namespace cunho::pdf {

/// What one file may cost. Under AddressSanitizer times count tenfold and memory is not limited.
struct WorkerLimits {
    std::chrono::milliseconds cpu{800};      ///< processor time of each reader for one file
    std::uint64_t memory = 172ULL << 20;     ///< bytes of address space beyond what the worker starts with
    std::chrono::milliseconds wall{15'000};  ///< until the answer is there, for a worker that stands still
    std::chrono::milliseconds start{15'000}; ///< until a new worker greets
    int files = 100;                         ///< a worker is renewed after so many
    int workers = 2;                         ///< so many files at once; who comes later waits
};

struct WorkerOptions {
    std::filesystem::path program; ///< of cunho-pdf-worker
    std::shared_ptr<const Passwords> passwords{};
    WorkerLimits limits{};
};

/// Reads in child processes that have no right but to read files, so that a hostile file costs no more than
/// its own refusal. For every file that this program did not make.
///
/// A worker is started on first use and kept for many files. When it dies or takes too long while PoDoFo
/// reads, a new one is asked to read with libqpdf alone; when that one dies too, or an answer is none that a
/// worker gives, the file is refused with File/PDF_TOO_MUCH_WORK. `changesAfter` then tells of one Structure
/// change, and `occupiedBoxes` of a page that is full. Besides what Reader says, throws
/// Configuration/PROGRAM_NOT_FOUND when there is no worker program, Internal/SPAWN_FAILED when it does not
/// start, and as ReadHandle.
std::unique_ptr<Reader> makeWorkerReader(WorkerOptions options);

} // namespace cunho::pdf
