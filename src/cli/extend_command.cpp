// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/level_options.hpp"
#include "cli/output.hpp"
#include "cli/password_options.hpp"

#include <cunho/app/complete_levels.hpp>
#include <cunho/wiring/workplace.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

namespace fs = std::filesystem;

struct ExtendOptions {
    DatabaseOptions database;
    LevelOptions level;
    PasswordOptions passwords;
    std::string out;
    std::string outFolder;
    std::vector<std::string> files;
    bool inPlace = false;
    bool waiting = false;
    bool json = false;

    signing::PadesLevel wanted() const { return level.wanted(signing::PadesLevel::B_LTA); }
};

using Outcome = std::variant<signing::ExtendedFile, Failure>;

/// Whether the file was extended.
bool reportExtended(const fs::path& file, const Outcome& outcome, bool json) {
    Json line{{"file", file.string()}};
    const auto* extended = std::get_if<signing::ExtendedFile>(&outcome);
    if (extended != nullptr) {
        line["state"] = "extended";
        line["path"] = extended->path.string();
        line["level"] = std::string(signing::padesLevelName(extended->level));
        line["sha256"] = toHex(extended->sha256);
        if (!json)
            std::cout << extended->path.string() << ": " << signing::padesLevelName(extended->level) << '\n';
    } else {
        line["state"] = "failed";
        line.update(toJson(std::get<Failure>(outcome)));
        if (!json)
            printFailure(std::get<Failure>(outcome));
    }
    if (json)
        printLine(line);
    return extended != nullptr;
}

/// Throws Input/TARGET_IS_SOURCE: only --in-place replaces a file.
fs::path targetOf(const fs::path& file, const ExtendOptions& options) {
    if (options.inPlace)
        return file;
    const fs::path target = options.out.empty() ? options.outFolder / file.filename() : fs::path(options.out);
    std::error_code ignored;
    if (fs::equivalent(file, target, ignored))
        throw Error(Fault::Input, "TARGET_IS_SOURCE", {{"file", file.filename().string()}});
    return target;
}

int extendFiles(const ExtendOptions& options) {
    const SystemClock clock;
    const auto reader = wiring::makeForeignReader(options.passwords.read());
    const auto network = options.level.connect(options.database.sandboxAccess, clock);
    const signing::PadesExtender extender(*reader, network->services());
    bool all = true;
    for (const fs::path file : options.files) {
        Outcome outcome;
        try {
            outcome = extender.extend(file, targetOf(file, options), options.wanted(), JobContext{});
        } catch (...) { // one bad file must not stop the others
            outcome = currentFailure();
        }
        all = reportExtended(file, outcome, options.json) && all;
    }
    return all ? AllDone : SomeFailed;
}

int completeWaiting(const ExtendOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.openWith(clock, options.passwords.read());
    const JobContext job;
    options.database.unlock(*workplace);
    workplace->connect(job);
    bool all = true;
    for (const auto& result : app::CompleteLevels(workplace->services()).run(job))
        all = reportExtended(result.waiting.file, result.outcome, options.json) && all;
    return all ? AllDone : SomeFailed;
}

void requireSense(const CLI::App& command, const ExtendOptions& options) {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    if (options.waiting) {
        for (const char* name :
             {"files", "--level", "--tsa", "--trusted-responder", "--out", "--out-dir", "--in-place"})
            if (command.count(name) > 0)
                wrong("--waiting completes the files of the database as they were asked for: leave " +
                      std::string(name) + " out");
        return;
    }
    if (options.files.empty())
        wrong("no files given; --waiting completes those that wait in the database");
    const int targets = int(!options.out.empty()) + int(!options.outFolder.empty()) + int(options.inPlace);
    if (targets != 1)
        wrong("say where the longer files go: one of --out FILE, --out-dir FOLDER and --in-place");
    if (!options.out.empty() && options.files.size() != 1)
        wrong("--out serves one file; use --out-dir");
    options.level.requireSense(command.get_name(), options.wanted(), options.database.sandboxAccess);
}

} // namespace

void addExtend(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ExtendOptions>();
    auto* command =
        program.add_subcommand("extend", "Take signed PDF files to a higher level, by what is appended");
    command->add_option("files", options->files, "Signed PDF files, whoever signed them");
    options->level.addTo(*command, {"B-T", "B-LT", "B-LTA"}, "B-T, B-LT or B-LTA (default)");
    options->passwords.addTo(*command);
    command->add_option("--out", options->out, "Name of the longer file");
    command->add_option("--out-dir", options->outFolder, "Folder of the longer files");
    command->add_flag("--in-place", options->inPlace,
                      "Replace each file by a longer one that begins with it");
    command->add_flag("--waiting", options->waiting,
                      "Complete the files of the database that are below their level");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*command);
    options->database.addVaultTo(*command);
    command->footer("A file of level B-LTA gets its archive time-stamp renewed.\nExamples:\n"
                    "  cunho-cli extend --tsa http://ts.cartaodecidadao.pt/tsa/server --in-place "
                    "contract-assinado.pdf\n"
                    "  cunho-cli extend --waiting --db empresa.db");
    command->callback([options, command, &chosen] {
        requireSense(*command, *options);
        chosen = [options] { return options->waiting ? completeWaiting(*options) : extendFiles(*options); };
    });
}

} // namespace cunho::cli
