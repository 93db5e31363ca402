// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/batch_command.hpp"

#include "cli/file_signing.hpp"
#include "cli/progress_line.hpp"

#include <cunho/core/error.hpp>
#include <cunho/wiring/workplace.hpp>

#include <algorithm>
#include <limits>
#include <map>
#include <set>
#include <utility>

namespace cunho::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t unlimited = std::numeric_limits<std::size_t>::max();

fs::path normal(const fs::path& path) {
    std::error_code failure;
    const fs::path absolute = fs::absolute(path, failure);
    return (failure ? path : absolute).lexically_normal();
}

bool isOver(const app::BatchRow& row) {
    return signing::isSigned(row.state) || row.state == app::BatchFileState::Failed ||
           row.state == app::BatchFileState::Cancelled;
}

/// The number of the line of each row: rows of an earlier run that are not named now come last.
std::map<std::int64_t, std::size_t> numbersOf(const app::SignBatch& batch,
                                              const std::vector<app::FoundFile>& files, FileLines& lines) {
    std::map<fs::path, std::size_t> named;
    for (std::size_t number = 0; number < files.size(); ++number)
        named.emplace(normal(files[number].path), number);
    std::map<std::int64_t, std::size_t> numbers;
    for (const app::BatchRow& row : batch.rows()) {
        const auto known = named.find(normal(row.source));
        numbers[row.id] = known != named.end() ? known->second : lines.add(row.source);
    }
    return numbers;
}

/// Those that the journal's batch has under another name: nothing more becomes of this one.
void tellTwice(const std::vector<app::LeftOut>& twice, const std::vector<app::FoundFile>& files,
               const std::map<std::int64_t, std::size_t>& numbers, FileLines& lines) {
    std::set<std::size_t> told;
    for (const auto& [row, number] : numbers)
        told.insert(number);
    for (const app::LeftOut& one : twice) {
        const auto named = std::ranges::find(files, one.path, &app::FoundFile::path);
        const auto number = static_cast<std::size_t>(named - files.begin());
        if (!told.contains(number))
            lines.set(number, {{}, {}, one.why, {}});
    }
}

/// Questions stand on a line of their own.
class ClearedPrompter final : public signing::Prompter {
  public:
    ClearedPrompter(signing::Prompter& person, ProgressLine& progress)
        : person_(person), progress_(progress) {}

    std::optional<signing::Answer> ask(const signing::Question& question, const JobContext& job) override {
        progress_.clear();
        return person_.ask(question, job);
    }

  private:
    signing::Prompter& person_;
    ProgressLine& progress_;
};

app::BatchOptions howTo(const SignOptions& options, const app::SignFilesOptions& choice) {
    app::BatchOptions how;
    how.sign = choice;
    how.namePattern = options.namePattern;
    how.jobs = options.jobs;
    return how;
}

/// The batch of the journal, or a new one.
app::SignBatch makeBatch(const app::BatchOptions& how, const ResumedBatch& resumed,
                         const app::BatchPorts& ports, const JobContext& job) {
    app::SignBatch batch = resumed.begun ? app::BatchRunner(ports).reopen(*resumed.begun, how, job)
                                         : app::SignBatch(how, today(ports.clock, Zone::Lisbon));
    batch.retry();
    return batch;
}

/// Without these files; `before` of the others counts what is there.
void leaveOut(const std::set<fs::path>& files, app::Collection& found) {
    std::vector<app::FoundFile> rest;
    std::vector<std::size_t> before; ///< by the number of the file
    for (app::FoundFile& file : found.files) {
        before.push_back(rest.size());
        if (!files.contains(normal(file.path)))
            rest.push_back(std::move(file));
    }
    before.push_back(rest.size());
    std::erase_if(found.leftOut, [&](const app::LeftOut& one) { // nobody has to be told of them
        return !one.named && files.contains(normal(one.path));
    });
    for (app::LeftOut& one : found.leftOut)
        one.before = before.at(one.before);
    found.files = std::move(rest);
}

