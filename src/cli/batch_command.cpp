// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/batch_command.hpp"

#include "cli/file_signing.hpp"
#include "cli/journal_file.hpp"
#include "cli/progress_line.hpp"

#include <limits>
#include <map>

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
std::map<std::int64_t, std::size_t> numbersOf(const app::SignBatch& batch, const std::vector<fs::path>& files,
                                              FileLines& lines) {
    std::map<fs::path, std::size_t> named;
    for (std::size_t number = 0; number < files.size(); ++number)
        named.emplace(normal(files[number]), number);
    std::map<std::int64_t, std::size_t> numbers;
    for (const app::BatchRow& row : batch.rows()) {
        const auto known = named.find(normal(row.source));
        numbers[row.id] = known != named.end() ? known->second : lines.add(row.source);
    }
    return numbers;
}

} // namespace

app::Collection collected(const SignOptions& options) {
    app::CollectOptions limits;
    limits.files = unlimited;
    limits.entries = unlimited;
    limits.namedUnseen = true;
    const std::vector<fs::path> named(options.files.begin(), options.files.end());
    return app::collectFiles(named, limits, JobContext());
}

void follow(const signing::LevelPlan& plan, signing::PadesLevel level, const SignOptions& options) {
    printPlan(plan, level, options.json);
    if (plan.later > 0 && options.whenShort == "stop")
        throw Error(signing::quotaFailure(plan.source, plan.next));
}

void signBatch(const SignOptions& options, const app::SignFilesOptions& choice,
               const std::vector<fs::path>& files, app::BatchPorts ports, signing::Prompter& prompter,
               FileLines& lines) {
    std::optional<JournalFile> journal;
    std::vector<signing::BatchRecord> begun;
    if (!options.resume.empty()) {
        journal.emplace(options.resume);
        ports.journal = &*journal;
        begun = journal->open();
    }
    app::BatchOptions how;
    how.sign = choice;
    how.namePattern = options.namePattern;
    how.jobs = options.jobs;
    const JobContext job = toldSteps(options.json);
    const app::BatchRunner runner(ports);
    app::SignBatch batch = begun.empty() ? app::SignBatch(how, today(ports.clock, Zone::Lisbon))
                                         : runner.reopen(begun.front(), how, job);
    batch.retry();
    batch.add(files);
    const auto numbers = numbersOf(batch, files, lines);
    follow(runner.plan(batch), choice.level, options);
    lines.begin();
    std::size_t over = 0;
    ProgressLine progress(ports.clock, batch.rows().size(), !options.json);
    const auto tell = [&](const app::BatchRow& row) {
        if (!isOver(row))
            return;
        progress.clear();
        lines.set(numbers.at(row.id), lineOf(row));
        progress.show(++over);
    };
    for (const app::BatchRow& row : batch.rows())
        tell(row);
    if (batch.counts().ready > 0)
        runner.sign(batch, prompter, job, tell);
}

} // namespace cunho::cli
