// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/command.hpp"

namespace cunho::cli {

/// A subcommand with `--json` and the options of the database; `run` does it.
template<class Options>
CLI::App* addSubcommand(CLI::App& parent, const char* name, const char* what,
                        const std::shared_ptr<Options>& options, Action& chosen, int (*run)(const Options&)) {
    auto* command = parent.add_subcommand(name, what);
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return command;
}

} // namespace cunho::cli
