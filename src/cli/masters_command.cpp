// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/draft_json.hpp"
#include "cli/output.hpp"

#include <cunho/core/file.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

constexpr std::size_t largestRecord = 1U << 20U;

struct MasterOptions {
    DatabaseOptions database;
    invoicing::MasterQuery query;
    std::string file;
    std::string code;
    std::string acceptance;
    std::string openingBalance;
    bool json = false;
};

Bytes recordOf(const MasterOptions& options) {
    return readFile(options.file == "-" ? "/dev/stdin" : options.file, largestRecord);
}

template<typename Record, typename Repository>
Record known(Repository& repository, const MasterOptions& options, const char* reason) {
    if (options.code.empty())
        return {};
    auto found = repository.findByCode(options.code);
    if (!found)
        throw Error(Fault::NotFound, reason, {{"code", options.code}});
    return std::move(*found);
}

invoicing::Money openingOf(const std::string& text) {
    const auto number = invoicing::Decimal::parse(text);
    if (!number || number->decimals() > 2)
        throw Error(Fault::Input, "AMOUNT_INVALID", {{"amount", text}});
    return invoicing::Money::rounded(*number);
}

int saveCustomer(const MasterOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& customers = *workplace->services().books.customers;
    auto customer = known<invoicing::Customer>(customers, options, "CUSTOMER_UNKNOWN");
    readCustomer(recordOf(options), customer);
    if (!options.acceptance.empty())
        customer.acceptance = invoicing::Acceptance{parseDate(options.acceptance), {}, {}};
    if (!options.openingBalance.empty()) {
        customer.openingBalance = openingOf(options.openingBalance);
        customer.openingDate = today(clock, Zone::Lisbon);
    }
    if (const auto problems = validate(customer); !problems.empty())
        return refuse(options.json, problems);
    const auto saved = customers.find(customers.save(customer)).value();
    if (options.json)
        printLine(customerJson(saved));
    else
        std::cout << saved.party.code << "  " << saved.party.name << '\n';
    return AllDone;
}

int saveProduct(const MasterOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& products = *workplace->services().books.products;
    auto product = known<invoicing::Product>(products, options, "PRODUCT_UNKNOWN");
    readProduct(recordOf(options), product);
    if (const auto problems = validate(product); !problems.empty())
        return refuse(options.json, problems);
    const auto saved = products.find(products.save(product)).value();
    if (options.json)
        printLine(productJson(saved));
    else
        std::cout << saved.code << "  " << saved.description << '\n';
    return AllDone;
}

int listCustomers(const MasterOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    for (const auto& customer : workplace->services().books.customers->page(options.query)) {
        if (options.json)
            printLine(customerJson(customer));
        else
            std::cout << customer.party.code << "  " << customer.party.nif << "  "
                      << printable(customer.party.name) << '\n';
    }
    return AllDone;
}

int listProducts(const MasterOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    for (const auto& product : workplace->services().books.products->page(options.query)) {
        if (options.json)
            printLine(productJson(product));
        else
            std::cout << product.code << "  " << printable(product.description) << '\n';
    }
    return AllDone;
}

int account(const MasterOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& customers = *workplace->services().books.customers;
    const auto customer = known<invoicing::Customer>(customers, options, "CUSTOMER_UNKNOWN");
    for (const auto& entry : customers.account(customer.id)) {
        if (options.json)
            printLine({{"date", formatDate(entry.date)},
                       {"number", entry.number},
                       {"debit", entry.debit.toString()},
                       {"credit", entry.credit.toString()},
                       {"balance", entry.balance.toString()}});
        else
            std::cout << formatDate(entry.date) << "  " << (entry.number.empty() ? "opening" : entry.number)
                      << "  " << entry.debit.toString() << "  " << entry.credit.toString() << "  "
                      << entry.balance.toString() << '\n';
    }
    return AllDone;
}

CLI::App* addMasterCommand(CLI::App& parent, const char* name, const char* what,
                           const std::shared_ptr<MasterOptions>& options, Action& chosen,
                           int (*run)(const MasterOptions&)) {
    auto* command = parent.add_subcommand(name, what);
    command->add_flag("--json", options->json, "Print JSON, one object a line");
    options->database.addTo(*command);
    command->callback([options, run, &chosen] { chosen = [options, run] { return run(*options); }; });
    return command;
}

void addQuery(CLI::App& command, const std::shared_ptr<MasterOptions>& options) {
    command.add_option("--text", options->query.text, "Part of code, name or NIF");
    command.add_option("--limit", options->query.limit, "Rows (200)")->check(CLI::Range(1, 10000));
    command.add_flag("--inactive", options->query.withInactive, "Those that are no longer used too");
}

void addRecord(CLI::App& command, const std::shared_ptr<MasterOptions>& options) {
    command.add_option("record", options->file, "Record file (JSON), or - for standard input")->required();
    command.add_option("--code", options->code, "Change the record with this code");
}

} // namespace

void addMasters(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<MasterOptions>();
    auto* customers = program.add_subcommand("customers", "Customers")->require_subcommand(1);
    customers->footer("Examples:\n  cunho-cli customers save --db empresa.db cliente.json\n"
                      "  cunho-cli customers account --db empresa.db C001");
    auto* saving =
        addMasterCommand(*customers, "save", "Enter or change a customer", options, chosen, &saveCustomer);
    addRecord(*saving, options);
    saving->add_option("--accepts-electronic", options->acceptance,
                       "Took to electronic invoices on this day");
    saving->add_option("--opening-balance", options->openingBalance,
                       "Owed before the first document here, euro");
    addQuery(*addMasterCommand(*customers, "list", "List customers by name", options, chosen, &listCustomers),
             options);
    addMasterCommand(*customers, "account", "A customer's current account", options, chosen, &account)
        ->add_option("code", options->code, "The customer's code")
        ->required();

    auto* products = program.add_subcommand("products", "Products and services")->require_subcommand(1);
    products->footer("Example:\n  cunho-cli products save --db empresa.db artigo.json");
    addRecord(
        *addMasterCommand(*products, "save", "Enter or change a product", options, chosen, &saveProduct),
        options);
    addQuery(
        *addMasterCommand(*products, "list", "List products by description", options, chosen, &listProducts),
        options);
}

} // namespace cunho::cli
