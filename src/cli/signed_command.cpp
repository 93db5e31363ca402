// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <iostream>

namespace cunho::cli {
namespace {

struct SignedOptions {
    DatabaseOptions database;
    signing::SignedFileQuery query;
    std::int64_t after = 0;
    bool json = false;
};

void printRecord(const signing::SignedFileRecord& record, bool json) {
    if (!json) {
        std::cout << formatUtc(record.signedAt) << "  " << signing::padesLevelName(record.level) << "  "
                  << printable(record.signer) << "  " << printable(record.file.string()) << '\n';
        return;
    }
    printLine({{"id", record.id},
               {"file", record.source.string()},
               {"fileSha256", toHex(record.sourceSha256)},
               {"path", record.file.string()},
               {"sha256", toHex(record.sha256)},
               {"level", std::string(signing::padesLevelName(record.level))},
               {"wanted", std::string(signing::padesLevelName(record.wanted))},
               {"signer", record.signer},
               {"signedAt", formatUtc(record.signedAt)},
               {"provider", record.provider},
               {"qualified", record.qualified}});
}

int showSigned(SignedOptions& options) {
    if (options.after > 0)
        options.query.after = options.after;
    SystemClock clock;
    for (const auto& record : options.database.open(clock)->services().signedFiles->page(options.query))
        printRecord(record, options.json);
    return AllDone;
}

void addCommon(CLI::App& command, const std::shared_ptr<SignedOptions>& options, Action& chosen) {
    command.add_option("--after", options->after, "Go on after this id, as --json prints it");
    command.add_option("--limit", options->query.limit, "Rows (50)")->check(CLI::Range(1, 10000));
    command.add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(command);
    command.callback([options, &chosen] { chosen = [options] { return showSigned(*options); }; });
}

} // namespace

void addSigned(CLI::App& program, Action& chosen) {
    auto* command = program.add_subcommand("signed", "The log of files that were signed and are no invoices");
    command->require_subcommand(1);
    auto options = std::make_shared<SignedOptions>();
    addCommon(*command->add_subcommand("list", "All of them, newest first"), options, chosen);
    auto found = std::make_shared<SignedOptions>();
    auto* search = command->add_subcommand("search", "Those with these words in name, folder or signer");
    search->add_option("text", found->query.search, "Words, or 8 or more digits that a SHA-256 begins with")
        ->required();
    addCommon(*search, found, chosen);
    command->footer("Files are logged when a database is given with --db, and by the window.\nExamples:\n"
                    "  cunho-cli signed list --json\n  cunho-cli signed search 'contrato ana'");
}

} // namespace cunho::cli
