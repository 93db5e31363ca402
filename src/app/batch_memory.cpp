// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/batch_memory.hpp"

#include <chrono>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t atOnceMost = 16;
constexpr std::chrono::milliseconds longest{500};

fs::path absoluteOf(const fs::path& path) {
    std::error_code failure;
    fs::path out = fs::absolute(path, failure);
    return failure ? path : out;
}

} // namespace

signing::BatchEntry entryOf(const BatchRow& row) {
    signing::BatchEntry entry;
    entry.place = row.id;
    entry.source = absoluteOf(row.source);
    entry.sourceSha256 = row.sha256;
    entry.sourceSize = row.size;
    entry.target = absoluteOf(row.target);
    entry.state = row.state;
    entry.problem = row.problem.value_or(Failure{});
    entry.result = row.kept ? row.kept->record : row.result;
    return entry;
}

bool isKept(const signing::BatchEntry& entry) {
    return entry.state == BatchFileState::Failed && entry.problem.reason == "SIGNED_NOT_SAVED" &&
           entry.problem.params.contains("kept");
}

void BatchMemory::take(const BatchRow& row) {
    entries_.push_back(entryOf(row));
    if (entries_.size() >= atOnceMost || ports_.clock.now() - written_ >= longest)
        write();
}

void BatchMemory::await(const BatchRow& row) {
    if (row.state != BatchFileState::LtvPending || !row.result)
        return;
    const signing::SignedFileRecord& file = *row.result;
    try {
        if (ports_.log != nullptr)
            ports_.log->put({&file, 1});
        if (ports_.completion != nullptr)
            ports_.completion->put({file.file,
                                    file.wanted,
                                    0,
                                    ports_.clock.now(),
                                    row.problem.value_or(Failure{}),
                                    file.sha256,
                                    {}});
    } catch (...) {
        fault_ = fault_ ? fault_ : std::current_exception();
    }
}

/// The log first: what is in the journal as signed is logged.
void BatchMemory::write() noexcept {
    try {
        std::vector<signing::SignedFileRecord> records;
        for (const signing::BatchEntry& entry : entries_)
            if (entry.result && signing::isSigned(entry.state)) // what is only kept has no place yet
                records.push_back(*entry.result);
        if (ports_.log != nullptr && !records.empty())
            ports_.log->put(records);
        if (ports_.journal != nullptr && !journalId_.empty() && !entries_.empty())
            ports_.journal->put(journalId_, entries_);
    } catch (...) {
        fault_ = fault_ ? fault_ : std::current_exception();
    }
    entries_.clear();
    written_ = ports_.clock.now();
}

void BatchMemory::finish() {
    write();
    if (fault_)
        std::rethrow_exception(fault_);
}

} // namespace cunho::app
