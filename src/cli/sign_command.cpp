// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/file_signing.hpp"
#include "cli/output.hpp"
#include "cli/shortfall.hpp"
#include "cli/sign_options.hpp"
#include "cli/terminal.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/app/sign_in_capacity.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/print/seal_painter.hpp>
#include <cunho/wiring/workplace.hpp>

#include <iostream>
#include <optional>

namespace cunho::cli {
namespace {

/// Says the plan; throws Busy/TIMESTAMP_QUOTA when it falls short and nothing is to be signed then.
void follow(const signing::LevelPlan& plan, signing::PadesLevel level, const SignOptions& options) {
    printPlan(plan, level, options.json);
    if (plan.later > 0 && options.whenShort == "stop")
        throw Error(signing::quotaFailure(plan.source, plan.next));
}

/// The keys that every line has, whatever became of the file.
Json fileLine(const std::filesystem::path& source, const char* state) {
    return {{"file", source.string()}, {"state", state},   {"reason", Json()},         {"path", Json()},
            {"level", Json()},         {"sha256", Json()}, {"cautions", Json::array()}};
}

/// Reports each file when it is its turn, and those that nothing became of when the whole job fails.
class FileReports {
  public:
    explicit FileReports(const SignOptions& options) : options_(options) {}

    void tell(const app::FileOutcome& result) {
        ++told_;
        if (result.kept)
            kept_.push_back(*result.kept);
        if (const auto* file = std::get_if<signing::SignedFile>(&result.outcome))
            tellSigned(result.source, *file);
        else
            tellFailed(result, std::get<Failure>(result.outcome));
    }

    /// One line for each file all the same, which scripts count on; people are told once.
    void tellRest(const Failure& failure) {
        all_ = false;
        if (!options_.json || told_ == options_.files.size())
            printFailure(failure);
        while (options_.json && told_ < options_.files.size())
            tell({options_.files[told_], failure, {}});
    }

    /// Asks a person at the terminal for another folder; what they do not save stays kept.
    void saveKept() {
        if (options_.json)
            return;
        for (const app::KeptFile& kept : kept_)
            if (!saveElsewhere(kept))
                all_ = false;
    }

    bool all() const noexcept { return all_; }
    bool anyBelowItsLevel() const noexcept { return below_; }

  private:
    void tellSigned(const std::filesystem::path& source, const signing::SignedFile& file) {
        all_ = all_ && !file.shortfall;
        below_ = below_ || file.shortfall;
        if (options_.json) {
            Json line = fileLine(source, "signed");
            line.update(toJson(file));
            if (file.shortfall)
                line.update(shortfallJson(file.wanted, *file.shortfall));
            printLine(line);
            return;
        }
        std::cout << file.path.string() << std::endl; // at once: somebody may watch
        for (const auto caution : file.cautions)
            std::cerr << "cunho-cli: warning: " << cautionText(caution, source) << '\n';
        if (file.shortfall)
            printShortfall(file.path.string(), file.level, file.wanted, *file.shortfall);
    }

    void tellFailed(const app::FileOutcome& result, const Failure& failure) {
        all_ = all_ && result.kept.has_value() && !options_.json; // what is kept may be saved yet
        if (!options_.json) {
            printFailure(failure);
            return;
        }
        Json line = fileLine(result.source, result.kept ? "kept" : "failed");
        line.update(toJson(failure));
        if (result.kept)
            line["path"] = result.kept->file.string();
        printLine(line);
    }

    static bool saveElsewhere(const app::KeptFile& kept) {
        const std::string name = printable(kept.file.filename().string());
        while (const auto folder =
                   Terminal::ask("Folder to save " + name + " in (nothing: leave it kept): ")) {
            if (folder->empty())
                break;
            try {
                std::cout << app::saveKept(kept, *folder).string() << std::endl;
                return true;
            } catch (const Error& error) { // another folder may do
                printFailure(error.failure());
            }
        }
        std::cerr << "cunho-cli: save it later: cunho-cli kept --save-to FOLDER\n";
        return false;
    }

