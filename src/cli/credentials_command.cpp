// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/wiring/keyring.hpp>
#include <cunho/wiring/profile.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct CredentialsOptions {
    DatabaseOptions database;
    std::string file;
    bool json = false;
};

int importCredentials(const CredentialsOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    options.database.openVault(*workplace);
    wiring::importClientCredentials(options.file, services.environment, *services.activation.vault,
                                    *services.activation.settings);
    const auto lock =
        wiring::environmentLock(services.environment, CUNHO_VERSION, *services.activation.settings);
    if (options.json)
        printLine({{"environment", std::string(environmentName(services.environment))},
                   {"locked", lock ? toJson(*lock) : Json()}});
    else if (lock)
        printFailure(*lock);
    else
        std::cout << "The environment " << environmentName(services.environment) << " is open.\n";
    return lock ? SomeFailed : AllDone;
}

int importScmd(const CredentialsOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    wiring::importScmdCertificate(options.file, services.environment, *services.activation.settings,
                                  services.clock.now());
    const auto until =
        wiring::scmdCertificate(services.environment, *services.activation.settings)->notAfter();
    if (options.json)
        printLine({{"validUntil", formatUtc(until)}});
    else
        std::cout << "Installed; it is valid until " << formatUtc(until) << ".\n";
    return AllDone;
}

} // namespace

void addCredentials(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<CredentialsOptions>();
    auto* parent =
        program.add_subcommand("credentials", "What the agency gave to this operator")->require_subcommand(1);
    auto* command = parent->add_subcommand("import", "Put a file of client credentials into the vault");
    command->add_option("file", options->file, "JSON; see the user guide")->required();
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    options->database.addVaultTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return importCredentials(*options); }; });
    auto* scmd = parent->add_subcommand(
        "scmd-certificate", "Install the certificate for which PINs and codes of a phone are encrypted");
    scmd->add_option("file", options->file, "PEM or DER, as the agency publishes it")->required();
    scmd->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*scmd);
    scmd->callback([options, &chosen] { chosen = [options] { return importScmd(*options); }; });
}

} // namespace cunho::cli
