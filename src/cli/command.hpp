// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/secret.hpp>
#include <cunho/wiring/workplace.hpp>

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::cli {

/// Exit codes of the program.
enum Exit { AllDone = 0, SomeFailed = 1, WrongUsage = 2 };

/// What a chosen command does; returns an exit code, throws Error for a failure of the whole.
using Action = std::function<int()>;

/// Each adds one command to the program and stores its action when the person chose it.
void addCompany(CLI::App& program, Action& chosen);
void addSeries(CLI::App& program, Action& chosen);
void addIssue(CLI::App& program, Action& chosen);
void addList(CLI::App& program, Action& chosen);
void addSign(CLI::App& program, Action& chosen);
void addExtend(CLI::App& program, Action& chosen);
void addVerify(CLI::App& program, Action& chosen);
void addInspect(CLI::App& program, Action& chosen);
void addAccount(CLI::App& program, Action& chosen);
void addAttributes(CLI::App& program, Action& chosen);
void addCredentials(CLI::App& program, Action& chosen);
void addDiagnostics(CLI::App& program, Action& chosen);
void addReaders(CLI::App& program, Action& chosen);
void addCard(CLI::App& program, Action& chosen);
void addTokens(CLI::App& program, Action& chosen);
void addKept(CLI::App& program, Action& chosen);
void addSigned(CLI::App& program, Action& chosen);
void addDocuments(CLI::App& program, Action& chosen);
void addMasters(CLI::App& program, Action& chosen);
void addBooks(CLI::App& program, Action& chosen);
void addPaper(CLI::App& program, Action& chosen);
void addSaft(CLI::App& program, Action& chosen);

/// The options that say which database is meant and how the sandbox is reached.
struct DatabaseOptions {
    std::string database;
    std::string environment = "sandbox";
    std::string sandboxAccess;
    bool fastKeys = false;
    std::string vaultPassphrase; ///< file or "-"; empty: the desktop's keyring

    void addTo(CLI::App& command);
    void addVaultTo(CLI::App& command);
    std::unique_ptr<wiring::Workplace> open(Clock& clock) const { return open(clock, {}, {}); }

    /// `way` instead of the one in the settings, with these authorities above its certificate.
    std::unique_ptr<wiring::Workplace> open(Clock& clock, std::optional<wiring::SigningWay> way,
                                            std::vector<crypto::Certificate> authorities) const;

    /// `passwords` open the encrypted ones among the files that wait; null: none.
    std::unique_ptr<wiring::Workplace> openWith(Clock& clock,
                                                std::shared_ptr<const pdf::Passwords> passwords) const;

    /// For other files than invoices: `way` signs them.
    std::unique_ptr<wiring::Workplace> openForFiles(Clock& clock, wiring::SigningWay way,
                                                    std::vector<crypto::Certificate> authorities) const;

    std::unique_ptr<signing::DataKeySource> vaultSource() const;

    /// Opens the vault when it is locked; nothing happens where there is none.
    void unlock(wiring::Workplace& workplace) const;

    /// Likewise, and makes it where there is none: the first secret of a database does.
    void openVault(wiring::Workplace& workplace) const;

  private:
    wiring::WorkplaceOptions workplace(std::vector<crypto::Certificate> authorities) const;
};

/// The first line of a file, or of standard input for "-": a password.
Secret readPassword(const std::string& fileOrDash);

} // namespace cunho::cli
