// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/sign_in_capacity.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

struct AttributesOptions {
    DatabaseOptions database;
    bool json = false;
};

Json attributeJson(const scap::Citizen& citizen, const scap::ProfessionalAttribute& attribute) {
    Json json{{"citizen", citizen.name()},
              {"provider", attribute.providerName},
              {"id", attribute.id},
              {"description", attribute.description},
              {"nipc", attribute.nipc}};
    json["validUntil"] = attribute.validUntil ? Json(formatUtc(*attribute.validUntil)) : Json();
    return json;
}

int listAttributes(const AttributesOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    app::Services& services = workplace->services();
    scap::AttributeRepository& known = *services.activation.attributes;
    for (const auto& citizen : known.citizens())
        for (const auto& attribute : app::capacitiesOf(known, citizen.key(), services.clock.now())) {
            if (options.json) {
                printLine(attributeJson(citizen, attribute));
                continue;
            }
            std::cout << printable(attribute.id) << "  " << printable(attribute.description) << "  "
                      << printable(attribute.providerName) << "  " << printable(citizen.name()) << '\n';
        }
    return AllDone;
}

} // namespace

void addAttributes(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<AttributesOptions>();
    auto* command =
        program.add_subcommand("attributes", "List the professional attributes to sign with, as last loaded");
    command->footer("They are loaded in the window: Preferências, Atributos profissionais.");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*command);
    command->callback([options, &chosen] { chosen = [options] { return listAttributes(*options); }; });
}

} // namespace cunho::cli
