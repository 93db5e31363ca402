// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/convert.hpp"
#include "ui/fault_text.hpp"
#include "ui/instance/instance.hpp"
#include "ui/program/wired_program_desk.hpp"
#include "ui/program_options.hpp"
#include "ui/sample_data.hpp"
#include "ui/sample_sign_desk.hpp"
#include "ui/screenshot_tour.hpp"
#include "ui/sign/wired_sign_desk.hpp"
#include "ui/state/services_desk.hpp"
#include "ui/ways/wired_ways_desk.hpp"

#include <cunho/app/diagnostics.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/log.hpp>
#include <cunho/wiring/file_passwords.hpp>
#include <cunho/wiring/keyring.hpp>
#include <cunho/wiring/profile.hpp>
#include <cunho/wiring/trial_key.hpp>
#include <cunho/wiring/workplace.hpp>

#include <QApplication>
#include <QMessageBox>
#include <QTranslator>
#include <cstdio>
#include <sys/prctl.h>
#include <sys/resource.h>

using namespace cunho;

namespace {

/// A core dump could hold a token.
void disableCoreDumps() {
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    prctl(PR_SET_DUMPABLE, 0);
}

/// Pictures can be taken where there is no screen.
void chooseScreen(int argc, char** argv) {
    bool pictures = false;
    for (int i = 1; i < argc; ++i)
        pictures = pictures || std::string_view(argv[i]).starts_with("--screenshots");
    if (pictures && qEnvironmentVariableIsEmpty("DISPLAY") &&
        qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
}

wiring::WorkplaceOptions workplaceOptions(const ui::ProgramOptions& options,
                                          const std::filesystem::path& database) {
    wiring::WorkplaceOptions result;
    result.database = database;
    result.mark = wiring::bookMark(database);
    result.environment = options.environment;
    result.sandboxAccess = options.sandboxAccess;
    result.fastKeys = options.fastKeys;
    result.seedAccount = options.seedAccount;
    result.programVersion = CUNHO_VERSION;
    return result;
}

ui::WindowParts partsOf(ui::Jobs& jobs, wiring::Workplace& workplace, ui::WiredSignDesk& files,
                        wiring::FilePasswords& passwords) {
    ui::WindowParts parts{jobs, workplace.services(), [&workplace, &files](const JobContext& job) {
                              try {
                                  workplace.connect(job);
                                  files.noteServices();
                              } catch (...) {
                                  files.noteServices(currentFailure());
                                  throw;
                              }
                          }};
    parts.files = &files;
    parts.painter.program = wiring::programFolder() / "cunho-page-painter";
    parts.painter.passwords = passwords.all();
    parts.unlock = [&passwords](const std::filesystem::path& file, Secret password) {
        passwords.open(file, std::move(password));
    };
    if (workplace.services().environment == Environment::Sandbox)
        parts.sandbox = [&workplace](const std::string& method, const std::string& path,
                                     const std::string& body, const JobContext& job) {
            return workplace.askSandbox(method, path, body, job);
        };
    return parts;
}

ui::DeskParts deskParts(app::Services& services) {
    ui::DeskParts parts;
    parts.programVersion = CUNHO_VERSION;
    parts.keyring = [environment = services.environment] { return wiring::makeKeyring(environment); };
    parts.diagnostics = [&services](const std::filesystem::path& file, const std::string& page) {
        AtomicFile report(file);
        report.write(asBytes(app::diagnostics(services, CUNHO_VERSION, {{"page", page}})));
        report.commit();
    };
    return parts;
}

ui::WaysParts waysParts(app::Services& services) {
    ui::WaysParts parts;
    parts.cmdPhone = wiring::cmdPhone;
    if (services.environment == Environment::Sandbox)
        return parts; // its certificate comes with it
    parts.cmdEncryptionEnds = [&services]() -> std::optional<TimePoint> {
        const auto certificate = wiring::scmdCertificate(services.environment, *services.activation.settings);
        return certificate ? std::optional(certificate->notAfter()) : std::nullopt;
    };
    parts.replaceCmdEncryption = [&services](const std::filesystem::path& file) {
        wiring::importScmdCertificate(file, services.environment, *services.activation.settings,
                                      services.clock.now());
    };
    return parts;
}

ui::SignParts signParts(wiring::Workplace& workplace) {
    ui::SignParts parts;
    parts.connect = [&workplace](const JobContext& job) { workplace.connectForFiles(job); };
    if (workplace.services().environment == Environment::Sandbox)
        parts.trialPhone = wiring::sandboxPhone;
    return parts;
}

int runWindow(const ui::ProgramOptions& options, const ui::Instance& instance) {
    SystemClock system;
    ScaledClock clock(system);
    auto place = workplaceOptions(options, options.database);
    place.follow = &clock;
    wiring::FilePasswords passwords(place.programs);
    place.passwords = passwords.all();
    wiring::Workplace workplace(place, clock);
    ui::ServicesDesk desk(workplace.services(), deskParts(workplace.services()));
    ui::WiredProgramDesk program(workplace.services(), CUNHO_VERSION,
                                 std::filesystem::absolute(options.database).parent_path());
    ui::WiredWaysDesk ways(workplace.services(), waysParts(workplace.services()));
    ui::WiredSignDesk files(workplace.services(), signParts(workplace));
    ui::Jobs jobs; // last: its jobs use the others
    auto parts = partsOf(jobs, workplace, files, passwords);
    parts.desk = &desk;
    parts.program = &program;
    parts.ways = &ways;
    parts.companies = {ui::knownCompaniesFile(), std::filesystem::absolute(options.database),
                       ui::openInOtherWindow};
    ui::MainWindow window(parts);
    QObject::connect(&instance, &ui::Instance::handedOver, &window, &ui::MainWindow::take);
    window.show();
    if (options.wanted.sign || !options.wanted.files.empty())
        window.take(options.wanted);
    return QApplication::exec();
}

/// What somebody started this process for is for the window that is there already, if there is one.
int runOnce(const ui::ProgramOptions& options) {
    const auto database = std::filesystem::absolute(options.database);
    ui::Instance instance(wiring::bookMark(database).filename().string(), ui::instanceFolder());
    if (!instance.begin() && instance.handOver(options.wanted))
        return 0;
    return runWindow(options, instance);
}

/// Forty invoices, most of them signed, a few pending, documents of other types, and two drafts. Returns the
/// keys of the signed ones.
std::vector<std::int64_t> fillSamples(wiring::Workplace& workplace) {
    auto& services = workplace.services();
    services.company.saveCompany(ui::sampleCompany());
    for (const auto& series : ui::sampleSeriesOfAllTypes())
        services.company.addSeries(series);
    ui::saveSampleRecords(services);
    const Date last = today(services.clock, Zone::Lisbon);
    auto keys = ui::issueSamples(services, 40, last);
    for (const int index : {1, 3})
        services.drafts.save(
            ui::sampleDraft(index, last),
            invoicing::calculateReadable(ui::sampleDraft(index, last), services.taxes).gross);
    ui::issueOtherKinds(services, keys, last);
    keys.resize(keys.size() - 3);
    const std::vector<std::int64_t> newest(keys.end() - 5, keys.end());
    try {
        workplace.connect(JobContext());
        signing::SilentPrompter prompter;
        app::SignPending(services).run(newest, prompter, JobContext()); // before no time-stamps are left
        app::SignPending(services).run(keys, prompter, JobContext());
    } catch (const Error& error) { // without a sandbox beside the program all are shown as pending
        log::warning(error.what());
    }
    return keys;
}

int takePictures(ui::ProgramOptions options) {
    options.environment = Environment::Sandbox;
    options.fastKeys = true;
    options.seedAccount = true;
    std::filesystem::create_directories(options.screenshots);
    const TemporaryFolder folder("cunho-pictures");
    SystemClock clock;
    wiring::Workplace full(workplaceOptions(options, folder.path() / "full" / "empresa.db"), clock);
    wiring::Workplace empty(workplaceOptions(options, folder.path() / "empty" / "empresa.db"), clock);
    wiring::Workplace nothing(workplaceOptions(options, folder.path() / "nothing" / "empresa.db"), clock);
    const auto documents = fillSamples(full);
    const auto stranger =
        wiring::makeTrialKey({"Ana Beatriz Sousa", "Gerência", "Padaria São João, Lda"}, clock);
    auto files = ui::makeTourFiles(full.services(), *stranger, documents, folder.path() / "files");
    empty.services().company.saveCompany(ui::sampleCompany());
    for (const auto& series : ui::sampleSeriesOfAllTypes())
        empty.services().company.addSeries(series);
    ui::SampleDesk desk;
    ui::SampleProgramDesk program;
    ui::SampleWaysDesk ways(ui::sampleNow());
    ui::SampleSignDesk signing(ui::sampleNow());
    ui::SampleSaftDesk saft(today(clock, Zone::Lisbon));
    saft.answer[1].communicated = saft.answer[2].communicated; // nothing is due but in its own pictures
    invoicing::Series waiting = ui::sampleSeries();
    waiting.type = invoicing::DocumentType::NC;
    waiting.id = "2027A";
    waiting.validationCode.clear();
    full.services().company.addSeries(waiting);
    const auto signer =
        wiring::makeTrialKey({"Ana Beatriz Sousa", "Gerente", ui::sampleCompany().name}, clock);
    desk.answer.accounts.front().chain = signer->credential(JobContext()).chain;
    ways.keys = ui::sampleTokenKeys(desk.answer.accounts.front().chain.front());
    ui::Jobs jobs;
    const auto quiet = [&jobs, &saft, &signing](wiring::Workplace& workplace) {
        workplace.services().cards = nullptr; // the pictures have cards of their own
        workplace.services().kept.clear();
        ui::WindowParts parts{jobs, workplace.services(), [](const JobContext&) {}, false};
        parts.saft = &saft;
        parts.files = &signing;
        return parts;
    };
    auto shown = quiet(full);
    shown.desk = &desk;
    shown.program = &program;
    shown.ways = &ways;
    shown.sandbox = ui::sampleSandboxAnswer;
    app::Services state = full.services(); // the same documents, as if they were the State's
    state.environment = Environment::Production;
    state.provider = nullptr; // the sandbox's
    state.cards = nullptr;
    state.kept.clear();
    ui::WindowParts production{jobs, state, [](const JobContext&) {}, false, &desk, {}, &program};
    production.saft = &saft;
    production.files = &signing;
    shown.companies = {folder.path() / "empresas.json", folder.path() / "full" / "empresa.db",
                       [](const ui::KnownCompany&) { return true; }};
    ui::KnownCompanies(shown.companies.list)
        .remember({"Padaria São João, Lda", "/home/ana/empresas/padaria.db", "production"});
    ui::ScreenshotTour tour({shown, production, quiet(empty), quiet(nothing)}, {desk, program, ways, saft},
                            std::move(files), options.screenshots);
    tour.start();
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    disableCoreDumps();
    chooseScreen(argc, argv);
    log::toStandardError(log::Level::Warning);
    const std::string activation = ui::activationToken(); // Qt takes it away
    QGuiApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    const std::vector<std::string> arguments(argv, argv + argc);
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("Cunho"));
    QApplication::setDesktopFileName(QStringLiteral("cunho"));
    QApplication::setApplicationVersion(QStringLiteral(CUNHO_VERSION));
    ui::ProgramOptions options = ui::readProgramOptions(arguments);
    options.wanted.activation = activation;
    QTranslator translator;
    if (options.language == QLatin1String("en") && translator.load(QStringLiteral(":/i18n/cunho_en.qm")))
        QApplication::installTranslator(&translator);
    QTranslator plurals; // Portuguese plurals; the texts themselves are in the sources
    if (options.language != QLatin1String("en") && plurals.load(QStringLiteral(":/i18n/cunho_pt.qm")))
        QApplication::installTranslator(&plurals);
    ui::applyTheme(application, options.theme);
    try {
        return options.screenshots.empty() ? runOnce(options) : takePictures(options);
    } catch (...) {
        const auto words = ui::faultText(currentFailure());
        std::fprintf(stderr, "cunho: %s\n", qPrintable(words.reason));
        if (options.screenshots.empty())
            QMessageBox::critical(nullptr, words.heading, words.reason + QLatin1Char('\n') + words.next);
        return 1;
    }
}
