// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/journal_file.hpp"

#include "cli/output.hpp"

#include <cunho/core/file.hpp>
#include <cunho/core/utf8.hpp>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cunho::cli {
namespace {

using signing::BatchEntry;
using signing::BatchRecord;

constexpr std::uint64_t largest = 256U << 20U;

/// Any bytes, as they are: those that are no UTF-8 in hexadecimal.
Json textJson(const std::string& text) {
    if (isUtf8(text))
        return text;
    return {{"hex", toHex(asBytes(text))}};
}

std::string readText(const Json& json) {
    if (json.is_string())
        return json.get<std::string>();
    const Bytes bytes = fromHex(json.at("hex").get<std::string>());
    return std::string(asText(bytes));
}

Json entryJson(const BatchEntry& entry) {
    Json json{{"place", entry.place},
              {"source", textJson(entry.source.string())},
              {"sourceSha256", toHex(entry.sourceSha256)},
              {"sourceSize", entry.sourceSize},
              {"target", textJson(entry.target.string())},
              {"state", std::string(signing::batchStateName(entry.state))}};
    if (!entry.problem.reason.empty()) {
        json["fault"] = static_cast<int>(entry.problem.fault);
        json["reason"] = entry.problem.reason;
        json["detail"] = textJson(entry.problem.detail);
        for (const auto& [name, value] : entry.problem.params)
            json["params"][name] = textJson(value);
    }
    if (entry.result)
        json["signed"] = {{"sha256", toHex(entry.result->sha256)},
                          {"signer", textJson(entry.result->signer)},
                          {"level", std::string(signing::padesLevelName(entry.result->level))},
                          {"signedAt", entry.result->signedAt.time_since_epoch().count()}};
    return json;
}

Failure problemOf(const Json& json) {
    Failure problem;
    if (!json.contains("reason"))
        return problem;
    problem.fault =
        static_cast<Fault>(std::clamp(json.at("fault").get<int>(), 0, static_cast<int>(Fault::Internal)));
    problem.reason = json.at("reason").get<std::string>();
    problem.detail = readText(json.at("detail"));
    if (json.contains("params"))
        for (const auto& [name, value] : json.at("params").items())
            problem.params[name] = readText(value);
    return problem;
}

/// Throws nlohmann's exceptions for what this program has not written.
BatchEntry entryOf(const Json& json, const BatchRecord& batch) {
    BatchEntry entry;
    entry.place = json.at("place").get<std::int64_t>();
    entry.source = readText(json.at("source"));
    entry.sourceSha256 = fromHex(json.at("sourceSha256").get<std::string>());
    entry.sourceSize = json.at("sourceSize").get<std::uint64_t>();
    entry.target = readText(json.at("target"));
    entry.state = signing::batchStateNamed(json.at("state").get<std::string>())
                      .value_or(signing::BatchFileState::Waiting);
    entry.problem = problemOf(json);
    if (json.contains("signed")) {
        const Json& told = json.at("signed");
        signing::SignedFileRecord record;
        record.source = entry.source;
        record.sourceSha256 = entry.sourceSha256;
        record.file = entry.target;
        record.sha256 = fromHex(told.at("sha256").get<std::string>());
        record.signer = readText(told.at("signer"));
        record.level =
            signing::padesLevelNamed(told.at("level").get<std::string>()).value_or(signing::PadesLevel::B_B);
        record.signedAt = TimePoint(std::chrono::milliseconds(told.at("signedAt").get<std::int64_t>()));
        record.wanted = batch.level;
        record.provider = batch.provider;
        record.qualified = batch.qualified;
        entry.result = std::move(record);
    }
    return entry;
}

BatchRecord batchRecordOf(const Json& json) {
    BatchRecord batch;
    batch.id = json.at("id").get<std::string>();
    batch.begun = TimePoint(std::chrono::milliseconds(json.at("begun").get<std::int64_t>()));
    batch.provider = json.at("provider").get<std::string>();
    batch.level =
        signing::padesLevelNamed(json.at("level").get<std::string>()).value_or(signing::PadesLevel::B_B);
    batch.qualified = json.at("qualified").get<bool>();
    for (const Json& each : json.at("files"))
        batch.files.push_back(entryOf(each, batch));
    return batch;
}

void replace(BatchRecord& batch, BatchEntry entry) {
    const auto usual = static_cast<std::size_t>(entry.place - 1); // nothing was moved or removed
    if (usual < batch.files.size() && batch.files[usual].place == entry.place) {
        batch.files[usual] = std::move(entry);
        return;
    }
    const auto known = std::ranges::find(batch.files, entry.place, &BatchEntry::place);
    if (known != batch.files.end())
        *known = std::move(entry);
}

/// The first words of a journal, perhaps cut by a crash before anything was signed.
bool isJustBegun(std::string_view text) {
    constexpr std::string_view begin = "\n{\"batch\":";
    return begin.starts_with(text) || (text.starts_with(begin) && text.find('\n', 1) == text.npos);
}

} // namespace

