// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/output.hpp"
#include "cli/subcommand.hpp"

#include <cunho/app/certification.hpp>
#include <cunho/core/file.hpp>
#include <cunho/core/reason_text.hpp>

#include <iostream>

namespace cunho::cli {
namespace {

constexpr std::size_t largestProfile = 64U << 10U;

struct BooksOptions {
    DatabaseOptions database;
    std::string file;
    bool full = false;
    bool json = false;
};

Json integrityJson(const invoicing::IntegrityReport& report) {
    Json json{{"sound", report.sound}, {"checked", report.checked}, {"total", report.total}};
    if (!report.sound) {
        json["document"] = report.document;
        json["reason"] = report.reason;
        json["text"] = reasonText({Fault::Integrity, report.reason, {{"document", report.document}}, {}},
                                  Language::English);
    }
    json["restored"] = report.restored;
    json["restores"] = report.restores;
    return json;
}

int checkBooks(const BooksOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    auto& integrity = *workplace->services().books.integrity;
    const JobContext job;
    const auto report = options.full ? integrity.full(job) : integrity.quick(job);
    const Json json = integrityJson(report);
    if (options.json)
        printLine(json);
    else if (report.sound)
        std::cout << "sound: " << report.checked << " of " << report.total << " documents checked\n";
    else
        std::cerr << "cunho-cli: " << json.at("text").get<std::string>() << '\n';
    return report.sound && !report.restored ? AllDone : SomeFailed;
}

int closeRestored(const BooksOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    Json closed = Json::array();
    for (const auto& series : workplace->services().books.integrity->closeAfterRestore())
        closed.push_back(std::string(invoicing::documentType(series.type).code) + " " + series.id);
    if (options.json)
        printLine({{"closed", closed}});
    else
        for (const Json& series : closed)
            std::cout << series.get<std::string>() << "  closed\n";
    return AllDone;
}

Json certificationJson(const invoicing::CertificationSummary& summary) {
    return {{"certificateNumber", summary.number},
            {"keyVersion", summary.keyVersion},
            {"producerNif", summary.producerNif},
            {"productId", summary.productId},
            {"publicKey", summary.publicKeyPem}};
}

void tellCertification(const BooksOptions& options, const invoicing::CertificationSummary& summary) {
    if (options.json)
        printLine(certificationJson(summary));
    else
        std::cout << "certificate " << summary.number << ", key version " << summary.keyVersion << ", "
                  << summary.productId << '\n';
}

int install(const BooksOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    options.database.openVault(*workplace);
    Bytes bytes = readFile(options.file == "-" ? "/dev/stdin" : options.file, largestProfile);
    const Secret profile(bytes);
    wipe(bytes);
    tellCertification(options, app::installCertification(workplace->services(), profile, CUNHO_VERSION));
    return AllDone;
}

int showCertification(const BooksOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    if (const auto summary = app::installedCertification(workplace->services()))
        tellCertification(options, *summary);
    else if (options.json)
        printLine({{"certificateNumber", 0}});
    else
        std::cout << "no certification profile: documents are for training\n";
    return AllDone;
}

} // namespace

void addBooks(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<BooksOptions>();
    auto* books = program.add_subcommand("books", "The integrity of what was issued")->require_subcommand(1);
    books->footer("Example:\n  cunho-cli books check --db empresa.db --full --json");
    addSubcommand(*books, "check", "Check chain, numbers and sums; stops issuing when they fail", options,
                  chosen, &checkBooks)
        ->add_flag("--full", options->full, "Every document and every hash, not only the newest");
    addSubcommand(*books, "close-restored", "After a restored backup: close the series that were in use",
                  options, chosen, &closeRestored);

    auto* certification = program.add_subcommand("certification", "The producer's certification profile")
                              ->require_subcommand(1);
    certification->footer("Example:\n  cunho-cli certification install --db empresa.db perfil.json");
    auto* installing = addSubcommand(*certification, "install", "Put a profile into the vault; training ends",
                                     options, chosen, &install);
    installing->add_option("file", options->file, "The producer's file, or - for standard input")->required();
    options->database.addVaultTo(*installing);
    addSubcommand(*certification, "show", "What is installed", options, chosen, &showCertification);
}

} // namespace cunho::cli
