// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/wiring/cards.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct TokenOptions {
    std::string module;
    bool json = false;
};

int listModules(bool json) {
    for (const auto& module : wiring::tokenModules()) {
        if (json)
            printLine({{"module", module.name}, {"path", module.path.string()}});
        else
            std::cout << module.name << "  " << module.path.string() << '\n';
    }
    return AllDone;
}

int listKeys(const TokenOptions& options) {
    std::filesystem::path module = options.module;
    if (module.has_parent_path())
        module = std::filesystem::absolute(module);
    for (const auto& key : wiring::tokenKeys(module)) {
        const auto& certificate = key.certificate;
        if (options.json)
            printLine({{"token", key.token},
                       {"serial", key.serial},
                       {"keyId", toHex(key.id)},
                       {"label", key.label},
                       {"subject", certificate.commonName()},
                       {"issuer", certificate.issuer()},
                       {"notAfter", formatUtc(certificate.notAfter())},
                       {"keySeen", key.keySeen}});
        else
            std::cout << printable(key.token) << "  " << printable(key.serial) << "  " << toHex(key.id)
                      << "  " << printable(certificate.commonName()) << "  until "
                      << formatDate(toLocal(certificate.notAfter(), Zone::Lisbon).date) << '\n';
    }
    return AllDone;
}

} // namespace

void addTokens(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<TokenOptions>();
    auto* command =
        program.add_subcommand("tokens", "List PKCS#11 modules, or the certificates on a module's tokens");
    command->add_option("--module", options->module,
                        "Load this module, a path or a name in p11-kit's folder, and list what it has");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Examples:\n  cunho-cli tokens\n  cunho-cli tokens --module libsofthsm2.so");
    command->callback([options, &chosen] {
        chosen = [options] {
            return options->module.empty() ? listModules(options->json) : listKeys(*options);
        };
    });
}

} // namespace cunho::cli
