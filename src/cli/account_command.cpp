// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/signing_accounts.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct AccountOptions {
    DatabaseOptions database;
    bool json = false;
    bool sure = false;
};

Json accountJson(const signing::SigningAccount& account, TimePoint now) {
    Json json{{"id", account.id},
              {"signer", account.citizenName},
              {"nipc", account.nipc},
              {"additionalInfo", account.additionalInfo},
              {"state", std::string(signing::accountStateName(account.stateAt(now)))},
              {"signaturesLimit", account.signaturesLimit},
              {"signaturesUsedAtLeast", account.signaturesUsed}};
    if (account.expires)
        json["expires"] = formatUtc(*account.expires);
    return json;
}

int listAccounts(const AccountOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const auto now = workplace->services().clock.now();
    for (const auto& account : workplace->services().activation.accounts->all()) {
        const Json json = accountJson(account, now);
        if (options.json) {
            printLine(json);
            continue;
        }
        std::cout << account.id << "  " << json["state"].get<std::string>() << "  " << account.citizenName
                  << "  NIPC " << account.nipc << "  at least " << account.signaturesUsed << " of "
                  << account.signaturesLimit << '\n';
    }
    return AllDone;
}

/// The tokens are wiped whatever happens; what stays at the service is told.
int cancelAll(const AccountOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    try {
        options.database.unlock(*workplace);
        workplace->connect(JobContext());
    } catch (const Error& error) {
        printFailure(error.failure()); // the tokens still go
    }
    const auto left = app::cancelAllAccounts(workplace->services(), JobContext());
    for (const auto& [account, failure] : left) {
        Json json = toJson(failure);
        json["account"] = account;
        if (options.json)
            printLine(json);
        else
            printFailure(failure);
    }
    if (left.empty() && !options.json)
        std::cout << "Every account is cancelled and no token is left.\n";
    return left.empty() ? AllDone : SomeFailed;
}

} // namespace

void addAccount(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<AccountOptions>();
    auto* parent = program.add_subcommand("account", "Accounts of the State's invoice signing service")
                       ->require_subcommand(1);
    parent->footer(
        "Accounts are opened in the window: Preferências, Comunicação com o Estado.\n"
        "After a suspicion, tell the agency within four hours and run: cunho-cli account cancel-all --yes");
    auto* show = parent->add_subcommand("list", "List them, newest first");
    show->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*show);
    show->callback([options, &chosen] { chosen = [options] { return listAccounts(*options); }; });
    auto* cancel = parent->add_subcommand("cancel-all", "Cancel every account and wipe the tokens");
    cancel->add_flag("--yes", options->sure, "Nobody is asked again")->required();
    cancel->add_flag("--json", options->json, "Print what could not be cancelled as JSON");
    options->database.addTo(*cancel);
    options->database.addVaultTo(*cancel);
    cancel->callback([options, &chosen] { chosen = [options] { return cancelAll(*options); }; });
}

} // namespace cunho::cli
