// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "wiring/announced_consents.hpp"
#include "wiring/helper_programs.hpp"
#include "wiring/local_ways.hpp"
#include "wiring/sandbox_access.hpp"
#include "wiring/seeded_tokens.hpp"
#include "wiring/state_services.hpp"
#include "wiring/user_folders.hpp"

#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/app/signing_accounts.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/process.hpp>
#include <cunho/core/random.hpp>
#include <cunho/http/client.hpp>
#include <cunho/pdf/worker_reader.hpp>
#include <cunho/print/seal_painter.hpp>
#include <cunho/providers/safe.hpp>
#include <cunho/signing/trusted_list_store.hpp>
#include <cunho/store/database.hpp>
#include <cunho/wiring/level_services.hpp>
#include <cunho/wiring/page_code_reader.hpp>
#include <cunho/wiring/proxy.hpp>
#include <cunho/wiring/workplace.hpp>

namespace cunho::wiring {
namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// The first start makes three RSA-4096 keys on whatever machine it is.
constexpr auto sandboxStartLimit = 180s;

constexpr const char* webauthProgram = "cunho-webauth";

/// A provider and what it works with.
struct WayToSign {
    std::int64_t account = 0; ///< 0: the sandbox's own
    std::unique_ptr<signing::TokenLease> lease;
    std::unique_ptr<http::Client> http;
    std::unique_ptr<providers::SafeProvider> provider;
};

} // namespace

struct Workplace::Impl {
    WorkplaceOptions options;
    Clock& clock;
    std::unique_ptr<pdf::Reader> reader = pdf::makeDirectReader();
    std::unique_ptr<pdf::Reader> foreign;
    std::unique_ptr<app::PageCodeReader> codes;
    invoicing::TaxTable taxes = invoicing::TaxTable::standard();
    store::Database database;
    signing::Vault vault{database.secrets(), clock};
    signing::TrustedListStore trustedLists{listFolder(), database.settings()};
    std::unique_ptr<Process> sandbox;
    SandboxAccess access;
    std::unique_ptr<StateServices> state;
    std::unique_ptr<SeededTokens> seeded;
    std::vector<WayToSign> ways; ///< through SAFE; the last one is in use
    std::unique_ptr<signing::CardCatalogue> cards;
    std::optional<AnnouncedConsents> consents;
    std::unique_ptr<LevelConnections> levels;
    std::string invoiceProvider;
    LocalWays locals; ///< ends before the levels that they ask
    std::unique_ptr<signing::SealPainter> seals = print::makeSealPainter();
    app::Services services;

