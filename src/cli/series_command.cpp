// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <iostream>

namespace cunho::cli {
namespace {

struct SeriesOptions {
    DatabaseOptions database;
    std::string type = "FT";
    invoicing::Series series;
    bool json = false;
};

int add(SeriesOptions& options) {
    const auto type = invoicing::parseDocumentType(options.type);
    if (!type)
        throw Error(Fault::Input, "TYPE_UNSUPPORTED", {{"type", options.type}});
    if (!invoicing::isSeriesId(options.series.id))
        throw Error(Fault::Input, "SERIES_INVALID", {{"series", options.series.id}});
    if (!invoicing::isValidationCode(options.series.validationCode))
        throw Error(Fault::Input, "VALIDATION_CODE_INVALID", {{"code", options.series.validationCode}});
    options.series.type = *type;
    SystemClock clock;
    options.database.open(clock)->services().company.addSeries(options.series);
    if (options.json)
        printLine({{"series", options.series.id}, {"type", options.type}});
    return AllDone;
}

int list(const SeriesOptions& options) {
    SystemClock clock;
    for (const auto& series : options.database.open(clock)->services().company.series()) {
        const std::string type(invoicing::documentType(series.type).code);
        if (options.json)
            printLine({{"type", type},
                       {"series", series.id},
                       {"validationCode", series.validationCode},
                       {"firstNumber", series.firstNumber},
                       {"active", series.active}});
        else
            std::cout << type << ' ' << series.id << "  " << series.validationCode << '\n';
    }
    return AllDone;
}

} // namespace

void addSeries(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<SeriesOptions>();
    auto* parent = program.add_subcommand("series", "Document series")->require_subcommand(1);
    parent->footer("Examples:\n  cunho-cli series add --db empresa.db --id 2026A --code SANDBOX1\n"
                   "  cunho-cli series list --db empresa.db --json");
    auto* command =
        parent->add_subcommand("add", "Enter a series that was communicated to the Tax Authority");
    command->add_option("--id", options->series.id, "Name, such as 2026A")->required();
    command->add_option("--code", options->series.validationCode, "Validation code of the Tax Authority")
        ->required();
    command->add_option("--type", options->type, "Document type (FT)");
    command->add_option("--first", options->series.firstNumber, "First number (1)")
        ->check(CLI::PositiveNumber);
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return add(*options); }; });

    auto* listing = parent->add_subcommand("list", "List the series");
    listing->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*listing);
    listing->callback([options, &chosen] { chosen = [options] { return list(*options); }; });
}

} // namespace cunho::cli
