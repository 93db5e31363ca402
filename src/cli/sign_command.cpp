// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/batch_command.hpp"
#include "cli/file_signing.hpp"
#include "cli/output.hpp"
#include "cli/shortfall.hpp"
#include "cli/sign_options.hpp"
#include "cli/stop_signals.hpp"

#include <cunho/app/sign_pending.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/print/seal_painter.hpp>
#include <cunho/wiring/workplace.hpp>

#include <iostream>
#include <optional>

namespace cunho::cli {
namespace {

app::SignFilesOptions signFilesOptions(const SignOptions& options) {
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
void signFiles(const SignOptions& options, ResumedBatch& resumed, const app::Collection& found,
               FileLines& lines, const std::stop_token& stop) {
    SystemClock clock;
    const auto reader = wiring::makeForeignReader(options.passwords.read());
    const app::SignFilesOptions choice = signFilesOptions(options);
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
    app::Services* kept = who.kept();
    app::BatchPorts ports{*reader, &who.provider(), clock, services};
    if (kept != nullptr) {
        ports.completion = kept->completion;
        ports.log = kept->signedFiles;
        ports.capacity = capacity.get(); // whose attributes lie there
        ports.work = kept->spool;
    }
    signBatch(options, choice, resumed, found.files, ports, *prompter, lines, stop);
    if (!options.json && kept == nullptr && lines.anyBelowItsLevel())
        std::cerr << "cunho-cli: take them to their level later: cunho-cli extend --in-place --level "
                  << signing::padesLevelName(choice.level) << " …\n";
}

/// With Ctrl-C as a stop.
FileLines signAll(const SignOptions& options) {
    const StopSignals signals; // before any thread
    ResumedBatch resumed;
    std::optional<Failure> unknown;
    try {
        resumed = ResumedBatch::open(options);
    } catch (...) { // told once the files are known
        unknown = currentFailure();
    }
    const app::Collection found = collected(options, resumed, signals.token());
    FileLines lines(found, options.json);
    try {
        if (unknown)
            throw Error(*unknown);
        signFiles(options, resumed, found, lines, signals.token());
    } catch (...) {
        lines.tellRest(currentFailure());
    }
    return lines;
}

int signFiles(const SignOptions& options) {
    FileLines lines = signAll(options);
    lines.saveKept();
    if (!options.json && lines.stopped() > 0)
        std::cerr << "cunho-cli: stopped; " << lines.stopped() << " files are not signed"
                  << (options.resume.empty() ? ".\n" : ". The same command goes on with them.\n");
    return lines.all() ? AllDone : SomeFailed;
}

/// Whether the invoice is all that it should be.
bool reportOutcome(app::Services& services, std::int64_t id, const app::PendingOutcome& outcome, bool json) {
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
        all = reportOutcome(services, id, outcome, options.json) && all;
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
        "  cunho-cli sign --p12 key.p12 --p12-password-file p.txt --jobs 4 --resume batch.jsonl contracts/\n"
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
