// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/draft_json.hpp"
#include "cli/file_signing.hpp"
#include "cli/output.hpp"
#include "cli/shortfall.hpp"
#include "cli/way_options.hpp"

#include <cunho/app/certification.hpp>
#include <cunho/app/issue_invoice.hpp>
#include <cunho/app/preview.hpp>
#include <cunho/core/file.hpp>
#include <cunho/print/runtime.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct IssueOptions {
    DatabaseOptions database;
    std::string provider;
    LocalKeyOptions local;
    std::string chain;
    std::string draft;
    std::string pdf;
    bool dryRun = false;
    bool sign = false;
    std::string regime = "normal";
    bool clockConfirmed = false;
    bool json = false;
};

invoicing::Draft readDraft(const IssueOptions& options) {
    return parseDraft(readFile(options.draft == "-" ? "/dev/stdin" : options.draft, 16U << 20U));
}

using Checked = std::variant<invoicing::CheckedDraft, std::vector<invoicing::Problem>>;

std::vector<invoicing::Problem> adviceOf(const Checked& checked) {
    const auto* draft = std::get_if<invoicing::CheckedDraft>(&checked);
    return draft != nullptr ? invoicing::advise(*draft, today(SystemClock(), Zone::Lisbon))
                            : std::vector<invoicing::Problem>();
}

int dryRun(const IssueOptions& options) {
    const auto taxes = invoicing::TaxTable::standard();
    const auto draft = readDraft(options);
    const auto checked = invoicing::validate(draft, taxes, invoicing::parseVatRegime(options.regime));
    const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&checked);
    const auto totals = problems != nullptr
                            ? invoicing::calculateReadable(draft, taxes)
                            : invoicing::calculate(std::get<invoicing::CheckedDraft>(checked));
    if (options.json) {
        Json json = toJson(totals);
        json["problems"] = problems != nullptr ? problemsJson(*problems) : Json::array();
        if (const auto advice = adviceOf(checked); !advice.empty())
            json["advice"] = problemsJson(advice);
        printLine(json);
    } else {
        std::cout << "net " << totals.net.toString() << "  tax " << totals.tax.toString() << "  gross "
                  << totals.gross.toString() << '\n';
        if (problems != nullptr)
            printProblems(*problems);
        printProblems(adviceOf(checked));
    }
    return problems != nullptr ? SomeFailed : AllDone;
}

int reportIssued(const IssueOptions& options, const app::Services& services, const app::IssueResult& result) {
    Json signature = result.signature ? toJson(*result.signature) : Json::object();
    const auto waiting = result.signature ? waitingFor(services, result.document->id) : std::nullopt;
    if (waiting)
        reportShortfall(*waiting, *result.signature, signature, options.json);
    if (options.json) {
        Json json = toJson(result.document);
        json["state"] = result.signature ? "signed" : "signature-pending";
        if (result.signature)
            json["signature"] = std::move(signature);
        if (result.pending)
            json["pending"] = toJson(*result.pending);
        printLine(json);
    } else {
        std::cout << result.document->number << "  ATCUD:" << result.document->atcud.toString() << "  "
                  << result.document->totals.gross.toString() << " EUR\n";
        if (result.signature)
            std::cout << result.signature->file.string() << '\n';
        if (result.pending)
            printFailure(*result.pending);
    }
    return options.sign && !result.signature ? SomeFailed : AllDone;
}

/// Nothing: the one in the settings.
std::optional<wiring::SigningWay> wayOf(const IssueOptions& options) {
    if (options.provider.empty() || !options.sign)
        return std::nullopt;
    return options.local.way(options.provider, false);
}

int issue(const IssueOptions& options) {
    if (options.dryRun)
        return dryRun(options);
    SystemClock clock;
    const auto draft = readDraft(options);
    // Opened before anything is issued: a name that is taken must not look like a failed issue.
    std::optional<AtomicFile> target;
    if (!options.pdf.empty())
        target.emplace(options.pdf);
    const auto way = wayOf(options);
    const auto workplace = options.database.open(clock, way, options.local.authorities.read(options.chain));
    const print::Runtime runtime;
    auto& services = workplace->services();
    if (app::installedCertification(services))
        options.database.unlock(*workplace); // the key that documents are chained with
    const JobContext job = toldSteps(options.json);
    std::optional<Failure> connection;
    if (options.sign) {
        try {
            if (!way.value_or(wiring::signingWay(*services.activation.settings, "provider.FT", "safe"))
                     .isLocal())
                options.database.unlock(*workplace);
            workplace->connect(job);
        } catch (...) { // the document is issued all the same; its signature waits
            connection = currentFailure();
        }
    }
    app::IssueInvoice useCase(services, options.clockConfirmed);
    if (options.sign) {
        const auto prompter = options.local.pin.prompter();
        const auto outcome = useCase.run(draft, *prompter, job);
        if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&outcome))
            return refuse(options.json, *problems);
        auto result = std::get<app::IssueResult>(outcome);
        if (connection)
            result.pending = connection;
        return reportIssued(options, services, result);
    }
    const auto outcome = useCase.issueOnly(draft);
    if (const auto* problems = std::get_if<std::vector<invoicing::Problem>>(&outcome))
        return refuse(options.json, *problems);
    const auto& document = std::get<invoicing::IssuedDocument>(outcome);
    const Bytes pdf = app::documentPdf(services, document->id);
    if (target) {
        target->write(pdf);
        target->commit();
    }
    return reportIssued(options, services, {document, {}, {}});
}

} // namespace

void addIssue(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<IssueOptions>();
    auto* command = program.add_subcommand("issue", "Issue the invoice of a draft (JSON)");
    command->add_option("draft", options->draft, "Draft file, or - for standard input")->required();
    command->add_flag("--dry-run", options->dryRun, "Only calculate and check; no database is touched");
    command->add_flag("--sign", options->sign, "Sign as well");
    command
        ->add_option("--vat-regime", options->regime, "Of the issuer, for --dry-run: normal, exempt53, cash")
        ->check(CLI::IsMember({"normal", "exempt53", "cash"}));
    command->add_flag("--clock-is-right", options->clockConfirmed,
                      "Issue although the clock stands before another series' last document");
    command
        ->add_option("--provider", options->provider,
                     "safe, cmd, citizen-card or pkcs11; default: the one in the settings, or safe")
        ->check(CLI::IsMember({"safe", "cmd", "citizen-card", "pkcs11"}));
    options->local.addTo(*command);
    command->add_option("--chain", options->chain, "Certificates above the card's or token's, PEM");
    command->add_option("--pdf", options->pdf, "Write the unsigned PDF here");
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    options->database.addVaultTo(*command);
    command->footer("Examples:\n  cunho-cli issue --dry-run --json draft.json\n  cunho-cli issue --db "
                    "empresa.db --sign draft.json\n  cunho-cli issue --db empresa.db --sign "
                    "--provider citizen-card draft.json");
    command->callback([options, command, &chosen] {
        options->local.requireSense(*command, options->provider);
        chosen = [options] { return issue(*options); };
    });
}

} // namespace cunho::cli
