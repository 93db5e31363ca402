// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"

#include <cunho/app/sign_files.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/wiring/soft_key.hpp>

#include <iostream>
#include <map>

namespace cunho::cli {
namespace {

struct SignOptions {
    DatabaseOptions database;
    std::string provider = "soft-key";
    std::string pkcs12;
    std::string pkcs12Password;
    std::string key;
    std::string keyPassword;
    std::string certificate;
    std::string chain;
    wiring::SoftKeyChoice choice;
    std::string level = "B-B";
    std::string out;
    std::string outFolder;
    std::vector<std::string> files;
    bool pending = false;
    bool json = false;
};

std::unique_ptr<signing::SignatureProvider> openKey(const SignOptions& options) {
    if (!options.pkcs12.empty())
        return wiring::openSoftKey(options.pkcs12, readPassword(options.pkcs12Password), options.choice);
    const Secret password = options.keyPassword.empty() ? Secret{} : readPassword(options.keyPassword);
    return wiring::openSoftKey(options.key, password, options.certificate, options.chain, options.choice);
}

int signFiles(const SignOptions& options) {
    const SystemClock clock;
    const auto reader = pdf::makePodofoReader();
    const auto provider = openKey(options);
    app::SignFilesOptions choice;
    if (!options.out.empty())
        choice.target.file = options.out;
    if (!options.outFolder.empty())
        choice.target.folder = options.outFolder;
    signing::SilentPrompter prompter;
    const std::vector<std::filesystem::path> sources(options.files.begin(), options.files.end());
    bool failed = false;
    for (const auto& result :
         app::SignFiles(*reader, *provider, clock).run(sources, choice, prompter, JobContext{})) {
        Json json{{"file", result.source.string()}};
        if (const auto* file = std::get_if<signing::SignedFile>(&result.outcome)) {
            json["state"] = "signed";
            json.update(toJson(*file));
            if (!options.json)
                std::cout << file->path.string() << '\n';
        } else {
            failed = true;
            const auto& failure = std::get<Failure>(result.outcome);
            json["state"] = "failed";
            json.update(toJson(failure));
            if (!options.json)
                printFailure(failure);
        }
        if (options.json)
            printLine(json);
    }
    return failed ? SomeFailed : AllDone;
}

int signPending(const SignOptions& options) {
    SystemClock clock;
    const auto workplace = options.database.open(clock);
    const print::Runtime runtime;
    const JobContext job;
    workplace->connect(job);
    signing::SilentPrompter prompter;
    bool failed = false;
    for (const auto& [id, outcome] : app::SignPending(workplace->services()).run({}, prompter, job)) {
        const auto document = workplace->services().documents.find(id);
        Json json{{"id", id}, {"number", document ? (*document)->number : std::string()}};
        if (const auto* record = std::get_if<invoicing::SignatureRecord>(&outcome)) {
            json["state"] = "signed";
            json.update(toJson(*record));
            if (!options.json)
                std::cout << record->file.string() << '\n';
        } else {
            failed = true;
            json["state"] = "signature-pending";
            json.update(toJson(std::get<Failure>(outcome)));
            if (!options.json)
                printFailure(std::get<Failure>(outcome));
        }
        if (options.json)
            printLine(json);
    }
    return failed ? SomeFailed : AllDone;
}

/// What CLI11 cannot say by itself: which options belong together.
void requireSense(const SignOptions& options) {
    const auto wrong = [](const char* text) { throw CLI::ValidationError("sign", text); };
    if (options.provider == "safe") {
        if (!options.files.empty())
            wrong("SAFE signs only invoices issued here: use --pending, without files");
        if (!options.pending)
            wrong("--provider safe needs --pending");
        return;
    }
    if (options.pending)
        wrong("--pending needs --provider safe");
    if (options.files.empty())
        wrong("no files given");
    if (options.pkcs12.empty() == options.key.empty())
        wrong("give either --p12 or --key");
    if (!options.pkcs12.empty() && options.pkcs12Password.empty())
        wrong("--p12 needs --p12-password-file");
    if (!options.key.empty() && options.certificate.empty())
        wrong("--key needs --cert");
    if (!options.out.empty() && !options.outFolder.empty())
        wrong("give --out or --out-dir, not both");
    if (!options.out.empty() && options.files.size() != 1)
        wrong("--out serves one file; use --out-dir");
}

void addAlgorithm(CLI::App& command, wiring::SoftKeyChoice& choice) {
    using crypto::DigestAlgorithm;
    static const std::map<std::string, DigestAlgorithm> digests{{"sha256", DigestAlgorithm::Sha256},
                                                                {"sha384", DigestAlgorithm::Sha384},
                                                                {"sha512", DigestAlgorithm::Sha512}};
    command.add_option("--digest", choice.digest, "sha256, sha384 or sha512; default: usual for the key")
        ->transform(CLI::CheckedTransformer(digests));
    command.add_flag("--pss", choice.pss, "Sign with RSASSA-PSS instead of PKCS#1 v1.5");
}

} // namespace

void addSign(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<SignOptions>();
    auto* command =
        program.add_subcommand("sign", "Sign PDF files, or the invoices whose signature is pending");
    command->add_option("files", options->files, "PDF files");
    command->add_option("--provider", options->provider, "soft-key (default) or safe")
        ->check(CLI::IsMember({"soft-key", "safe"}));
    command->add_option("--p12", options->pkcs12, "PKCS#12 file with key and certificates");
    command->add_option("--p12-password-file", options->pkcs12Password,
                        "Its password: first line of a file, or of - (stdin)");
    command->add_option("--key", options->key, "Private key, PEM");
    command->add_option("--key-password-file", options->keyPassword, "Its password, when it has one");
    command->add_option("--cert", options->certificate, "The key's certificate, PEM or DER");
    command->add_option("--chain", options->chain, "Certificates of its issuers, PEM");
    addAlgorithm(*command, options->choice);
    command->add_option("--level", options->level, "B-B")->check(CLI::IsMember({"B-B"}));
    command->add_option("--out", options->out, "Name of the signed file");
    command->add_option("--out-dir", options->outFolder,
                        "Folder of the signed files; default: beside each source");
    command->add_flag("--pending", options->pending, "Sign every issued invoice whose signature is pending");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    options->database.addTo(*command);
    command->footer(
        "Examples:\n  cunho-cli sign --p12 key.p12 --p12-password-file - contract.pdf < password\n"
        "  cunho-cli sign --key key.pem --cert cert.pem --chain chain.pem --out-dir signed *.pdf\n"
        "  cunho-cli sign --provider safe --pending --db empresa.db");
    command->callback([options, &chosen] {
        requireSense(*options);
        chosen = [options] { return options->pending ? signPending(*options) : signFiles(*options); };
    });
}

} // namespace cunho::cli
