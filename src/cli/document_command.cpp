// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/draft_json.hpp"
#include "cli/numbered_document.hpp"
#include "cli/output.hpp"

#include <cunho/app/follow_up.hpp>
#include <cunho/core/file.hpp>
#include <cunho/invoicing/ledger.hpp>

#include <iostream>
#include <map>

namespace cunho::cli {
namespace {

constexpr std::size_t largestProof = 10U << 20U;

struct DocumentOptions {
    DatabaseOptions database;
    std::string number;
    std::vector<std::string> numbers;
    std::string type;
    std::string code;
    std::string date;
    std::string proof;
    invoicing::CancelRequest cancel;
    invoicing::Confirmation confirmation;
    bool json = false;
};

Json statesJson(app::Services& services, std::int64_t id) {
    Json list = Json::array();
    for (const auto& state : services.documents.states(id)) {
        Json json{{"status", std::string(1, state.status)},
                  {"at", formatLocal(state.at)},
                  {"sourceId", state.sourceId}};
        if (!state.reason.empty())
            json["reason"] = state.reason;
        list.push_back(std::move(json));
    }
    return list;
}

Json confirmationsJson(app::Services& services, std::int64_t id) {
    Json list = Json::array();
    for (const auto& confirmation : services.documents.confirmations(id))
        list.push_back({{"date", formatDate(confirmation.date)},
                        {"note", confirmation.note},
                        {"file", confirmation.fileName}});
    return list;
}

int showDocument(const DocumentOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    const auto found = app::dealingsOf(services, idOf(services, options.number));
    Json json = toJson(found.document);
    json["standing"] = std::string(invoicing::standingName(found.standing));
    json["credited"] = found.dealings.credited.toString();
    json["settled"] = found.dealings.settled.toString();
    json["notes"] = found.dealings.notes;
    json["receipts"] = found.dealings.receipts;
    Json actions = Json::array();
    for (const auto action : found.actions)
        actions.push_back(std::string(invoicing::actionName(action)));
    json["actions"] = std::move(actions);
    json["states"] = statesJson(services, found.document->id);
    json["confirmations"] = confirmationsJson(services, found.document->id);
    if (options.json)
        printLine(json);
    else
        std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return AllDone;
}

int cancel(DocumentOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    options.cancel.number = options.number;
    options.cancel.sourceId = services.books.sourceId;
    app::cancelDocument(services, options.cancel);
    if (options.json)
        printLine({{"number", options.number}, {"standing", "cancelled"}});
    else
        std::cout << options.number << "  cancelled\n";
    return AllDone;
}

invoicing::DocumentType typeOr(const std::string& code, invoicing::DocumentType otherwise) {
    if (code.empty())
        return otherwise;
    const auto type = invoicing::parseDocumentType(code);
    if (!type)
        throw Error(Fault::Input, "TYPE_UNSUPPORTED", {{"type", code}});
    return *type;
}

using Follow = std::function<invoicing::Draft(app::Services&, const DocumentOptions&)>;

std::map<std::string, Follow> follows() {
    using invoicing::DocumentType;
    return {
        {"credit",
         [](app::Services& services, const DocumentOptions& options) {
             return app::FollowUp(services).credit(idOf(services, options.numbers.front()));
         }},
        {"debit",
         [](app::Services& services, const DocumentOptions& options) {
             return app::FollowUp(services).debit(idOf(services, options.numbers.front()));
         }},
        {"invoice",
         [](app::Services& services, const DocumentOptions& options) {
             return app::FollowUp(services).invoice(idOf(services, options.numbers.front()),
                                                    typeOr(options.type, DocumentType::FT));
         }},
        {"deliver",
         [](app::Services& services, const DocumentOptions& options) {
             return app::FollowUp(services).deliver(idOf(services, options.numbers.front()),
                                                    typeOr(options.type, DocumentType::GT));
         }},
        {"receive",
         [](app::Services& services, const DocumentOptions& options) {
             std::vector<std::int64_t> documents;
             for (const std::string& number : options.numbers)
                 documents.push_back(idOf(services, number));
             return app::FollowUp(services).receive(documents);
         }},
        {"copy",
         [](app::Services& services, const DocumentOptions& options) {
             return app::FollowUp(services).copy(idOf(services, options.numbers.front()));
         }},
    };
}

int printFollowUp(const DocumentOptions& options, const Follow& make) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    std::cout
        << draftJson(make(workplace->services(), options)).dump(2, ' ', false, Json::error_handler_t::replace)
        << '\n';
    return AllDone;
}

int transportCode(const DocumentOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    services.documents.keepAtDocCode(idOf(services, options.number), options.code);
    if (options.json)
        printLine({{"number", options.number}, {"atDocCode", options.code}});
    return AllDone;
}

int confirm(DocumentOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& services = workplace->services();
    auto& confirmation = options.confirmation;
    confirmation.date = options.date.empty() ? today(clock, Zone::Lisbon) : parseDate(options.date);
    if (!options.proof.empty()) {
        const std::filesystem::path proof(options.proof);
        confirmation.fileName = proof.filename().string();
        confirmation.file = readFile(proof, largestProof);
    }
    services.documents.confirmKnown(idOf(services, options.number), confirmation);
    if (options.json)
        printLine({{"number", options.number}, {"confirmed", formatDate(confirmation.date)}});
    return AllDone;
}

CLI::App* addDocumentCommand(CLI::App& parent, const std::string& name, const std::string& what,
                             const std::shared_ptr<DocumentOptions>& options) {
    auto* command = parent.add_subcommand(name, what);
    command->add_option("number", options->number, "Number of the document, such as \"FT 2026A/1\"")
        ->required();
    command->add_flag("--json", options->json, "Print JSON");
    options->database.addTo(*command);
    return command;
}

void addFollowUps(CLI::App& program, const std::shared_ptr<DocumentOptions>& options, Action& chosen) {
    auto* parent =
        program.add_subcommand("draft", "Print the draft (JSON) of a document that follows from another")
            ->require_subcommand(1);
    parent->footer(
        "Examples:\n  cunho-cli draft credit --db empresa.db 'FT 2026A/1' > nc.json\n"
        "  cunho-cli draft receive --db empresa.db 'FT 2026A/1' 'NC 2026A/1' | cunho-cli issue --db "
        "empresa.db -");
    const std::map<std::string, std::string> words{
        {"credit", "A credit note over what is left of an invoice"},
        {"debit", "A debit note over an invoice"},
        {"invoice", "An invoice from a quote, an order or a transport document"},
        {"deliver", "A transport document from an order or an invoice"},
        {"receive", "A receipt over invoices and credit notes of one customer"},
        {"copy", "A new draft with the same lines"}};
    for (const auto& [name, make] : follows()) {
        auto* command = parent->add_subcommand(name, words.at(name));
        auto* numbers =
            command->add_option("numbers", options->numbers, "Numbers of the documents")->required();
        if (name != "receive")
            numbers->expected(1);
        if (name == "invoice" || name == "deliver")
            command->add_option("--type", options->type, "FT (default), FS, FR; GT (default), GR");
        options->database.addTo(*command);
        command->callback([options, make = make, &chosen] {
            chosen = [options, make] { return printFollowUp(*options, make); };
        });
    }
}

} // namespace

