// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/trusted_list_command.hpp"

#include "cli/output.hpp"

#include <cunho/app/trusted_lists.hpp>
#include <cunho/core/reason_text.hpp>

#include <algorithm>
#include <iostream>

namespace cunho::cli {
namespace {

using Older = signing::TrustedListStore::Older;

struct TrustedListOptions {
    DatabaseOptions database;
    std::string file;
    std::vector<std::string> signers;
    std::string territory;
    bool older = false;
    bool json = false;
};

Json timeOrNull(const std::optional<TimePoint>& time) {
    return time ? Json(formatUtc(*time)) : Json();
}

Json trustedListJson(const app::TrustedListFacts& list) {
    Json json{{"territory", list.territory},
              {"number", list.number},
              {"issued", timeOrNull(list.issued)},
              {"nextUpdate", timeOrNull(list.nextUpdate)},
              {"outOfDate", list.outOfDate},
              {"services", list.services},
              {"qualified", list.qualified},
              {"pointers", list.pointers},
              {"signers", list.signers}};
    if (list.problem)
        json["problem"] = toJson(*list.problem);
    return json;
}

void printList(const app::TrustedListFacts& list) {
    std::cout << printable(list.territory) << "  number " << printable(list.number);
    if (list.issued)
        std::cout << ", issued " << formatUtc(*list.issued);
    if (list.nextUpdate)
        std::cout << (list.outOfDate ? ", OUT OF DATE since " : ", next update until ")
                  << formatUtc(*list.nextUpdate);
    if (list.pointers > 0 && list.services == 0)
        std::cout << ", names the signers of " << list.pointers << " lists";
    else if (list.issued)
        std::cout << ", " << list.qualified << " qualified services";
    std::cout << '\n';
    if (list.problem)
        std::cout << "  not used: " << printable(reasonText(*list.problem, Language::English)) << '\n';
}

void tellList(const app::TrustedListFacts& list, bool json) {
    if (json)
        printLine(trustedListJson(list));
    else
        printList(list);
}

int importList(const TrustedListOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const std::vector<std::filesystem::path> signers(options.signers.begin(), options.signers.end());
    tellList(app::installTrustedList(workplace->services(), options.file, signers,
                                     options.older ? Older::Accept : Older::Refuse),
             options.json);
    return AllDone;
}

int listInstalled(const TrustedListOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    bool sound = true;
    for (const auto& each : app::trustedLists(workplace->services())) {
        tellList(each, options.json);
        sound = sound && !each.problem;
    }
    return sound ? AllDone : SomeFailed;
}

int remove(const TrustedListOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const auto lists = app::trustedLists(workplace->services());
    if (std::ranges::find(lists, options.territory, &app::TrustedListFacts::territory) == lists.end())
        throw Error(Fault::NotFound, "TRUSTED_LIST_ABSENT", {{"territory", options.territory}});
    app::removeTrustedList(workplace->services(), options.territory);
    return AllDone;
}

} // namespace

void addTrustedList(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<TrustedListOptions>();
    auto* parent =
        program.add_subcommand("trusted-list", "EU trusted lists (TS 119 612), which say what is qualified")
            ->require_subcommand(1);
    auto* add = parent->add_subcommand("import", "Check a list's signature and install it");
    add->add_option("file", options->file, "The list, XML")->required();
    add->add_option("--signer", options->signers,
                    "Certificates that may have signed it, a file or folder; may be given again. Without "
                    "them those of the list installed before, or that the list of lists (EU) names")
        ->take_all()
        ->allow_extra_args(false);
    add->add_flag("--accept-older", options->older,
                  "Also a list with a lower number than that of the one installed");
    auto* all = parent->add_subcommand("list", "The installed lists; exit code 1 when one is not used");
    auto* drop = parent->add_subcommand("remove", "Remove a list and who may have signed it");
    drop->add_option("territory", options->territory, "As listed, such as PT")->required();
    for (auto* command : {add, all, drop}) {
        command->add_flag("--json", options->json, "Print one JSON object a line");
        options->database.addTo(*command);
    }
    add->callback([options, &chosen] { chosen = [options] { return importList(*options); }; });
    all->callback([options, &chosen] { chosen = [options] { return listInstalled(*options); }; });
    drop->callback([options, &chosen] { chosen = [options] { return remove(*options); }; });
}

} // namespace cunho::cli
