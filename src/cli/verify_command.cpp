// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/verify_file.hpp>

#include <algorithm>
#include <iostream>

namespace cunho::cli {
namespace {

struct VerifyOptions {
    std::vector<std::string> files;
    std::vector<std::string> trust;
    bool json = false;
};

void printVerdict(const app::FileVerdict& verdict) {
    std::cout << verdict.file.string() << '\n';
    if (verdict.signatures.empty())
        std::cout << "  no signature\n";
    for (const auto& report : verdict.signatures) {
        std::cout << "  " << report.field << "  " << signing::indicationName(report.indication);
        if (!report.subIndication.empty())
            std::cout << " / " << report.subIndication;
        std::cout << "  " << (report.level.empty() ? "-" : report.level) << "  " << report.signer << "  "
                  << report.claimedTime
                  << (report.coversWholeFile ? "  covers the whole file" : "  covers an earlier revision")
                  << '\n';
        for (const auto& remark : report.remarks)
            std::cout << "      " << remark << '\n';
    }
}

bool passed(const app::FileVerdict& verdict) {
    return !verdict.signatures.empty() &&
           std::all_of(verdict.signatures.begin(), verdict.signatures.end(), [](const auto& report) {
               return report.indication == signing::Indication::TotalPassed;
           });
}

int verify(const VerifyOptions& options) {
    const SystemClock clock;
    const auto reader = pdf::makePodofoReader();
    const auto anchors = app::loadAnchors({options.trust.begin(), options.trust.end()});
    bool failed = false;
    for (const auto& file : options.files) {
        try {
            const auto verdict = app::verifyFile(file, *reader, clock, anchors);
            failed = failed || !passed(verdict);
            if (options.json)
                printLine(toJson(verdict));
            else
                printVerdict(verdict);
        } catch (const Error& error) { // one bad file must not stop the others
            failed = true;
            Json json{{"file", file}, {"signatures", Json::array()}};
            json.update(toJson(error.failure()));
            if (options.json)
                printLine(json);
            else
                printFailure(error.failure());
        }
    }
    return failed ? SomeFailed : AllDone;
}

} // namespace

void addVerify(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<VerifyOptions>();
    auto* command = program.add_subcommand("verify", "Check the signatures of PDF files");
    command->add_option("files", options->files, "PDF files")->required();
    command
        ->add_option("--trust", options->trust, "Trusted certificates: a file or folder; may be given again")
        ->take_all()
        ->allow_extra_args(false); // else it would take the files to verify as well
    command->add_flag("--json", options->json, "Print one JSON object a line");
    command->footer("Exit code 0: every file is signed and every signature TOTAL-PASSED.\n"
                    "Example:\n  cunho-cli verify --trust root.pem --json FT_2026A_1.pdf");
    command->callback([options, &chosen] { chosen = [options] { return verify(*options); }; });
}

} // namespace cunho::cli
