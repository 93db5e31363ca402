// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/file_lines.hpp"

#include "cli/shortfall.hpp"
#include "cli/terminal.hpp"

#include <iostream>

namespace cunho::cli {
namespace {

constexpr std::size_t namedOfAReason = 3;

/// The keys that every line has, whatever became of the file.
Json commonKeys(const std::filesystem::path& source, const char* state) {
    return {{"file", source.string()}, {"state", state},   {"reason", Json()},         {"path", Json()},
            {"level", Json()},         {"sha256", Json()}, {"cautions", Json::array()}};
}

bool saveElsewhere(const app::KeptFile& kept) {
    const std::string name = printable(kept.file.filename().string());
    while (const auto folder = Terminal::ask("Folder to save " + name + " in (nothing: leave it kept): ")) {
        if (folder->empty())
            break;
        try {
            std::cout << app::saveKept(kept, *folder).string() << std::endl;
            return true;
        } catch (const Error& error) { // another folder may do
            printFailure(error.failure());
        }
    }
    std::cerr << "cunho-cli: save it later: cunho-cli kept --save-to FOLDER\n";
    return false;
}

} // namespace

FileLine lineOf(const app::BatchRow& row) {
    FileLine line{row.result, row.cautions, row.problem, row.kept};
    const bool kept = row.problem && row.problem->reason == "SIGNED_NOT_SAVED";
    if (kept && !line.kept && row.problem->params.contains("kept")) // in an earlier run
        line.kept = app::KeptFile{row.problem->params.at("kept"), {}, {}};
    return line;
}

FileLines::FileLines(const app::Collection& found, bool json) : json_(json) {
    std::size_t taken = 0;
    const auto takeUpTo = [&](std::size_t count) {
        for (; taken < count; ++taken)
            add(found.files[taken].path);
    };
    for (const app::LeftOut& one : found.leftOut) {
        if (!one.named) {
            tellLeftOut(one);
            continue;
        }
        takeUpTo(one.before);
        FileLine line;
        line.problem = one.why;
        slots_.push_back({one.path, std::move(line), true});
    }
    takeUpTo(found.files.size());
    for (const auto& [reason, count] : leftOut_)
        if (!json_ && count > namedOfAReason)
            std::cerr << "cunho-cli: and " << count - namedOfAReason << " more, for the same reason ("
                      << reason << "); --json names each\n";
}

void FileLines::tellLeftOut(const app::LeftOut& one) {
    const std::size_t count = ++leftOut_[one.why.reason];
    if (json_) {
        Json line{{"file", one.path.string()}};
        line.update(toJson(one.why));
        std::cerr << toText({{"leftOut", line}}) << '\n';
    } else if (count <= namedOfAReason) {
        printFailure(one.why);
    }
}

std::size_t FileLines::add(const std::filesystem::path& file) {
    places_.push_back(slots_.size());
    slots_.push_back({file, {}, false});
    return places_.size() - 1;
}

void FileLines::begin() {
    begun_ = true;
    tellReady();
}

void FileLines::set(std::size_t number, FileLine line) {
    Slot& slot = slots_.at(places_.at(number));
    if (slot.line)
        return;
    slot.line = std::move(line);
    tellReady();
}

void FileLines::tellReady() {
    for (; begun_ && told_ < slots_.size() && slots_[told_].line; ++told_)
        tell(slots_[told_].file, *slots_[told_].line);
}

void FileLines::tellRest(const Failure& failure) {
    all_ = false;
    if (!json_ || told_ == slots_.size())
        printFailure(failure);
    for (; json_ && told_ < slots_.size(); ++told_) {
        FileLine line;
        line.problem = failure;
        tell(slots_[told_].file, line);
    }
}

void FileLines::saveKept() {
    if (json_)
        return;
    for (const app::KeptFile& kept : kept_)
        if (!saveElsewhere(kept))
            all_ = false;
}

void FileLines::tell(const std::filesystem::path& source, const FileLine& line) {
    if (line.kept)
        kept_.push_back(*line.kept);
    if (line.file && !line.kept)
        tellSigned(source, line);
    else
        tellFailed(source, line);
}

void FileLines::tellSigned(const std::filesystem::path& source, const FileLine& told) {
    const signing::SignedFileRecord& file = *told.file;
    const std::optional<Failure>& shortfall = told.problem;
    all_ = all_ && !shortfall;
    below_ = below_ || shortfall;
    if (json_) {
        Json line = commonKeys(source, "signed");
        line.update({{"path", file.file.string()},
                     {"level", std::string(signing::padesLevelName(file.level))},
                     {"sha256", toHex(file.sha256)},
                     {"cautions", cautionsJson(told.cautions)},
                     {"signer", file.signer},
                     {"signedAt", formatUtc(file.signedAt)}});
        if (shortfall)
            line.update(shortfallJson(file.wanted, *shortfall));
        printLine(line);
        return;
    }
    std::cout << file.file.string() << std::endl; // at once: somebody may watch
    for (const auto caution : told.cautions)
        std::cerr << "cunho-cli: warning: " << cautionText(caution, source) << '\n';
    if (shortfall)
        printShortfall(file.file.string(), file.level, file.wanted, *shortfall);
}

void FileLines::tellFailed(const std::filesystem::path& source, const FileLine& told) {
    all_ = all_ && told.kept.has_value() && !json_; // what is kept may be saved yet
    const Failure failure = told.problem.value_or(Failure{Fault::Internal, "UNEXPECTED", {}, "no outcome"});
    const bool stopped = failure.fault == Fault::Cancelled;
    stopped_ += stopped ? 1U : 0U;
    if (!json_) {
        if (!stopped) // told once, at the end
            printFailure(failure);
        return;
    }
    Json line = commonKeys(source, told.kept ? "kept" : stopped ? "cancelled" : "failed");
    line.update(toJson(failure));
    if (told.kept)
        line["path"] = told.kept->file.string();
    printLine(line);
}

} // namespace cunho::cli
