// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/numbered_document.hpp"
#include "cli/output.hpp"
#include "cli/subcommand.hpp"

#include <cunho/app/export_structured.hpp>
#include <cunho/app/paper_copy.hpp>
#include <cunho/app/print_settings.hpp>
#include <cunho/core/file.hpp>
#include <cunho/print/runtime.hpp>

#include <iostream>
#include <map>

namespace cunho::cli {
namespace {

struct PaperOptions {
    DatabaseOptions database;
    std::string number;
    std::string out;
    std::string copy = "second";
    std::string form = "ubl";
    bool replace = false;
    std::string look;
    std::string colour;
    std::string roll;
    std::string hybrid;
    bool json = false;
};

const std::map<std::string, print::CopyMark> marks{{"original", print::CopyMark::Original},
                                                   {"duplicate", print::CopyMark::Duplicate},
                                                   {"triplicate", print::CopyMark::Triplicate},
                                                   {"second", print::CopyMark::Second}};

const std::map<std::string, app::StructuredForm> forms{{"ubl", app::StructuredForm::Ubl},
                                                       {"cii", app::StructuredForm::Cii}};

int done(const PaperOptions& options) {
    if (options.json)
        printLine({{"number", options.number}, {"path", options.out}});
    else
        std::cout << options.out << '\n';
    return AllDone;
}

int printPaper(const PaperOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const print::Runtime runtime;
    auto& services = workplace->services();
    const Bytes pdf = app::paperCopy(services, idOf(services, options.number), marks.at(options.copy));
    AtomicFile file(options.out,
                    options.replace ? AtomicFile::Existing::Replace : AtomicFile::Existing::Refuse);
    file.write(pdf);
    file.commit();
    return done(options);
}

int exportXml(const PaperOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    app::exportStructured(services, idOf(services, options.number), forms.at(options.form), options.out,
                          options.replace);
    return done(options);
}

int look(const PaperOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    auto settings = app::printSettings(services);
    if (!options.look.empty())
        settings.look = app::parseTemplate(options.look).value();
    if (!options.colour.empty())
        settings.colour = options.colour;
    if (!options.roll.empty())
        settings.roll = options.roll == "on";
    if (!options.hybrid.empty())
        settings.hybrid = options.hybrid == "on";
    app::savePrintSettings(services, settings);
    if (options.json)
        printLine({{"template", std::string(app::templateName(settings.look))},
                   {"colour", settings.colour},
                   {"roll", settings.roll},
                   {"hybrid", settings.hybrid}});
    return AllDone;
}

void addTarget(CLI::App& command, const std::shared_ptr<PaperOptions>& options) {
    command.add_option("number", options->number, "Number of the document")->required();
    command.add_option("--out", options->out, "File to write")->required();
    command.add_flag("--replace", options->replace, "Replace the file when it is there");
}

} // namespace

void addPaper(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<PaperOptions>();
    auto* printing = addSubcommand(program, "print", "A PDF for paper; a resend is the signed file instead",
                                   options, chosen, &printPaper);
    addTarget(*printing, options);
    printing->add_option("--copy", options->copy, "original, duplicate, triplicate or second (default)")
        ->check(CLI::IsMember(marks));
    printing->footer(
        "Example:\n  cunho-cli print --db empresa.db --copy duplicate --out 'GT 2026A 1.pdf' 'GT "
        "2026A/1'");

    auto* exporting = addSubcommand(program, "export", "An invoice's structured form as a file of its own",
                                    options, chosen, &exportXml);
    addTarget(*exporting, options);
    exporting->add_option("--form", options->form, "ubl (CIUS-PT, default) or cii (Factur-X); not validated")
        ->check(CLI::IsMember(forms));
    exporting->footer(
        "Example:\n  cunho-cli export --db empresa.db --form ubl --out fatura.xml 'FT 2026A/1'");

    auto* looking = addSubcommand(program, "look", "How documents look from now on", options, chosen, &look);
    looking->add_option("--template", options->look, "classic, modern or compact")
        ->check(CLI::IsMember({"classic", "modern", "compact"}));
    looking->add_option("--colour", options->colour, "#rrggbb");
    looking->add_option("--roll", options->roll, "on: FS on a roll of 80 mm")
        ->check(CLI::IsMember({"on", "off"}));
    looking->add_option("--hybrid", options->hybrid, "off: no structured form inside the PDF")
        ->check(CLI::IsMember({"on", "off"}));
    looking->footer("Example:\n  cunho-cli look --db empresa.db --template modern --colour '#7a1f3d'");
}

} // namespace cunho::cli