    Impl(WorkplaceOptions given, Clock& time)
        : options(std::move(given))
        , clock(time)
        , foreign(pdf::makeWorkerReader({options.programs / workerProgram, options.passwords}))
        , codes(makePageCodeReader({options.programs / painterProgram, options.passwords}))
        , database(withFolder(options.database), options.environment, time, store::isOnNetwork, options.mark)
        , cards(makeCards(options.authorities))
        , locals(options.authorities)
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
        services.archive = folder() / "arquivo";
        services.spool = folder() / "spool";
        services.completion = &database.completion();
        services.batches = &database.batches();
        services.signedFiles = &database.signedFiles();
        services.cards = cards.get();
        services.codes = codes.get();
        services.trustedLists = &trustedLists;
        services.kept = keptFolders();
        services.signer.seals = seals.get();
        services.capacity = [this](const scap::Citizen& citizen,
                                   const std::vector<scap::ProfessionalAttribute>& attributes) {
            return capacityOf(citizen, attributes);
        };
        auto& activation = services.activation;
        activation.settings = &database.settings();
        activation.vault = &vault;
        activation.accounts = &database.accounts();
        activation.activations = &database.activations();
        activation.attributes = &database.attributes();
        activation.lease = [this](std::int64_t account) {
            return signing::makeTokenLease(vault, database.leases(), clock, account);
        };
        keepBooks();
    }

    void keepBooks() {
        auto& books = services.books;
        books.settings = &database.settings();
        books.vault = &vault;
        books.customers = &database.customers();
        books.products = &database.products();
        books.terms = &database.terms();
        books.communications = &database.communications();
        books.integrity = &database.integrity();
        books.saft = [this] { return database.saft(); };
        books.programVersion = options.programVersion;
    }

    std::unique_ptr<signing::CapacityAuthority>
    capacityOf(const scap::Citizen& citizen, const std::vector<scap::ProfessionalAttribute>& attributes) {
        if (!state) {
            if (auto lock = environmentLock(options.environment, options.programVersion, database.settings()))
                throw Error(std::move(*lock));
            if (vault.state() == signing::Vault::State::Locked)
                throw Error(Fault::Credential, "VAULT_LOCKED");
            throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
        }
        providers::Capacity capacity;
        capacity.environment = options.environment;
        capacity.citizen = citizen;
        capacity.chosen = scap::byProvider(attributes);
        if (auto key = app::capacityKey(services, citizen.key()))
            capacity.totpKey = std::move(*key);
        return state->capacity(std::move(capacity));
    }

    std::string startSandbox(const std::string& nipc) {
        std::vector<std::string> arguments{"--state", (folder() / "sandbox").string(), "--keep"};
        if (!nipc.empty())
            arguments.insert(arguments.end(), {"--nipc", nipc});
        if (options.seedAccount)
            arguments.emplace_back("--seed-account");
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

    /// What one environment trusts, another does not, and each database knows its own lists alone.
    fs::path listFolder() const {
        return folder() / "trusted-lists" / std::string(environmentName(options.environment)) /
               fs::path(options.database).filename();
    }

    fs::path folder() const { return fs::absolute(options.database).parent_path(); }

    void connect(const JobContext& job) {
        chooseFileProvider();
        const auto company = services.company.company();
        if (!company)
            throw Error(Fault::Configuration, "COMPANY_MISSING");
        const SigningWay way = invoiceWay();
        if (way.provider != invoiceProvider) // the one before must not sign when this one cannot be reached
            services.provider = nullptr;
        invoiceProvider = way.provider;
        reach(way, company->nif);
        if (state && vault.state() == signing::Vault::State::Open)
            app::keepAccountsAlive(services, job); // what fails shows in the account, or when it signs
        chooseProvider(way, company->nif);
        chooseFileProvider(); // with whom to ask, now
    }

    void connectForFiles() {
        const auto company = services.company.company();
        reach(fileWay(), company ? company->nif : std::string());
        chooseFileProvider();
    }

    void reach(const SigningWay& way, const std::string& nipc) {
        if (!state)
            services.environment == Environment::Sandbox ? connectSandbox(nipc) : connectState(way);
    }

    SigningWay fileWay() {
        return options.fileWay ? *options.fileWay
                               : signingWay(database.settings(), "provider.PDF", "citizen-card");
    }

    SigningWay invoiceWay() {
        return options.way ? *options.way : signingWay(database.settings(), "provider.FT", "safe");
    }

    void chooseFileProvider() { services.fileProvider = providerOf(fileWay()); }

    /// By card, token or phone; null for any other way, and while the services are not reached.
    signing::SignatureProvider* providerOf(const SigningWay& way) {
        if (way.provider != "cmd")
            return locals.provider(way, services.online);
        if (!state)
            return nullptr;
        if (options.environment != Environment::Sandbox)
            renewCmd();
        return state->cmd(way.phone.empty() ? database.settings().find("cmd.phone").value_or("") : way.phone);
    }

    /// Credentials or certificate may have been installed since the services were reached.
    void renewCmd() {
        const auto credentials = vault.state() == signing::Vault::State::Open
                                     ? clientCredentials(options.environment, vault)
                                     : std::nullopt;
        state->renewCmd(credentials ? &*credentials : nullptr,
                        scmdCertificate(options.environment, database.settings()));
    }

    void connectSandbox(const std::string& nipc) {
        access = options.sandboxAccess.empty() ? parseSandboxAccess(startSandbox(nipc))
                                               : readSandboxAccess(options.sandboxAccess);
        services.anchors = crypto::Certificate::listFromFile(readFile(access.root));
        services.anchors.insert(services.anchors.end(), options.authorities.begin(),
                                options.authorities.end());
        StateServices::Options chosen = stateOptions(sandboxProfile(access));
        chosen.client.direct = true; // loopback: through no proxy but one of this computer
        if (const auto proxy = proxyChoice(database.settings()); isOnThisComputer(proxy))
            applyProxy(proxy, vault, chosen.client);
        chosen.pluginHosts = access.pluginHosts;
        state = std::make_unique<StateServices>(std::move(chosen), sandboxCredentials(access), clock);
        state->offer(services.activation);
        if (!access.accessToken.empty())
            seeded = std::make_unique<SeededTokens>(std::move(access.accessToken),
                                                    std::move(access.refreshToken), clock.now());
        connectLevels();
        followClock(JobContext());
        consents.emplace(database.activations(), [this] {
            askSandbox("POST", "/sandbox/consent", R"({"accepted":true})", JobContext());
        });
        services.activation.activations = &*consents;
    }

    std::string askSandbox(const std::string& method, const std::string& path, const std::string& body,
                           const JobContext& job) {
        if (!state || options.environment != Environment::Sandbox)
            throw Error(Fault::NotFound, "SANDBOX_ABSENT");
        http::Request request;
        request.method = method;
        request.url = access.controlUrl + path;
        request.body = toBytes(body);
        if (!body.empty())
            request.contentType = "application/json";
        const http::Response response = sandboxControl()->send(std::move(request), job);
        if (response.status < 200 || response.status > 299)
            throw Error(Fault::Service, "SANDBOX_REFUSED", {{"status", std::to_string(response.status)}});
        if (method == "POST")
            followClock(job);
        return std::string(asText(response.body));
    }

    /// Never by a proxy: what may happen to the network does not concern it.
    std::unique_ptr<http::Client> sandboxControl() const {
        http::ClientOptions direct;
        direct.trustAnchors = access.root;
        direct.direct = true;
        return http::makeCurlClient(direct);
    }

    /// Also a preset or a reset may have moved it.
    void followClock(const JobContext& job) {
        if (options.follow != nullptr)
            options.follow->set(parseClockSetting(askSandbox("GET", "/sandbox/clock", {}, job)));
    }

    /// Card and token need none of the State's services but its time-stamps.
    void connectState(const SigningWay& way) {
        const Profile profile = profileOf(options.environment);
        if (!levels) {
            LevelSettings settings;
            settings.timestampUrl = profile.timestampUrl;
            useLevels(settings);
        }
        if (!way.isLocal() || isOpenToServices())
            connectServices(profile);
    }

    bool isOpenToServices() {
        return !environmentLock(options.environment, options.programVersion, database.settings()) &&
               vault.state() == signing::Vault::State::Open;
    }

    void connectServices(const Profile& profile) {
        if (auto lock = environmentLock(options.environment, options.programVersion, database.settings()))
            throw Error(std::move(*lock));
        const auto credentials = clientCredentials(options.environment, vault);
        if (!credentials)
            throw Error(Fault::Configuration, "CREDENTIALS_MISSING",
                        {{"name", std::string(environmentName(options.environment))}});
        StateServices::Options chosen = stateOptions(profile);
        chosen.profile.scmdCertificate = scmdCertificate(options.environment, database.settings());
        applyProxy(proxyChoice(database.settings()), vault, chosen.client);
        state = std::make_unique<StateServices>(std::move(chosen), *credentials, clock);
        state->offer(services.activation);
    }

    StateServices::Options stateOptions(Profile profile) {
        StateServices::Options chosen;
        chosen.profile = std::move(profile);
        chosen.webauth = options.programs / webauthProgram;
        chosen.installation = installation();
        chosen.browserLogin = options.browserLogin;
        return chosen;
    }

    /// SCAP wants to know each installation by a GUID of its own.
    std::string installation() {
        constexpr const char* name = "installation/id";
        if (auto known = database.settings().find(name))
            return *known;
        std::string made = newUuid();
        database.settings().put(name, made);
        return made;
    }

    /// One that jobs may still be using is kept to the end.
    void use(std::unique_ptr<signing::TokenLease> lease, signing::TokenLease& tokens, std::int64_t account,
             const std::string& nipc) {
        auto& way = ways.emplace_back();
        way.account = account;
        way.lease = std::move(lease);
        way.http = state->connection();
        way.provider = std::make_unique<providers::SafeProvider>(
            state->safe(),
            providers::SafeAccount{account, nipc, tokens, account == 0 ? nullptr : &database.accounts()},
            *way.http, services.journal, clock);
        services.provider = way.provider.get();
    }

    void chooseProvider(const SigningWay& way, const std::string& nipc) {
        if (way.provider != "safe") {
            services.provider = providerOf(way);
            return;
        }
        const auto account = usableAccount(nipc);
        if (!ways.empty() && services.provider == ways.back().provider.get() &&
            ways.back().account == account.value_or(0))
            return;
        services.provider = nullptr;
        if (account) {
            auto lease = services.activation.lease(*account);
            auto& tokens = *lease;
            use(std::move(lease), tokens, *account, nipc);
        } else if (seeded) {
            use(nullptr, *seeded, 0, access.nipc);
        }
    }

    /// The newest one that works.
    std::optional<std::int64_t> usableAccount(const std::string& nipc) {
        if (vault.state() != signing::Vault::State::Open)
            return std::nullopt;
        for (const auto& account : database.accounts().all())
            if (account.nipc == nipc && account.stateAt(clock.now()) == signing::AccountState::Active)
                return account.id;
        return std::nullopt;
    }

    /// The sandbox's authority has a quota file of its own: its state is no other company's.
    void connectLevels() {
        if (access.timestampUrl.empty())
            return;
        LevelSettings settings = levelSettings(access, options.authorities);
        settings.quota = folder() / "time-stamps.db";
        useLevels(settings);
    }

    void useLevels(const LevelSettings& settings) {
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

void Workplace::connectForFiles(const JobContext& job) {
    job.throwIfStopped();
    impl_->connectForFiles();
}

void Workplace::connect(const JobContext& job) {
    job.throwIfStopped();
    impl_->connect(job);
}

fs::path Workplace::sandboxRoot() const {
    return impl_->access.root;
}

std::string Workplace::askSandbox(const std::string& method, const std::string& path, const std::string& body,
                                  const JobContext& job) {
    return impl_->askSandbox(method, path, body, job);
}

} // namespace cunho::wiring
