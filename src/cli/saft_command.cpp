// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/export_saft.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/reason_text.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

using invoicing::SaftRange;

struct PeriodOptions {
    std::string month;
    std::string from;
    std::string to;

    SaftRange range() const {
        if (month.empty())
            return {parseDate(from), parseDate(to)};
        const Date first = parseDate(month + "-01");
        return app::monthRange({first.year(), first.month()});
    }
};

struct SaftOptions {
    DatabaseOptions database;
    PeriodOptions period;
    std::string file;
    std::string key;
    std::string date;
    std::size_t most = 1000;
    bool replace = false;
    bool json = false;
};

const char* severityName(invoicing::SaftSeverity severity) {
    return severity == invoicing::SaftSeverity::Error ? "error" : "warning";
}

std::string findingText(const invoicing::SaftFinding& finding) {
    return reasonText({Fault::File, finding.reason, finding.params, {}}, Language::English);
}

Json findingJson(const invoicing::SaftFinding& finding) {
    Json json{{"severity", severityName(finding.severity)},
              {"reason", finding.reason},
              {"text", findingText(finding)},
              {"document", finding.document},
              {"path", finding.path},
              {"line", finding.line}};
    if (!finding.params.empty())
        json["params"] = finding.params;
    return json;
}

void printFinding(const invoicing::SaftFinding& finding) {
    if (finding.line > 0)
        std::cout << finding.line << ": ";
    std::cout << severityName(finding.severity) << ": ";
    if (!finding.document.empty())
        std::cout << printable(finding.document) << ": ";
    std::cout << printable(findingText(finding)) << " [" << finding.reason
              << (finding.path.empty() ? "" : " ") << printable(finding.path) << "]\n";
}

/// What is no SAF-T at all is a finding, too: whoever reads the JSON asks for `accepted`.
invoicing::SaftCheckReport reportOf(const std::string& file, const invoicing::SaftCheckOptions& checking) {
    try {
        return invoicing::checkSaft(file, checking, JobContext());
    } catch (const Error& error) {
        if (error.reason() != "SAFT_UNREADABLE")
            throw;
        invoicing::SaftFinding finding;
        finding.severity = invoicing::SaftSeverity::Error;
        finding.reason = error.reason();
        finding.params = error.params();
        finding.line = std::stoll(error.params().at("line"));
        invoicing::SaftCheckReport report;
        report.findings.push_back(std::move(finding));
        report.errors = 1;
        return report;
    }
}

int checkFile(const SaftOptions& options) {
    invoicing::SaftCheckOptions checking;
    checking.mostFindings = options.most;
    if (!options.key.empty())
        checking.publicKeyPem = asText(readFile(options.key, 64U << 10U));
    const auto report = reportOf(options.file, checking);
    if (options.json) {
        Json findings = Json::array();
        for (const auto& finding : report.findings)
            findings.push_back(findingJson(finding));
        printLine({{"file", options.file},
                   {"accepted", report.accepted()},
                   {"errors", report.errors},
                   {"warnings", report.warnings},
                   {"documents", report.documents},
                   {"hashesVerified", report.hashesVerified},
                   {"findings", std::move(findings)}});
    } else {
        for (const auto& finding : report.findings)
            printFinding(finding);
        std::cout << (report.accepted() ? "accepted" : "refused") << ": " << report.documents
                  << " documents, " << report.errors << " errors, " << report.warnings << " warnings"
                  << (report.hashesVerified ? ", all hashes verified" : "") << '\n';
    }
    return report.accepted() ? AllDone : SomeFailed;
}

int exportFile(const SaftOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    app::ExportSaft saft(workplace->services());
    const SaftRange range = options.period.range();
    const std::filesystem::path target = options.file.empty() ? saft.fileName(range) : options.file;
    const auto result = saft.run(range, target, options.replace, JobContext());
    if (options.json)
        printLine({{"file", result.file.string()},
                   {"first", formatDate(range.first)},
                   {"last", formatDate(range.last)},
                   {"documents", result.documents},
                   {"sha256", toHex(result.sha256)}});
    else
        std::cout << result.file.string() << ": " << result.documents << " documents, SHA-256 "
                  << toHex(result.sha256) << '\n';
    return AllDone;
}

int preflight(const SaftOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    bool sound = true;
    for (const auto& found :
         app::ExportSaft(workplace->services()).preflight(options.period.range(), JobContext())) {
        sound = sound && found.finding.severity != invoicing::SaftSeverity::Error;
        if (options.json) {
            Json json = findingJson(found.finding);
            json["id"] = found.document;
            json["company"] = found.company;
            printLine(json);
        } else {
            printFinding(found.finding);
        }
    }
    return sound ? AllDone : SomeFailed;
}

