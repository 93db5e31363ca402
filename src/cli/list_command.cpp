// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <iostream>
#include <map>

namespace cunho::cli {
namespace {

struct ListOptions {
    DatabaseOptions database;
    std::string state;
    invoicing::DocumentQuery query;
    std::string after;
    std::string standing;
    std::string type;
    bool json = false;
};

const std::map<std::string, invoicing::DocumentState> states{
    {"draft", invoicing::DocumentState::Draft},
    {"signature-pending", invoicing::DocumentState::SignaturePending},
    {"signed", invoicing::DocumentState::Signed},
    {"signed-not-qualified", invoicing::DocumentState::SignedNotQualified},
    {"not-signed", invoicing::DocumentState::NotSigned},
};

/// "2026-11-23/42", with "draft/" before it for a draft: the place of a row, as --json prints it.
invoicing::DocumentKey parseKey(std::string text) {
    invoicing::DocumentKey key;
    if (text.starts_with("draft/")) {
        key.draft = true;
        text.erase(0, 6);
    }
    const auto slash = text.find('/');
    const std::string number = slash == std::string::npos ? "" : text.substr(slash + 1);
    if (number.empty() || number.size() > 18 || number.find_first_not_of("0123456789") != std::string::npos)
        throw Error(Fault::Input, "LIST_KEY_INVALID", {{"key", text}});
    key.date = parseDate(text.substr(0, slash));
    key.id = std::stoll(number);
    return key;
}

std::string keyText(const invoicing::DocumentRow& row) {
    return (row.state == invoicing::DocumentState::Draft ? "draft/" : "") + formatDate(row.date) + "/" +
           std::to_string(row.id);
}

int listDocuments(ListOptions& options) {
    if (!options.state.empty())
        options.query.state = states.at(options.state);
    if (!options.standing.empty() && !(options.query.standing = invoicing::parseStanding(options.standing)))
        throw Error(Fault::Input, "STANDING_UNKNOWN", {{"standing", options.standing}});
    if (!options.type.empty() && !(options.query.type = invoicing::parseDocumentType(options.type)))
        throw Error(Fault::Input, "TYPE_UNSUPPORTED", {{"type", options.type}});
    if (!options.after.empty())
        options.query.after = parseKey(options.after);
    SystemClock clock;
    for (const auto& row : options.database.open(clock)->services().documents.page(options.query)) {
        if (options.json) {
            Json json = toJson(row);
            json["key"] = keyText(row);
            printLine(json);
        } else {
            std::cout << formatDate(row.date) << "  " << (row.number.empty() ? "(draft)" : row.number) << "  "
                      << row.gross.toString() << "  " << stateName(row.state) << "  " << row.customer << '\n';
        }
    }
    return AllDone;
}

} // namespace

void addList(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<ListOptions>();
    auto* command = program.add_subcommand("list", "List drafts and documents, newest first");
    command
        ->add_option("--state", options->state,
                     "draft, signature-pending, signed, signed-not-qualified or not-signed")
        ->check(CLI::IsMember(states));
    command->add_option("--standing", options->standing, "issued, settled, credited, cancelled, …");
    command->add_option("--type", options->type, "Document type, such as NC");
    command->add_option("--text", options->query.text, "Part of number, customer or NIF");
    command->add_option("--after", options->after, "Go on after this key");
    command->add_option("--limit", options->query.limit, "Rows (200)")->check(CLI::Range(1, 10000));
    command->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*command);
    command->footer("Examples:\n  cunho-cli list --db empresa.db --state signature-pending\n"
                    "  cunho-cli list --db empresa.db --json --limit 50 --after 2026-11-23/42");
    command->callback([options, &chosen] { chosen = [options] { return listDocuments(*options); }; });
}

} // namespace cunho::cli
