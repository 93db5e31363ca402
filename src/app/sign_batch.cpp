// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/batch_memory.hpp"
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

/// The absolute path in its shortest form. Most are so already, and there may be ten thousand.
std::string keyOf(const fs::path& path) {
    const std::string& text = path.native();
    if (text.starts_with('/') && text.find("//") == std::string::npos && text.find("/.") == std::string::npos)
        return text;
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    return (failure ? path : absolute).lexically_normal().string();
}

bool isBeingSigned(const BatchRow& row) {
    return row.state == BatchFileState::Signing || row.state == BatchFileState::TimeStamping;
}

bool isUnderWay(const BatchRow& row) {
    return row.state == BatchFileState::Reading || isBeingSigned(row);
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
    const bool over = signing::isSigned(entry.state) || entry.state == BatchFileState::Failed;
    row.state = over ? entry.state : BatchFileState::Waiting;
    if (over && !entry.problem.reason.empty())
        row.problem = entry.problem;
    if (isKept(entry))
        row.kept = KeptFile{entry.problem.params.at("kept"), {}, {}, entry.result};
    else
        row.result = entry.result;
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
        append(rowOf(entry));
        lastId_ = std::max(lastId_, entry.place);
    }
}

void SignBatch::append(BatchRow row) {
    places_[row.id] = rows_.size();
    sources_.insert(keyOf(row.source));
    know(row.identity);
    rows_.push_back(std::move(row));
}

void SignBatch::know(const std::optional<FileIdentity>& identity) {
    if (identity)
        identities_.insert(*identity);
}

void SignBatch::forget(const std::optional<FileIdentity>& identity) {
    if (!identity)
        return;
    if (const auto found = identities_.find(*identity); found != identities_.end())
        identities_.erase(found);
}

std::vector<LeftOut> SignBatch::add(const std::vector<fs::path>& files) {
    std::vector<FoundFile> unseen;
    for (const fs::path& file : files)
        unseen.push_back({file, {}});
    return add(unseen);
}

std::vector<LeftOut> SignBatch::add(const std::vector<FoundFile>& files) {
    std::vector<LeftOut> twice;
    for (const FoundFile& file : files) {
        if (sources_.contains(keyOf(file.path)) || (file.identity && identities_.contains(*file.identity))) {
            const ErrorParams params{{"file", file.path.filename().string()}};
            twice.push_back({file.path, {Fault::Input, "FILE_NAMED_TWICE", params, {}}, true, rows_.size()});
            continue;
        }
        BatchRow row;
        row.id = ++lastId_;
        row.source = file.path;
        row.identity = file.identity;
        append(std::move(row));
    }
    return twice;
}

BatchRow* SignBatch::row(std::int64_t id) noexcept {
    const auto found = places_.find(id);
    return found == places_.end() ? nullptr : &rows_[found->second];
}

const BatchRow* SignBatch::find(std::int64_t id) const noexcept {
    const auto found = places_.find(id);
    return found == places_.end() ? nullptr : &rows_[found->second];
}

/// Of the rows from this one on.
void SignBatch::findPlaces(std::size_t from) {
    for (std::size_t place = from; place < rows_.size(); ++place)
        places_[rows_[place].id] = place;
}

bool SignBatch::remove(std::int64_t id) {
    return remove(std::vector<std::int64_t>{id}) == 1;
}

std::size_t SignBatch::remove(const std::vector<std::int64_t>& ids) {
    const std::unordered_set<std::int64_t> unwanted(ids.begin(), ids.end());
    const std::size_t count = std::erase_if(rows_, [&](const BatchRow& row) {
        const bool goes = unwanted.contains(row.id) && !isUnderWay(row);
        if (goes) {
            places_.erase(row.id);
            sources_.erase(keyOf(row.source));
            forget(row.identity);
        }
        return goes;
    });
    findPlaces(0);
    return count;
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
    findPlaces(static_cast<std::size_t>(std::min(from, to) - rows_.begin()));
    return true;
}

bool SignBatch::setSeal(std::int64_t id, std::optional<signing::SealRequest> own) {
    BatchRow* found = row(id);
    if (found == nullptr || isBeingSigned(*found))
        return false;
    found->seal = std::make_shared<const std::optional<signing::SealRequest>>(std::move(own));
    return true;
}

bool SignBatch::shareSeal(std::int64_t id) {
    BatchRow* found = row(id);
    if (found == nullptr || isBeingSigned(*found))
        return false;
    found->seal.reset();
    return true;
}

const std::optional<signing::SealRequest>& SignBatch::sealOf(const BatchRow& row) const noexcept {
    return row.seal ? *row.seal : options_.sign.seal;
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
        again.identity = row.identity;
        again.seal = row.seal;
        row = std::move(again);
        ++count;
    }
    return count;
}

bool SignBatch::readAgain(std::int64_t id) {
    BatchRow* known = row(id);
    if (known == nullptr || isUnderWay(*known) || hasItsFile(*known))
        return false;
    BatchRow again;
    again.id = id;
    again.source = known->source;
    again.identity = known->identity;
    again.seal = known->seal;
    *known = std::move(again);
    return true;
}

void SignBatch::setOptions(BatchOptions options) {
    requireNamePattern(options.namePattern);
    options_ = std::move(options);
}

void SignBatch::update(BatchRow news) {
    if (BatchRow* known = row(news.id)) {
        news.seal = std::move(known->seal);
        forget(known->identity);
        know(news.identity);
        *known = std::move(news);
    }
}

std::vector<std::int64_t> SignBatch::takeTargets(const SignBatch& copy) {
    std::vector<std::int64_t> changed;
    for (const BatchRow& planned : copy.rows_) {
        BatchRow* known = row(planned.id);
        if (known == nullptr || isUnderWay(*known) || hasItsFile(*known) ||
            known->target.native() == planned.target.native())
            continue;
        known->target = planned.target;
        changed.push_back(known->id);
    }
    return changed;
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
