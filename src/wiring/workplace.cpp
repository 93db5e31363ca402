// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/sandbox_access.hpp"
#include "wiring/seeded_tokens.hpp"
#include "wiring/user_folders.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/http/client.hpp>
#include <cunho/pdf/worker_reader.hpp>
#include <cunho/print/seal_painter.hpp>
#include <cunho/providers/safe.hpp>
#include <cunho/store/database.hpp>
#include <cunho/wiring/level_services.hpp>
#include <cunho/wiring/workplace.hpp>

#include <unistd.h>

namespace cunho::wiring {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The first start makes three RSA-4096 keys on whatever machine it is.
constexpr auto sandboxStartLimit = 180s;

constexpr const char* workerProgram = "cunho-pdf-worker";

} // namespace

struct Workplace::Impl {
    WorkplaceOptions options;
    Clock& clock;
    std::unique_ptr<pdf::Reader> reader = pdf::makeDirectReader();
    std::unique_ptr<pdf::Reader> foreign;
    invoicing::TaxTable taxes = invoicing::TaxTable::standard();
    store::Database database;
    std::unique_ptr<Process> sandbox;
    std::unique_ptr<http::Client> http;
    SandboxAccess access;
    std::unique_ptr<SeededTokens> tokens;
    std::unique_ptr<providers::SafeProvider> safe;
    std::unique_ptr<LevelConnections> levels;
    std::unique_ptr<signing::SealPainter> seals = print::makeSealPainter();
    fs::path root;
    app::Services services;

    Impl(WorkplaceOptions given, Clock& time)
        : options(std::move(given))
        , clock(time)
        , foreign(pdf::makeWorkerReader({options.programs / workerProgram}))
        , database(withFolder(options.database), options.environment, time)
        , services{options.environment,
                   clock,
                   database.ledger(),
                   database.drafts(),
                   database.documents(),
                   database.company(),
                   database.journal(),
                   *reader,
                   *foreign,
                   taxes} {
        const fs::path folder = fs::absolute(options.database).parent_path();
        services.archive = folder / "arquivo";
        services.spool = folder / "spool";
        services.completion = &database.completion();
        services.signer.seals = seals.get();
    }

    std::string startSandbox(const std::string& nipc) {
        const fs::path state = fs::absolute(options.database).parent_path() / "sandbox";
        std::vector<std::string> arguments{"--state", state.string(), "--seed-account", "--nipc", nipc};
        if (options.fastKeys)
            arguments.emplace_back("--fast-keys");
        sandbox = std::make_unique<Process>(options.programs / "cunho-sandbox", arguments);
        auto line = sandbox->readLine(sandboxStartLimit);
        if (!line) {
            sandbox.reset();
            throw Error(Fault::Service, "SANDBOX_NOT_STARTED", {}, "no line from cunho-sandbox");
        }
        return std::move(*line);
    }

    void connect() {
        if (safe)
            return;
        if (options.environment != Environment::Sandbox)
            throw Error(Fault::Configuration, "ENVIRONMENT_NOT_AVAILABLE",
                        {{"name", std::string(environmentName(options.environment))}});
        const auto company = services.company.company();
        if (!company)
            throw Error(Fault::Configuration, "COMPANY_MISSING");
        access = options.sandboxAccess.empty() ? parseSandboxAccess(startSandbox(company->nif))
                                               : readSandboxAccess(options.sandboxAccess);
        root = access.root;
        services.anchors = crypto::Certificate::listFromFile(readFile(root));
        http::ClientOptions client;
        client.trustAnchors = root;
        client.direct = true; // loopback: never through a proxy
        http = http::makeCurlClient(client);
        access.client.environment = options.environment;
        access.client.anchors = services.anchors;
        tokens = std::make_unique<SeededTokens>(std::move(access.accessToken), std::move(access.refreshToken),
                                                clock.now());
        safe = std::make_unique<providers::SafeProvider>(
            access.client, providers::SafeAccount{0, access.nipc, *tokens}, *http, services.journal, clock);
        services.provider = safe.get();
        connectLevels();
    }

    /// The sandbox's authority has a quota file of its own: its state is no other company's.
    void connectLevels() {
        if (access.timestampUrl.empty())
            return;
        LevelSettings settings = levelSettings(access);
        settings.quota = fs::absolute(options.database).parent_path() / "time-stamps.db";
        levels = std::make_unique<LevelConnections>(settings, clock);
        services.signer.levels = levels->services();
        services.level = signing::PadesLevel::B_LTA;
        services.trustedResponders = settings.trustedResponders;
        services.online = levels->revocation();
    }
};

Workplace::Workplace(WorkplaceOptions options, Clock& clock)
    : impl_(std::make_unique<Impl>(std::move(options), clock)) {}
Workplace::~Workplace() = default;

app::Services& Workplace::services() {
    return impl_->services;
}

void Workplace::connect(const JobContext& job) {
    job.throwIfStopped();
    impl_->connect();
}

fs::path Workplace::sandboxRoot() const {
    return impl_->root;
}

fs::path defaultDatabase(Environment environment) {
    return userFolder("XDG_DATA_HOME", fs::path(".local") / "share") / "cunho" /
           environmentName(environment) / "empresa.db";
}

std::unique_ptr<pdf::Reader> makeForeignReader(std::shared_ptr<const pdf::Passwords> passwords) {
    return pdf::makeWorkerReader({programFolder() / workerProgram, std::move(passwords)});
}

fs::path programFolder() {
    std::error_code code;
    const fs::path self = fs::read_symlink("/proc/self/exe", code);
    return code ? fs::path(".") : self.parent_path();
}

} // namespace cunho::wiring