void addDocuments(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<DocumentOptions>();
    auto* shown = addDocumentCommand(program, "show",
                                     "Show a document, where it stands, and what can be done", options);
    shown->footer("Example:\n  cunho-cli show --db empresa.db --json 'FT 2026A/1'");
    shown->callback([options, &chosen] { chosen = [options] { return showDocument(*options); }; });

    auto* cancelling =
        addDocumentCommand(program, "cancel", "Cancel an issued document; its number stays", options);
    cancelling->add_option("--reason", options->cancel.reason, "Why, at most 50 characters")->required();
    cancelling->add_flag("--not-delivered", options->cancel.notDelivered, "The customer has not got it");
    cancelling->footer(
        "Example:\n  cunho-cli cancel --db empresa.db --reason 'Cliente trocado' 'FT 2026A/1'");
    cancelling->callback([options, &chosen] { chosen = [options] { return cancel(*options); }; });

    auto* transport = addDocumentCommand(program, "transport-code",
                                         "Enter the Tax Authority's code of a GT or GR", options);
    transport->add_option("code", options->code, "The code that the portal gave")->required();
    transport->footer("Example:\n  cunho-cli transport-code --db empresa.db 'GT 2026A/1' 1234567890");
    transport->callback([options, &chosen] { chosen = [options] { return transportCode(*options); }; });

    auto* confirming =
        addDocumentCommand(program, "confirm", "The customer knows of a credit note (CIVA 78(5))", options);
    confirming->add_option("--date", options->date, "When it was confirmed (today)");
    confirming->add_option("--note", options->confirmation.note, "How: an e-mail, a signed copy");
    confirming->add_option("--file", options->proof, "The proof, at most 10 MB");
    confirming->footer("Example:\n  cunho-cli confirm --db empresa.db --file resposta.eml 'NC 2026A/1'");
    confirming->callback([options, &chosen] { chosen = [options] { return confirm(*options); }; });

    addFollowUps(program, options, chosen);
}

} // namespace cunho::cli