    const SignOptions& options_;
    std::vector<app::KeptFile> kept_;
    std::size_t told_ = 0;
    bool all_ = true;
    bool below_ = false;
};

app::SignFilesOptions choiceOf(const SignOptions& options) {
    app::SignFilesOptions choice;
    if (!options.out.empty())
        choice.target.file = options.out;
    if (!options.outFolder.empty())
        choice.target.folder = options.outFolder;
    choice.level = options.level.wanted(signing::PadesLevel::B_B);
    choice.statement = options.statement.statement();
    choice.fieldName = options.field;
    choice.seal = options.seal.request(options.statement.reason);
    choice.kept = wiring::keptFolders();
    return choice;
}

/// Throws what stops the whole job.
void signFiles(const SignOptions& options, FileReports& reports) {
    SystemClock clock;
    const auto reader = wiring::makeForeignReader(options.passwords.read());
    const app::SignFilesOptions choice = choiceOf(options);
    FileSigning who(options, clock);
    signing::SignerServices services = who.services();
    std::optional<print::Runtime> runtime;
    std::unique_ptr<signing::SealPainter> painter;
    if (choice.seal) {
        runtime.emplace();
        painter = print::makeSealPainter();
        services.seals = painter.get();
    }
    const auto capacity = who.capacity();
    const auto prompter = options.local.pin.prompter();
    const JobContext job = toldSteps(options.json);
    const auto told = [&reports](const app::FileOutcome& result) { reports.tell(result); };
    const std::vector<std::filesystem::path> files(options.files.begin(), options.files.end());
    app::Services* kept = who.kept();
    if (capacity && kept != nullptr) {
        app::SignInCapacity(*reader, who.provider(), *capacity, clock, services, kept->spool)
            .run(files, choice, *prompter, job, told);
    } else {
        app::SignFiles useCase(*reader, who.provider(), clock, services,
                               kept != nullptr ? kept->completion : nullptr);
        follow(useCase.plan(files.size(), choice.level), choice.level, options);
        useCase.run(files, choice, *prompter, job, told);
    }
    reports.saveKept();
    if (!options.json && kept == nullptr && reports.anyBelowItsLevel())
        std::cerr << "cunho-cli: take them to their level later: cunho-cli extend --in-place --level "
                  << signing::padesLevelName(choice.level) << " …\n";
}

int signFiles(const SignOptions& options) {
    FileReports reports(options);
    try {
        signFiles(options, reports);
    } catch (...) {
        reports.tellRest(currentFailure());
    }
    return reports.all() ? AllDone : SomeFailed;
}

/// Whether the invoice is all that it should be.
bool report(app::Services& services, std::int64_t id, const app::PendingOutcome& outcome, bool json) {
    const auto document = services.documents.find(id);
    Json line{{"id", id}, {"number", document ? (*document)->number : std::string()}};
    bool good = false;
    if (const auto* record = std::get_if<invoicing::SignatureRecord>(&outcome)) {
        const auto waiting = waitingFor(services, id);
        good = !waiting;
        line["state"] = "signed";
        line.update(toJson(*record));
        if (!json)
            std::cout << record->file.string() << '\n';
        if (waiting)
            reportShortfall(*waiting, *record, line, json);
    } else {
        line["state"] = "signature-pending";
        line.update(toJson(std::get<Failure>(outcome)));
        if (!json)
            printFailure(std::get<Failure>(outcome));
    }
    if (json)
        printLine(line);
    return good;
}

int signPending(const SignOptions& options) {
    SystemClock clock;
    const auto workplace =
        options.database.open(clock, options.local.way(options.provider, options.key.choice.pss),
                              options.local.authorities.read(options.key.chain));
    const print::Runtime runtime;
    const JobContext job = toldSteps(options.json);
    if (!options.isLocal())
        options.database.unlock(*workplace);
    workplace->connect(job);
    app::Services& services = workplace->services();
    services.level = options.level.wanted(services.level);
    follow(signing::planLevel(services.documents.pending().size(), services.level, services.signer.levels),
           services.level, options);
    const auto prompter = options.local.pin.prompter();
    bool all = true;
    for (const auto& [id, outcome] : app::SignPending(services).run({}, *prompter, job))
        all = report(services, id, outcome, options.json) && all;
    return all ? AllDone : SomeFailed;
}

} // namespace

void addSign(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<SignOptions>();
    auto* command =
        program.add_subcommand("sign", "Sign PDF files, or the invoices whose signature is pending");
    options->addTo(*command);
    command->footer(
        "Examples:\n  cunho-cli sign --p12 key.p12 --p12-password-file - contract.pdf < password\n"
        "  cunho-cli sign --key key.pem --cert cert.pem --chain chain.pem --out-dir signed *.pdf\n"
        "  cunho-cli sign --p12 key.p12 --p12-password-file p.txt --level B-LTA \\\n"
        "    --tsa http://ts.cartaodecidadao.pt/tsa/server --visible=free --page -1 contract.pdf\n"
        "  cunho-cli sign --p12 key.p12 --p12-password-file p.txt --json --password-file - *.pdf < "
        "passwords\n"
        "  cunho-cli sign --provider citizen-card --one-pin *.pdf\n"
        "  cunho-cli sign --provider pkcs11 --module libsofthsm2.so --pin-file pin contract.pdf\n"
        "  cunho-cli sign --provider cmd --phone 912345678 --db empresa.db *.pdf\n"
        "  cunho-cli sign --provider cmd --phone 912345678 --db empresa.db --attributes Gerente "
        "contract.pdf\n"
        "  cunho-cli sign --provider safe --pending --db empresa.db\n"
        "  cunho-cli sign --provider citizen-card --pending --db empresa.db");
    command->callback([options, command, &chosen] {
        options->requireSense(*command);
        chosen = [options] { return options->pending ? signPending(*options) : signFiles(*options); };
    });
}

} // namespace cunho::cli
