// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/inspection_json.hpp"
#include "cli/inspection_words.hpp"
#include "cli/password_options.hpp"

#include <cunho/wiring/workplace.hpp>

namespace cunho::cli {
namespace {

struct InspectOptions {
    std::vector<std::string> files;
    PasswordOptions passwords;
    bool json = false;
};

int inspect(const InspectOptions& options) {
    const auto reader = wiring::makeForeignReader(options.passwords.read());
    bool all = true;
    for (const auto& file : options.files) {
        const auto inspection = app::inspectFile(file, *reader);
        all = all && inspection.signable();
        if (options.json)
            printLine(toJson(inspection));
        else
            printInspection(inspection);
    }
    return all ? AllDone : SomeFailed;
}

} // namespace

void addInspect(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<InspectOptions>();
    auto* command =
        program.add_subcommand("inspect", "Say what PDF files are and whether they can be signed");
    command->add_option("files", options->files, "PDF files")->required();
    options->passwords.addTo(*command);
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Nothing is written, and no signature is judged: see verify.\n"
                    "Exit code 0: every file can be signed; 1: some cannot, and each says why.\n"
                    "Examples:\n  cunho-cli inspect contract.pdf\n"
                    "  cunho-cli inspect --json --password-file - *.pdf < passwords");
    command->callback([options, &chosen] { chosen = [options] { return inspect(*options); }; });
}

} // namespace cunho::cli
