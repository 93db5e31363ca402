// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/core/file.hpp>
#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/nif.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct CompanyOptions {
    DatabaseOptions database;
    invoicing::Company company;
    std::string logo;
    std::string regime = "normal";
    bool json = false;
};

int set(CompanyOptions& options) {
    const auto nif = invoicing::Nif::parse(options.company.nif);
    if (!nif || nif->isFinalConsumer())
        throw Error(Fault::Input, "NIF_INVALID", {{"nif", options.company.nif}});
    if (!options.logo.empty())
        options.company.logo = readFile(options.logo, 4U << 20U);
    options.company.regime = invoicing::parseVatRegime(options.regime);
    if (const auto problems = invoicing::validate(options.company); !problems.empty())
        return refuse(options.json, problems);
    SystemClock clock;
    options.database.open(clock)->services().company.saveCompany(options.company);
    if (options.json)
        printLine({{"nif", options.company.nif}, {"name", options.company.name}});
    return AllDone;
}

int showCompany(const CompanyOptions& options) {
    SystemClock clock;
    const auto company = options.database.open(clock)->services().company.company();
    if (!company)
        throw Error(Fault::Configuration, "COMPANY_MISSING");
    if (options.json)
        printLine({{"nif", company->nif},
                   {"name", company->name},
                   {"address", company->address},
                   {"postalCode", company->postalCode},
                   {"city", company->city},
                   {"phone", company->phone},
                   {"email", company->email},
                   {"iban", company->iban},
                   {"tradeName", company->tradeName},
                   {"website", company->website},
                   {"eacCode", company->eacCode},
                   {"shareCapital", company->shareCapital},
                   {"registration", company->registration},
                   {"regime", std::string(invoicing::vatRegimeName(company->regime))}});
    else
        std::cout << company->name << "  NIF " << company->nif << '\n';
    return AllDone;
}

void addSet(CLI::App& parent, const std::shared_ptr<CompanyOptions>& options, Action& chosen) {
    auto* command = parent.add_subcommand("set", "Enter or correct the company");
    auto& company = options->company;
    command->add_option("--nif", company.nif, "Tax number, 9 digits")->required();
    command->add_option("--name", company.name, "Name as registered")->required();
    command->add_option("--address", company.address, "Street and number")->required();
    command->add_option("--postal-code", company.postalCode, "NNNN-NNN")->required();
    command->add_option("--city", company.city, "Town")->required();
    command->add_option("--phone", company.phone, "Telephone");
    command->add_option("--email", company.email, "E-mail");
    command->add_option("--registration", company.registration, "Registry and number");
    command->add_option("--iban", company.iban, "IBAN to print");
    command->add_option("--trade-name", company.tradeName, "Name above the registered one");
    command->add_option("--website", company.website, "Site");
    command->add_option("--cae", company.eacCode, "Activity, five digits");
    command->add_option("--share-capital", company.shareCapital, "As it is printed");
    command->add_option("--vat-regime", options->regime, "normal (default), exempt53 or cash")
        ->check(CLI::IsMember({"normal", "exempt53", "cash"}));
    command->add_option("--logo", options->logo, "PNG or JPEG");
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return set(*options); }; });
}

} // namespace

void addCompany(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<CompanyOptions>();
    auto* parent = program.add_subcommand("company", "The issuing company")->require_subcommand(1);
    parent->footer("Examples:\n  cunho-cli company set --db empresa.db --nif 500000000 --name 'Atelier do "
                   "Mondego, Lda' \\\n"
                   "    --address 'Rua da Sofia, 12' --postal-code 3000-389 --city Coimbra\n"
                   "  cunho-cli company show --db empresa.db --json");
    addSet(*parent, options, chosen);
    auto* command = parent->add_subcommand("show", "Show the company");
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return showCompany(*options); }; });
}

} // namespace cunho::cli
