// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"

#include <cunho/core/file.hpp>
#include <cunho/wiring/keyring.hpp>

#include <algorithm>

namespace cunho::cli {

void DatabaseOptions::addTo(CLI::App& command) {
    command.add_option("--db", database, "The company's database; default: this user's own");
    command.add_option("--environment", environment, "sandbox (default), pre-production or production")
        ->check(CLI::IsMember({"sandbox", "pre-production", "production"}));
    command.add_option("--sandbox-access", sandboxAccess,
                       "Join a running sandbox: file with the line it printed");
    command.add_flag("--fast-keys", fastKeys, "Smaller keys in a new sandbox PKI")->group("");
}

void DatabaseOptions::addVaultTo(CLI::App& command) {
    command.add_option("--vault-passphrase-file", vaultPassphrase,
                       "First line is the vault's passphrase, - for standard input; default: the keyring");
}

std::unique_ptr<signing::DataKeySource> DatabaseOptions::vaultSource() const {
    return vaultPassphrase.empty() ? wiring::makeKeyring(parseEnvironment(environment))
                                   : signing::makePassphraseSource(readPassword(vaultPassphrase));
}

void DatabaseOptions::unlock(wiring::Workplace& workplace) const {
    auto& vault = *workplace.services().activation.vault;
    if (vault.state() == signing::Vault::State::Locked)
        vault.unlock(*vaultSource(), JobContext());
}

void DatabaseOptions::openVault(wiring::Workplace& workplace) const {
    auto& vault = *workplace.services().activation.vault;
    if (vault.state() == signing::Vault::State::Absent)
        vault.create(*vaultSource(), JobContext());
    unlock(workplace);
}

wiring::WorkplaceOptions DatabaseOptions::workplace(std::vector<crypto::Certificate> authorities) const {
    wiring::WorkplaceOptions options;
    options.environment = parseEnvironment(environment);
    options.database =
        database.empty() ? wiring::defaultDatabase(options.environment) : std::filesystem::path(database);
    options.mark = wiring::bookMark(options.database);
    options.sandboxAccess = sandboxAccess;
    options.fastKeys = fastKeys;
    options.programVersion = CUNHO_VERSION;
    options.authorities = std::move(authorities);
    return options;
}

std::unique_ptr<wiring::Workplace> DatabaseOptions::open(Clock& clock, std::optional<wiring::SigningWay> way,
                                                         std::vector<crypto::Certificate> authorities) const {
    wiring::WorkplaceOptions options = workplace(std::move(authorities));
    options.way = std::move(way);
    return std::make_unique<wiring::Workplace>(std::move(options), clock);
}

std::unique_ptr<wiring::Workplace>
DatabaseOptions::openWith(Clock& clock, std::shared_ptr<const pdf::Passwords> passwords) const {
    wiring::WorkplaceOptions options = workplace({});
    options.passwords = std::move(passwords);
    return std::make_unique<wiring::Workplace>(std::move(options), clock);
}

std::unique_ptr<wiring::Workplace>
DatabaseOptions::openForFiles(Clock& clock, wiring::SigningWay way,
                              std::vector<crypto::Certificate> authorities) const {
    wiring::WorkplaceOptions options = workplace(std::move(authorities));
    options.fileWay = std::move(way);
    return std::make_unique<wiring::Workplace>(std::move(options), clock);
}

Secret readPassword(const std::string& fileOrDash) {
    Bytes bytes = readFile(fileOrDash == "-" ? "/dev/stdin" : fileOrDash, 64U << 10U);
    const auto end =
        std::find_if(bytes.begin(), bytes.end(), [](Byte byte) { return byte == '\n' || byte == '\r'; });
    Secret password(ByteView(bytes.data(), static_cast<std::size_t>(end - bytes.begin())));
    wipe(bytes);
    return password;
}

} // namespace cunho::cli