std::string monthText(std::chrono::year_month month) {
    return formatDate(app::monthRange(month).first).substr(0, 7);
}

int months(const SaftOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    for (const auto& row : app::ExportSaft(workplace->services()).months()) {
        const std::string communicated = row.communicated ? formatDate(row.communicated->communicated) : "";
        if (options.json) {
            Json json{{"month", monthText(row.month)},
                      {"documents", row.documents},
                      {"due", formatDate(row.due)},
                      {"changedSince", row.changedSince}};
            if (row.communicated) {
                json["communicated"] = communicated;
                json["sha256"] = toHex(row.communicated->sha256);
                json["file"] = row.communicated->fileName;
            }
            printLine(json);
        } else {
            std::cout << monthText(row.month) << "  " << row.documents << " documents  "
                      << (row.communicated ? "communicated " + communicated : "due " + formatDate(row.due))
                      << (row.changedSince ? ", changed since" : "") << '\n';
        }
    }
    return AllDone;
}

int communicated(const SaftOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const Date day = options.date.empty() ? today(clock, Zone::Lisbon) : parseDate(options.date);
    const auto communication =
        app::ExportSaft(workplace->services()).markCommunicated(options.period.range(), day, options.file);
    if (options.json)
        printLine({{"first", formatDate(communication.first)},
                   {"last", formatDate(communication.last)},
                   {"communicated", formatDate(communication.communicated)},
                   {"sha256", toHex(communication.sha256)}});
    return AllDone;
}

/// A subcommand that does `run`.
CLI::App* addSaftCommand(CLI::App& parent, Action& chosen, const std::shared_ptr<SaftOptions>& options,
                         const std::string& name, const std::string& about, int (*run)(const SaftOptions&)) {
    auto* command = parent.add_subcommand(name, about);
    command->add_flag("--json", options->json, "Print JSON");
    command->callback([options, &chosen, run] { chosen = [options, run] { return run(*options); }; });
    return command;
}

void addPeriod(CLI::App& command, PeriodOptions& period) {
    auto* kind = command.add_option_group("period", "Which days")->require_option(1, 2);
    auto* month = kind->add_option("--month", period.month, "YYYY-MM");
    auto* from = kind->add_option("--from", period.from, "First day, YYYY-MM-DD")->excludes(month);
    auto* to = kind->add_option("--to", period.to, "Last day, YYYY-MM-DD")->excludes(month);
    from->needs(to);
    to->needs(from);
}

} // namespace

void addSaft(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<SaftOptions>();
    auto* parent = program.add_subcommand("saft", "SAF-T (PT) files")->require_subcommand(1);
    parent->footer("Examples:\n  cunho-cli saft export --db empresa.db --month 2026-11 --out saft.xml\n"
                   "  cunho-cli saft check saft.xml --key public.pem --json\n"
                   "  cunho-cli saft months --db empresa.db\n"
                   "  cunho-cli saft communicated --db empresa.db --month 2026-11 --file saft.xml");

    auto* exporting =
        addSaftCommand(*parent, chosen, options, "export", "Write the file of a period", exportFile);
    exporting->add_option("--out", options->file, "File; default: a name after company and period, here");
    exporting->add_flag("--replace", options->replace, "Replace an existing file");
    addPeriod(*exporting, options->period);
    options->database.addTo(*exporting);

    auto* checking = addSaftCommand(*parent, chosen, options, "check", "Check any program's file", checkFile);
    checking->add_option("file", options->file, "SAF-T (PT) file")->required();
    checking->add_option("--key", options->key, "Public key (PEM) that its hashes are verified by");
    checking->add_option("--most", options->most, "Findings to show at most (1000)");

    auto* before = addSaftCommand(*parent, chosen, options, "preflight",
                                  "What would be wrong with a period's file", preflight);
    addPeriod(*before, options->period);
    options->database.addTo(*before);

    auto* listing =
        addSaftCommand(*parent, chosen, options, "months", "Months and what was communicated", months);
    options->database.addTo(*listing);

    auto* marking = addSaftCommand(*parent, chosen, options, "communicated",
                                   "Mark a period as communicated to the Tax Authority", communicated);
    marking->add_option("--file", options->file, "The file that was handed over; none: no documents");
    marking->add_option("--date", options->date, "Day that it was, YYYY-MM-DD (today)");
    addPeriod(*marking, options->period);
    options->database.addTo(*marking);
}

} // namespace cunho::cli
