// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/trusted_list_command.hpp"

#include <cunho/core/log.hpp>

#include <iostream>
#include <sys/resource.h>

namespace {

/// Core dumps could hold a password.
void disableCoreDumps() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
}

int runChosen(const cunho::cli::Action& action, bool json) {
    try {
        return action();
    } catch (...) {
        const cunho::Failure failure = cunho::currentFailure();
        if (json)
            cunho::cli::printLine(cunho::cli::toJson(failure));
        else
            cunho::cli::printFailure(failure);
        return cunho::cli::SomeFailed;
    }
}

} // namespace

int main(int argc, char** argv) {
    disableCoreDumps();
    cunho::log::toStandardError(cunho::log::Level::Error);
    CLI::App program("Cunho: invoices for Portugal, each with a signature", "cunho-cli");
    program.require_subcommand(1);
    program.set_version_flag("--version", CUNHO_VERSION);
    cunho::cli::Action chosen;
    cunho::cli::addCompany(program, chosen);
    cunho::cli::addSeries(program, chosen);
    cunho::cli::addIssue(program, chosen);
    cunho::cli::addList(program, chosen);
    cunho::cli::addDocuments(program, chosen);
    cunho::cli::addMasters(program, chosen);
    cunho::cli::addBooks(program, chosen);
    cunho::cli::addPaper(program, chosen);
    cunho::cli::addSign(program, chosen);
    cunho::cli::addExtend(program, chosen);
    cunho::cli::addVerify(program, chosen);
    cunho::cli::addInspect(program, chosen);
    cunho::cli::addAccount(program, chosen);
    cunho::cli::addAttributes(program, chosen);
    cunho::cli::addTrustedList(program, chosen);
    cunho::cli::addCredentials(program, chosen);
    cunho::cli::addDiagnostics(program, chosen);
    cunho::cli::addReaders(program, chosen);
    cunho::cli::addCard(program, chosen);
    cunho::cli::addTokens(program, chosen);
    cunho::cli::addKept(program, chosen);
    cunho::cli::addSigned(program, chosen);
    cunho::cli::addSaft(program, chosen);
    try {
        program.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return program.exit(error) == 0 ? cunho::cli::AllDone : cunho::cli::WrongUsage;
    }
    bool json = false;
    for (int i = 1; i < argc; ++i)
        json = json || std::string_view(argv[i]) == "--json";
    return runChosen(chosen, json);
}
