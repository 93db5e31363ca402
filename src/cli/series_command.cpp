// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/certification.hpp>

#include <algorithm>
#include <iostream>
#include <map>

namespace cunho::cli {
namespace {

struct SeriesOptions {
    DatabaseOptions database;
    std::string type = "FT";
    std::string kind = "normal";
    std::string begins;
    invoicing::Series series;
    bool json = false;
};

const std::map<std::string, invoicing::SeriesKind> kinds{{"normal", invoicing::SeriesKind::Normal},
                                                         {"training", invoicing::SeriesKind::Training},
                                                         {"recovery", invoicing::SeriesKind::Recovery}};

invoicing::DocumentType typeOf(const SeriesOptions& options) {
    const auto type = invoicing::parseDocumentType(options.type);
    if (!type)
        throw Error(Fault::Input, "TYPE_UNSUPPORTED", {{"type", options.type}});
    return *type;
}

std::string kindName(invoicing::SeriesKind kind) {
    for (const auto& [name, value] : kinds)
        if (value == kind)
            return name;
    return {};
}

int enterSeries(SeriesOptions& options) {
    if (!invoicing::isSeriesId(options.series.id))
        throw Error(Fault::Input, "SERIES_INVALID", {{"series", options.series.id}});
    if (!options.series.validationCode.empty() && !invoicing::isValidationCode(options.series.validationCode))
        throw Error(Fault::Input, "VALIDATION_CODE_INVALID", {{"code", options.series.validationCode}});
    options.series.type = typeOf(options);
    options.series.kind = kinds.at(options.kind);
    if (!options.begins.empty())
        options.series.begins = parseDate(options.begins);
    SystemClock clock;
    options.database.open(clock)->services().company.addSeries(options.series);
    if (options.json)
        printLine({{"series", options.series.id}, {"type", options.type}});
    return AllDone;
}

int listSeries(const SeriesOptions& options) {
    SystemClock clock;
    for (const auto& series : options.database.open(clock)->services().company.series()) {
        const std::string type(invoicing::documentType(series.type).code);
        if (options.json)
            printLine({{"type", type},
                       {"series", series.id},
                       {"validationCode", series.validationCode},
                       {"firstNumber", series.firstNumber},
                       {"kind", kindName(series.kind)},
                       {"active", series.active}});
        else
            std::cout << type << ' ' << series.id << "  "
                      << (series.validationCode.empty() ? "(no code yet)" : series.validationCode)
                      << (series.active ? "" : "  closed") << '\n';
    }
    return AllDone;
}

int setCode(const SeriesOptions& options) {
    SystemClock clock;
    options.database.open(clock)->services().company.setValidationCode(typeOf(options), options.series.id,
                                                                       options.series.validationCode);
    if (options.json)
        printLine({{"series", options.series.id}, {"validationCode", options.series.validationCode}});
    return AllDone;
}

int close(const SeriesOptions& options) {
    SystemClock clock;
    options.database.open(clock)->services().company.closeSeries(typeOf(options), options.series.id);
    if (options.json)
        printLine({{"series", options.series.id}, {"active", false}});
    return AllDone;
}

/// What to type on the portal.
int form(const SeriesOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const auto all = workplace->services().company.series();
    const auto type = typeOf(options);
    const auto found = std::find_if(all.begin(), all.end(), [&](const invoicing::Series& series) {
        return series.type == type && series.id == options.series.id;
    });
    if (found == all.end())
        throw Error(Fault::NotFound, "SERIES_UNKNOWN", {{"series", options.series.id}});
    const auto certification = app::installedCertification(workplace->services());
    const auto form =
        invoicing::seriesForm(*found, certification ? certification->number : 0, today(clock, Zone::Lisbon));
    const Json json{{"series", form.series},
                    {"kind", form.kind},
                    {"documentClass", form.documentClass},
                    {"documentType", form.documentType},
                    {"firstNumber", form.firstNumber},
                    {"begins", form.begins},
                    {"processing", form.processing},
                    {"certificate", form.certificate}};
    if (options.json) {
        printLine(json);
    } else {
        for (const auto& [name, value] : json.items())
            std::cout << name << ": " << value.get<std::string>() << '\n';
    }
    return AllDone;
}

void addOf(CLI::App& command, const std::shared_ptr<SeriesOptions>& options) {
    command.add_option("--id", options->series.id, "Name, such as 2026A")->required();
    command.add_option("--type", options->type, "Document type (FT)");
    command.add_flag("--json", options->json, "Print JSON");
    options->database.addTo(command);
}

} // namespace

void addSeries(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<SeriesOptions>();
    auto* parent = program.add_subcommand("series", "Document series")->require_subcommand(1);
    parent->footer("Examples:\n  cunho-cli series add --db empresa.db --id 2026A --code SANDBOX1\n"
                   "  cunho-cli series list --db empresa.db --json");
    auto* command = parent->add_subcommand("add", "Enter a series");
    addOf(*command, options);
    command->add_option("--code", options->series.validationCode,
                        "Validation code of the Tax Authority; may be entered later");
    command->add_option("--kind", options->kind, "normal (default), training or recovery")
        ->check(CLI::IsMember(kinds));
    command->add_option("--begins", options->begins, "First day of use, YYYY-MM-DD");
    command->add_option("--first", options->series.firstNumber, "First number (1)")
        ->check(CLI::PositiveNumber);
    command->callback([options, &chosen] { chosen = [options] { return enterSeries(*options); }; });

    auto* coding = parent->add_subcommand("code", "Enter the validation code that the portal gave");
    addOf(*coding, options);
    coding->add_option("code", options->series.validationCode, "The code")->required();
    coding->callback([options, &chosen] { chosen = [options] { return setCode(*options); }; });

    auto* closing = parent->add_subcommand("close", "Close a series for ever");
    addOf(*closing, options);
    closing->callback([options, &chosen] { chosen = [options] { return close(*options); }; });

    auto* showing = parent->add_subcommand("form", "What to type on the portal to communicate a series");
    addOf(*showing, options);
    showing->callback([options, &chosen] { chosen = [options] { return form(*options); }; });

    auto* listing = parent->add_subcommand("list", "List the series");
    listing->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*listing);
    listing->callback([options, &chosen] { chosen = [options] { return listSeries(*options); }; });
}

} // namespace cunho::cli