/// A file of the batch that is gone by now is told of as what became of it.
void takeBack(const signing::BatchRecord& begun, app::Collection& found) {
    std::set<fs::path> missing;
    for (const signing::BatchEntry& entry : begun.files)
        missing.insert(normal(entry.source));
    for (const app::FoundFile& file : found.files)
        missing.erase(normal(file.path));
    std::vector<app::LeftOut> others;
    std::size_t more = 0;
    for (app::LeftOut& one : found.leftOut) {
        one.before += more;
        if (one.named && missing.erase(normal(one.path)) > 0) {
            found.files.insert(found.files.begin() + static_cast<std::ptrdiff_t>(one.before), {one.path, {}});
            ++more;
        } else {
            others.push_back(std::move(one));
        }
    }
    found.leftOut = std::move(others);
}

/// For the log of signed files; none when there is none, or it cannot be had: who signs says so.
std::unique_ptr<wiring::Workplace> openBooks(const SignOptions& options) {
    if (options.database.database.empty() && !options.asksServices())
        return nullptr;
    static SystemClock clock;
    try {
        return options.database.open(clock);
    } catch (const Error&) {
        return nullptr;
    }
}

} // namespace

ResumedBatch ResumedBatch::open(const SignOptions& options) {
    ResumedBatch out;
    if (options.resume.empty())
        return out;
    auto begun = out.journal.emplace(options.resume).open();
    if (!begun.empty())
        out.begun = std::move(begun.front());
    return out;
}

app::Collection collected(const SignOptions& options, const ResumedBatch& resumed, std::stop_token stop) {
    app::CollectOptions limits;
    limits.files = unlimited;
    limits.entries = unlimited;
    limits.namedUnseen = true;
    limits.namePattern = options.namePattern;
    const auto books = openBooks(options);
    if (books != nullptr)
        limits.log = books->services().signedFiles;
    const std::vector<fs::path> named(options.files.begin(), options.files.end());
    app::Collection found = app::collectFiles(named, limits, JobContext(std::move(stop)));
    std::set<fs::path> results;
    if (resumed.begun)
        for (const signing::BatchEntry& entry : resumed.begun->files)
            if (signing::isSigned(entry.state))
                results.insert(normal(entry.target));
    for (const fs::path& path : named)
        results.erase(normal(path));
    leaveOut(results, found);
    if (resumed.begun)
        takeBack(*resumed.begun, found);
    return found;
}

void follow(const signing::LevelPlan& plan, signing::PadesLevel level, const SignOptions& options) {
    printPlan(plan, level, options.json);
    if (plan.later > 0 && options.whenShort == "stop")
        throw Error(signing::quotaFailure(plan.source, plan.next));
}

void signBatch(const SignOptions& options, const app::SignFilesOptions& choice, ResumedBatch& resumed,
               const std::vector<app::FoundFile>& files, app::BatchPorts ports, signing::Prompter& prompter,
               FileLines& lines, std::stop_token stop) {
    if (resumed.journal)
        ports.journal = &*resumed.journal;
    app::SignBatch batch = makeBatch(howTo(options, choice), resumed, ports, JobContext(stop));
    const auto twice = batch.add(files);
    const auto numbers = numbersOf(batch, files, lines);
    tellTwice(twice, files, numbers, lines);
    const app::BatchRunner runner(ports);
    follow(runner.plan(batch), choice.level, options);
    lines.begin();
    std::size_t over = 0;
    ProgressLine progress(ports.clock, batch.rows().size(), !options.json);
    const auto tell = [&](const app::BatchRow& row) {
        if (!isOver(row))
            return;
        const bool cancelled = row.state == app::BatchFileState::Cancelled; // told once, at the end
        if (!cancelled)
            progress.clear();
        lines.set(numbers.at(row.id), lineOf(row));
        ++over;
        if (!cancelled)
            progress.show(over);
    };
    for (const app::BatchRow& row : batch.rows())
        tell(row);
    const JobContext steps = toldSteps(options.json, stop, [&progress] { progress.clear(); });
    const JobContext job(std::move(stop), [&](const Progress& hint) {
        if (hint.step == "prepare")
            progress.reading(hint.done, hint.total);
        steps.report(hint);
    });
    ClearedPrompter person(prompter, progress);
    if (batch.counts().ready > 0)
        runner.sign(batch, person, job, tell);
}

} // namespace cunho::cli
