// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/password_options.hpp"
#include "cli/verdict_json.hpp"
#include "cli/verdict_words.hpp"

#include <cunho/signing/trust_anchors.hpp>
#include <cunho/wiring/level_services.hpp>
#include <cunho/wiring/workplace.hpp>

#include <map>

namespace cunho::cli {
namespace {

struct VerifyOptions {
    std::vector<std::string> files;
    std::vector<std::string> trust;
    std::vector<std::string> trustedLists;
    std::vector<std::string> listSigners;
    std::vector<std::string> responders;
    std::vector<std::string> allowed;
    PasswordOptions passwords;
    std::string at;
    std::string revocation = "where-offered";
    bool offline = false;
    bool json = false;
};

const std::map<std::string, signing::RevocationRule> revocationRules{
    {"where-offered", signing::RevocationRule::WhereOffered},
    {"always", signing::RevocationRule::Always},
    {"never", signing::RevocationRule::Never},
};

std::vector<std::filesystem::path> paths(const std::vector<std::string>& names) {
    return {names.begin(), names.end()};
}

/// "2026-11-23T09:15:00Z", or a day as its end; nothing given means now.
TimePoint validationTime(std::string text) {
    if (text.empty())
        return SystemClock().now();
    if (text.find('T') == std::string::npos)
        text += "T23:59:59";
    if (text.ends_with('Z'))
        text.pop_back();
    return fromLocal(parseLocal(text), Zone::Utc);
}

signing::VerificationOptions readOptions(const VerifyOptions& given) {
    signing::VerificationOptions options{signing::loadAnchors(paths(given.trust)), validationTime(given.at)};
    const auto signers = signing::loadAnchors(paths(given.listSigners));
    for (const auto& file : given.trustedLists)
        options.trustedLists.push_back(signing::readTrustedList(file, signers));
    options.trustedResponders = signing::loadAnchors(paths(given.responders));
    options.revocation = revocationRules.at(given.revocation);
    return options;
}

int verify(const VerifyOptions& given) {
    const auto reader = wiring::makeForeignReader(given.passwords.read());
    auto options = readOptions(given);
    const SystemClock clock;
    wiring::LevelSettings settings;
    settings.online = !given.offline;
    settings.trustedResponders = options.trustedResponders;
    settings.allowedAddresses = given.allowed;
    const wiring::LevelConnections network(settings, clock);
    options.online = network.revocation();
    bool failed = false;
    for (const auto& file : given.files) {
        try {
            const auto verdict = app::verifyFile(file, *reader, options);
            failed = failed || !verdict.passed();
            if (given.json)
                printLine(toJson(verdict));
            else
                printVerdict(verdict);
        } catch (const Error& error) { // one bad file must not stop the others
            failed = true;
            Json json{{"file", file}, {"signatures", Json::array()}};
            json.update(toJson(error.failure()));
            if (given.json)
                printLine(json);
            else
                printFailure(error.failure());
        }
    }
    return failed ? SomeFailed : AllDone;
}

/// May be given again; takes one value each time, else it would take the files to verify as well.
void addList(CLI::App& command, const char* name, std::vector<std::string>& values, const char* help) {
    command.add_option(name, values, help)->take_all()->allow_extra_args(false);
}

} // namespace

void addVerify(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<VerifyOptions>();
    auto* command = program.add_subcommand("verify", "Check the signatures of PDF files");
    command->add_option("files", options->files, "PDF files")->required();
    addList(*command, "--trust", options->trust,
            "Trusted certificates: a file or folder; may be given again");
    addList(*command, "--trusted-list", options->trustedLists,
            "An EU trusted list (XML, TS 119 612); may be given again");
    addList(*command, "--trusted-list-signer", options->listSigners,
            "Certificates that may have signed the trusted lists");
    addList(*command, "--trusted-responder", options->responders,
            "OCSP responders to be believed although another authority issued them");
    options->passwords.addTo(*command);
    command->add_option("--at", options->at,
                        "Judge as of this time in UTC (2026-11-23T09:15:00Z) or the end of this day");
    command
        ->add_option("--revocation", options->revocation,
                     "Who must be shown not to be revoked: where-offered (certificates that name a place to "
                     "ask, the default), always, never")
        ->check(CLI::IsMember(revocationRules));
    addList(*command, "--allow-address", options->allowed,
            "HOST:PORT that is not public and may be asked all the same, such as the sandbox's");
    command->add_flag("--offline", options->offline, "Ask nobody: judge by what the file holds");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Exit code 0: every file is signed and every signature TOTAL-PASSED.\n"
                    "Example:\n  cunho-cli verify --trust root.pem --json FT_2026A_1.pdf");
    command->callback([options, &chosen] { chosen = [options] { return verify(*options); }; });
}

} // namespace cunho::cli
