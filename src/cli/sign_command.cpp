// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/output.hpp"
#include "cli/shortfall.hpp"
#include "cli/sign_options.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/print/seal_painter.hpp>

#include <algorithm>
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

bool isBelowItsLevel(const app::FileOutcome& result) {
    const auto* file = std::get_if<signing::SignedFile>(&result.outcome);
    return file != nullptr && file->shortfall;
}

/// Whether the file is all that it should be.
bool report(const app::FileOutcome& result, bool json) {
    Json line{{"file", result.source.string()}};
    bool good = false;
    if (const auto* file = std::get_if<signing::SignedFile>(&result.outcome)) {
        good = !file->shortfall;
        line["state"] = "signed";
        line.update(toJson(*file));
        if (file->shortfall)
            line.update(shortfallJson(file->wanted, *file->shortfall));
        if (!json)
            std::cout << file->path.string() << '\n';
        if (!json && file->shortfall)
            printShortfall(file->path.string(), file->level, file->wanted, *file->shortfall);
    } else {
        const auto& failure = std::get<Failure>(result.outcome);
        line["state"] = "failed";
        line.update(toJson(failure));
        if (!json)
            printFailure(failure);
    }
    if (json)
        printLine(line);
    return good;
}

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
    return choice;
}

int signFiles(const SignOptions& options) {
    SystemClock clock;
    const auto reader = pdf::makeDirectReader();
    const auto provider = options.key.open();
    const app::SignFilesOptions choice = choiceOf(options);
    signing::SignerServices services;
    std::unique_ptr<wiring::LevelConnections> network;
    if (choice.level > signing::PadesLevel::B_B) {
        network = options.level.connect(options.database.sandboxAccess, clock);
        services.levels = network->services();
    }
    std::optional<print::Runtime> runtime;
    std::unique_ptr<signing::SealPainter> painter;
    if (choice.seal) {
        runtime.emplace();
        painter = print::makeSealPainter();
        services.seals = painter.get();
    }
    std::unique_ptr<wiring::Workplace> workplace; // named: keeps the files that wait for their level
    if (!options.database.database.empty())
        workplace = options.database.open(clock);

    app::SignFiles useCase(*reader, *provider, clock, services,
                           workplace ? workplace->services().completion : nullptr);
    follow(useCase.plan(options.files.size(), choice.level), choice.level, options);
    signing::SilentPrompter prompter;
    bool all = true;
    const auto results =
        useCase.run({options.files.begin(), options.files.end()}, choice, prompter, JobContext{});
    for (const auto& result : results)
        all = report(result, options.json) && all;
    if (!options.json && !workplace && std::ranges::any_of(results, isBelowItsLevel))
        std::cerr << "cunho-cli: take them to their level later: cunho-cli extend --in-place --level "
                  << signing::padesLevelName(choice.level) << " …\n";
    return all ? AllDone : SomeFailed;
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
    const auto workplace = options.database.open(clock);
    const print::Runtime runtime;
    const JobContext job;
    workplace->connect(job);
    app::Services& services = workplace->services();
    services.level = options.level.wanted(services.level);
    follow(signing::planLevel(services.documents.pending().size(), services.level, services.signer.levels),
           services.level, options);
    signing::SilentPrompter prompter;
    bool all = true;
    for (const auto& [id, outcome] : app::SignPending(services).run({}, prompter, job))
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
        "  cunho-cli sign --provider safe --pending --db empresa.db");
    command->callback([options, command, &chosen] {
        options->requireSense(*command);
        chosen = [options] { return options->pending ? signPending(*options) : signFiles(*options); };
    });
}

} // namespace cunho::cli
