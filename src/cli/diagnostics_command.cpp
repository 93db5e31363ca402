// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/device.hpp>
#include <cunho/app/diagnostics.hpp>
#include <cunho/core/file.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct DiagnosticsOptions {
    DatabaseOptions database;
    std::string output;
};

int write(const DiagnosticsOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    app::DiagnosticFacts facts{{"program", "cunho-cli"}};
    for (const Failure& warning : app::deviceWarnings(workplace->services().archive.parent_path()))
        facts.emplace_back("device", warning.reason);
    const std::string text = app::diagnostics(workplace->services(), CUNHO_VERSION, facts);
    if (options.output.empty()) {
        std::cout << text;
        return AllDone;
    }
    AtomicFile file(options.output);
    file.write(asBytes(text));
    file.commit();
    return AllDone;
}

} // namespace

void addDiagnostics(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<DiagnosticsOptions>();
    auto* command = program.add_subcommand("diagnostics", "A report without secrets, for whoever helps");
    command->add_option("-o,--output", options->output, "A new file; default: standard output");
    options->database.addTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return write(*options); }; });
}

} // namespace cunho::cli