JournalFile::JournalFile(std::filesystem::path file) : file_(std::move(file)) {
    const ErrorParams params{{"file", file_.filename().string()}};
    descriptor_ = ::open(file_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor_ < 0)
        throw Error(Fault::Storage, "FILE_NOT_READABLE", params, std::strerror(errno));
    struct stat state {};
    if (::fstat(descriptor_, &state) != 0 || !S_ISREG(state.st_mode)) { // a pipe would be read for ever
        ::close(descriptor_);
        throw Error(Fault::File, "NO_BATCH_JOURNAL", params);
    }
    if (::flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        ::close(descriptor_);
        throw Error(Fault::Busy, "BATCH_ELSEWHERE", params);
    }
    try {
        open();
    } catch (...) {
        ::close(descriptor_);
        throw;
    }
}

JournalFile::~JournalFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

JournalFile::JournalFile(JournalFile&& other) noexcept
    : file_(std::move(other.file_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

JournalFile& JournalFile::operator=(JournalFile&& other) noexcept {
    std::swap(file_, other.file_);
    std::swap(descriptor_, other.descriptor_);
    return *this;
}

void JournalFile::append(const std::string& line, bool durable) {
    std::string text = line + '\n';
    for (std::string_view rest = text; !rest.empty();) {
        const auto written = ::write(descriptor_, rest.data(), rest.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw Error(Fault::Storage, errno == ENOSPC ? "DISK_FULL" : "WRITE_FAILED",
                        {{"file", file_.filename().string()}, {"folder", file_.parent_path().string()}},
                        std::strerror(errno));
        rest.remove_prefix(static_cast<std::size_t>(written));
    }
    if (durable)
        ::fsync(descriptor_);
}

void JournalFile::begin(const BatchRecord& batch) {
    Json files = Json::array();
    for (const BatchEntry& entry : batch.files)
        files.push_back(entryJson(entry));
    const Json json{{"id", batch.id},
                    {"begun", batch.begun.time_since_epoch().count()},
                    {"provider", batch.provider},
                    {"level", std::string(signing::padesLevelName(batch.level))},
                    {"qualified", batch.qualified},
                    {"files", std::move(files)}};
    append("\n" + toText({{"batch", json}}), true); // on a line of its own even behind a cut one
}

void JournalFile::put(const std::string&, std::span<const BatchEntry> entries) {
    for (const BatchEntry& entry : entries)
        append(toText({{"file", entryJson(entry)}}), false);
}

std::shared_ptr<signing::ProcessHold> JournalFile::hold(const std::string&) {
    return std::make_shared<signing::ProcessHold>();
}

std::vector<BatchRecord> JournalFile::open() {
    const Bytes bytes = readFile(file_, largest);
    std::vector<BatchRecord> out;
    for (std::string_view rest = asText(bytes); !rest.empty();) {
        const auto end = rest.find('\n');
        const std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const Json json = Json::parse(line, nullptr, false);
        if (line.empty() || !json.is_object())
            continue;
        try {
            if (json.contains("batch"))
                out = {batchRecordOf(json.at("batch"))};
            else if (json.contains("file") && !out.empty())
                replace(out.front(), entryOf(json.at("file"), out.front()));
        } catch (const Json::exception&) { // not ours
        } catch (const Error&) {           // likewise: no hexadecimal
        }
    }
    if (out.empty() && !isJustBegun(asText(bytes)))
        throw Error(Fault::File, "NO_BATCH_JOURNAL", {{"file", file_.filename().string()}});
    return out;
}

void JournalFile::close(const std::string& batch) {
    append(toText({{"closed", batch}}), true);
}

} // namespace cunho::cli
