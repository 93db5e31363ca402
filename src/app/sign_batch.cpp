// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/target_names.hpp"

#include <cunho/app/sign_batch.hpp>

#include <algorithm>
#include <set>
#include <utility>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t leastForGuess = 3;
constexpr std::chrono::seconds leastTime{2};

fs::path normal(const fs::path& path) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    return (failure ? path : absolute).lexically_normal();
}

bool isUnderWay(const BatchRow& row) {
    return row.state == BatchFileState::Reading || row.state == BatchFileState::Signing ||
           row.state == BatchFileState::TimeStamping;
}

/// Nothing is left to name: its signed file lies somewhere already.
bool hasItsFile(const BatchRow& row) {
    return signing::isSigned(row.state) || row.kept.has_value();
}

BatchRow rowOf(const signing::BatchEntry& entry) {
    BatchRow row;
    row.id = entry.place;
    row.source = entry.source;
    row.target = entry.target;
    row.size = entry.sourceSize;
    row.sha256 = entry.sourceSha256;
    row.result = entry.result;
    const bool over = signing::isSigned(entry.state) || entry.state == BatchFileState::Failed;
    row.state = over ? entry.state : BatchFileState::Waiting;
    if (over && !entry.problem.reason.empty())
        row.problem = entry.problem;
    return row;
}

} // namespace

SignBatch::SignBatch(BatchOptions options, Date today) : options_(std::move(options)), today_(today) {
    requireNamePattern(options_.namePattern);
}

SignBatch::SignBatch(BatchOptions options, Date today, const signing::BatchRecord& begun)
    : SignBatch(std::move(options), today) {
    journalId_ = begun.id;
    for (const signing::BatchEntry& entry : begun.files) {
        rows_.push_back(rowOf(entry));
        lastId_ = std::max(lastId_, entry.place);
    }
}

std::vector<LeftOut> SignBatch::add(const std::vector<fs::path>& files) {
    std::set<fs::path> known;
    for (const BatchRow& row : rows_)
        known.insert(normal(row.source));
    std::vector<LeftOut> twice;
    for (const fs::path& file : files) {
        if (!known.insert(normal(file)).second) {
            const ErrorParams params{{"file", file.filename().string()}};
            twice.push_back({file, {Fault::Input, "FILE_NAMED_TWICE", params, {}}, true, rows_.size()});
            continue;
        }
        BatchRow row;
        row.id = ++lastId_;
        row.source = file;
        rows_.push_back(std::move(row));
    }
    return twice;
}

BatchRow* SignBatch::row(std::int64_t id) noexcept {
    const auto found = std::ranges::find(rows_, id, &BatchRow::id);
    return found == rows_.end() ? nullptr : &*found;
}

const BatchRow* SignBatch::find(std::int64_t id) const noexcept {
    const auto found = std::ranges::find(rows_, id, &BatchRow::id);
    return found == rows_.end() ? nullptr : &*found;
}

bool SignBatch::remove(std::int64_t id) {
    const BatchRow* found = find(id);
    if (found == nullptr || isUnderWay(*found))
        return false;
    rows_.erase(rows_.begin() + (found - rows_.data()));
    return true;
}

bool SignBatch::move(std::int64_t id, std::size_t place) {
    const BatchRow* found = find(id);
    if (found == nullptr || isUnderWay(*found))
        return false;
    const auto from = rows_.begin() + (found - rows_.data());
    const auto to = rows_.begin() + static_cast<std::ptrdiff_t>(std::min(place, rows_.size() - 1));
    if (from < to)
        std::rotate(from, from + 1, to + 1);
    else
        std::rotate(to, from, from + 1);
    return true;
}

std::size_t SignBatch::retry() {
    std::size_t count = 0;
    for (BatchRow& row : rows_) {
        const bool over = row.state == BatchFileState::Failed || row.state == BatchFileState::Cancelled;
        if (!over || row.kept || (row.problem && row.problem->reason == "SIGNED_NOT_SAVED"))
            continue;
        BatchRow again;
        again.id = row.id;
        again.source = row.source;
        row = std::move(again);
        ++count;
    }
    return count;
}

void SignBatch::setOptions(BatchOptions options) {
    requireNamePattern(options.namePattern);
    options_ = std::move(options);
}

void SignBatch::update(const BatchRow& news) {
    if (BatchRow* known = row(news.id))
        *known = news;
}

BatchCounts SignBatch::counts() const noexcept {
    BatchCounts counts;
    counts.all = rows_.size();
    for (const BatchRow& row : rows_) {
        switch (row.state) {
        case BatchFileState::Waiting:
        case BatchFileState::Reading:
        case BatchFileState::Ready: ++counts.ready; break;
        case BatchFileState::Signing:
        case BatchFileState::TimeStamping: ++counts.underWay; break;
        case BatchFileState::Done: ++counts.done; break;
        case BatchFileState::LtvPending: ++counts.ltvPending; break;
        case BatchFileState::Failed: ++counts.failed; break;
        case BatchFileState::Cancelled: ++counts.cancelled; break;
        }
    }
    return counts;
}

void SignBatch::planTargets() {
    const SignTarget& target = options_.sign.target;
    if (target.file) {
        if (rows_.size() != 1)
            throw Error(Fault::Input, "TARGET_NEEDS_ONE_FILE");
        if (!hasItsFile(rows_.front()))
            rows_.front().target = *target.file;
        return;
    }
    TargetNames names(options_.namePattern);
    for (const BatchRow& row : rows_) {
        names.reserve(row.source);
        if (hasItsFile(row))
            names.reserve(row.target);
    }
    std::size_t number = 0;
    for (BatchRow& row : rows_) {
        ++number;
        if (!hasItsFile(row))
            row.target = names.next(target.folder.value_or(row.source.parent_path()),
                                    {row.source, today_, number, rows_.size()});
    }
}

std::optional<std::chrono::milliseconds> TimeLeft::left() const {
    const auto spent = clock_.now() - begun_;
    if (done_ < leastForGuess || spent < leastTime)
        return std::nullopt;
    const std::size_t open = total_ > done_ ? total_ - done_ : 0;
    return std::chrono::milliseconds(spent.count() * static_cast<std::int64_t>(open) /
                                     static_cast<std::int64_t>(done_));
}

} // namespace cunho::app
