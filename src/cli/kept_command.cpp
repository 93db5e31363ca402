// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/kept_file.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct KeptOptions {
    std::string folder;
    bool json = false;
};

void reportKept(const std::filesystem::path& file, const char* state, bool json) {
    if (json)
        printLine({{"file", file.filename().string()}, {"state", state}, {"path", file.string()}});
    else
        std::cout << file.string() << '\n';
}

int kept(const KeptOptions& options) {
    bool all = true;
    for (const auto& place : wiring::keptFolders()) {
        for (const auto& one : app::keptFiles(place)) {
            if (options.folder.empty()) {
                reportKept(one.file, "kept", options.json);
                continue;
            }
            try {
                reportKept(app::saveKept(one, options.folder), "saved", options.json);
            } catch (...) { // one that cannot be saved must not keep the others
                all = false;
                const Failure failure = currentFailure();
                if (options.json)
                    printLine(toJson(failure));
                else
                    printFailure(failure);
            }
        }
    }
    return all ? AllDone : SomeFailed;
}

} // namespace

void addKept(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<KeptOptions>();
    auto* command = program.add_subcommand(
        "kept", "List signed files that could not be saved, or save them without signing again");
    command->add_option("--save-to", options->folder, "Folder that gets them all");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Examples:\n  cunho-cli kept\n  cunho-cli kept --save-to /media/pen");
    command->callback([options, &chosen] { chosen = [options] { return kept(*options); }; });
}

} // namespace cunho::cli
