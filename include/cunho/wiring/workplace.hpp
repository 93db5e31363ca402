// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/clock.hpp>
#include <cunho/core/environment.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/wiring/cards.hpp>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace cunho::wiring {

/// Folder of the running program (/proc/self/exe).
std::filesystem::path programFolder();

/// Where the program works and how it finds its parts.
struct WorkplaceOptions {
    std::filesystem::path database; ///< the company's SQLite file; its folder holds archive and spool
    Environment environment = Environment::Sandbox;
    std::filesystem::path programs = programFolder(); ///< of cunho-pdf-worker and cunho-sandbox
    std::filesystem::path
        sandboxAccess;     ///< file with the line that a running cunho-sandbox printed; empty: start one
    bool fastKeys = false; ///< smaller keys in a new sandbox PKI, for tests
    /// The sandbox opens a signing account by itself, so that there is a way to sign without an activation.
    bool seedAccount = true;
    bool browserLogin = false; ///< see makeBrowserLogin
    /// Set to the sandbox's own clock by `connect` and by each change that `askSandbox` makes; null: the
    /// program's clock is left alone. Over the machine's clock, and outlives the workplace.
    ScaledClock* follow = nullptr;
    std::string programVersion{};
    /// Says how far the books came, so that an old copy of the database that is put back is noticed; see
    /// `bookMark`. Empty: beside the database.
    std::filesystem::path mark{};
    std::optional<SigningWay> way{};     ///< of issued invoices, instead of the one in the settings
    std::optional<SigningWay> fileWay{}; ///< of other files, likewise
    /// Above the certificates of cards and tokens, for chains that they do not carry. In the sandbox, where
    /// they are a virtual card's, also trusted by verification, and asked at the addresses that they name.
    std::vector<crypto::Certificate> authorities{};
    /// Tried for encrypted files of unknown origin; see FilePasswords. Null: none.
    std::shared_ptr<const pdf::Passwords> passwords{};
};

/// Everything wired: the database open, its ports in `services()`, and, once `connect` was called, the way to
/// sign.
///
/// The one place, besides the two main programs, that names store, providers and sandbox.
class Workplace {
  public:
    /// Opens or creates the database. Throws as store::Database.
    Workplace(WorkplaceOptions options, Clock& clock);
    ~Workplace();
    Workplace(const Workplace&) = delete;
    Workplace& operator=(const Workplace&) = delete;

    app::Services& services();

    /// Makes the clients of `services().activation` and `services().anchors`, once, and chooses
    /// `services().provider` anew, by the setting "provider.FT". "safe", the usual one: the company's active
    /// account whose tokens are in the open vault, or the one that a sandbox opened by itself; null when
    /// there is neither. "citizen-card" and "pkcs11": the card or token (see `signingWay`), for which outside
    /// the sandbox neither credentials nor vault are needed. Any other: null. `services().fileProvider`
    /// follows "provider.PDF", usually "citizen-card", and is chosen even where this throws; "cmd" serves
    /// both. To be called again after an activation, when the vault was opened, and when a setting was
    /// changed. In the sandbox: starts `cunho-sandbox` as a child that ends with this process (its PKI of
    /// RSA-4096 takes some seconds at the very first start), or joins a running one. Throws
    /// Configuration/COMPANY_MISSING while the database has no company, as `environmentLock` and
    /// Credential/VAULT_LOCKED outside the sandbox, Service/SANDBOX_NOT_STARTED.
    void connect(const JobContext& job);

    /// As `connect`, for files that are no invoices: needs no company, and chooses `services().fileProvider`
    /// alone.
    void connectForFiles(const JobContext& job);

    /// One request to the sandbox's own pages below /sandbox/, with JSON or nothing; returns the answer's
    /// body. Throws NotFound/SANDBOX_ABSENT outside the sandbox and before `connect`,
    /// Service/SANDBOX_REFUSED with {"status"}, and as http::Client. May be called from any thread.
    std::string askSandbox(const std::string& method, const std::string& path, const std::string& body,
                           const JobContext& job);

    /// PEM file of the sandbox's root; empty before `connect` and outside the sandbox.
    std::filesystem::path sandboxRoot() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// The Chave Móvel Digital of the sandbox's first citizen, and its signature PIN: no secret, but written down
/// for everybody who wants to try (decision 14).
inline constexpr const char* sandboxPhone = "+351 912000001";
inline constexpr const char* sandboxPin = "246801";

/// This user's database: $XDG_DATA_HOME/cunho/<environment>/empresa.db, or below ~/.local/share.
std::filesystem::path defaultDatabase(Environment environment);

/// Where the mark of a database lies outside of its folder, which may be put back as a whole:
/// $XDG_STATE_HOME/cunho/marks, or below ~/.local/state, named after the database's place.
std::filesystem::path bookMark(const std::filesystem::path& database);

/// This user's folders for signed files that cannot be saved where they were wanted:
/// $XDG_STATE_HOME/cunho/kept, or below ~/.local/state, and, should its disk be full, one in
/// $XDG_RUNTIME_DIR, which lasts until the user logs out.
std::vector<std::filesystem::path> keptFolders();

/// Reads files of unknown origin in `cunho-pdf-worker`, which lies beside the running program; see
/// pdf::makeWorkerReader, also for the errors. `passwords` open encrypted files.
std::unique_ptr<pdf::Reader> makeForeignReader(std::shared_ptr<const pdf::Passwords> passwords = nullptr);

} // namespace cunho::wiring
