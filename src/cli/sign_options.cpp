// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/sign_options.hpp"

#include <cunho/core/reason_text.hpp>

#include <map>

namespace cunho::cli {
namespace {

void requireSenseOfPending(const CLI::App& command, const SignOptions& options) {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    if (!options.files.empty())
        wrong("--pending signs invoices issued here: give no files");
    for (const char* name : {"--p12", "--key", "--tsa", "--trusted-responder", "--visible", "--reason",
                             "--commitment", "--policy", "--field", "--password-file", "--out", "--out-dir",
                             "--digest", "--attributes", "--name-pattern", "--jobs", "--resume"})
        if (command.count(name) > 0)
            wrong(std::string(name) +
                  " serves files that a key signs; invoices are signed as they were issued");
}

void requireKey(const CLI::App& command, const KeyOptions& key) {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    if (key.pkcs12.empty() == key.key.empty())
        wrong("give either --p12 or --key");
    if (!key.pkcs12.empty() && key.pkcs12Password.empty())
        wrong("--p12 needs --p12-password-file");
    if (!key.key.empty() && key.certificate.empty())
        wrong("--key needs --cert");
}

void requireNoKey(const CLI::App& command) {
    for (const char* name :
         {"--p12", "--p12-password-file", "--key", "--key-password-file", "--cert", "--digest"})
        if (command.count(name) > 0)
            throw CLI::ValidationError(command.get_name(),
                                       std::string(name) +
                                           " is of a key in a file; card and token have their own");
}

void requireSenseOfBatch(const CLI::App& command, const SignOptions& options) {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    if (!options.attributes.empty() && (!options.resume.empty() || command.count("--name-pattern") > 0))
        wrong("--attributes signs in several steps: leave --resume and --name-pattern out");
    if (!options.out.empty() && (!options.resume.empty() || command.count("--name-pattern") > 0))
        wrong("--out names the file: leave --resume and --name-pattern out");
    try {
        app::requireNamePattern(options.namePattern);
    } catch (const Error& error) {
        wrong(reasonText(error.failure(), Language::English));
    }
}

void requireSenseOfFiles(const CLI::App& command, const SignOptions& options) {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    options.seal.requireSense(command); // first: a file may have been taken for the seal's place
    if (options.files.empty() && options.resume.empty())
        wrong("no files given");
    requireSenseOfBatch(command, options);
    options.isLocal() || options.provider == "cmd" ? requireNoKey(command) : requireKey(command, options.key);
    if (!options.attributes.empty() && options.provider == "soft-key")
        wrong("--attributes follows a citizen's signature: give --provider cmd, citizen-card or pkcs11");
    const PinOptions& pin = options.local.pin;
    if (!pin.file.empty() && !pin.onePin && options.provider != "cmd" && options.files.size() > 1)
        wrong("--pin-file gives one PIN once: add --one-pin to sign all files with it");
    if (!options.out.empty() && !options.outFolder.empty())
        wrong("give --out or --out-dir, not both");
    if (!options.out.empty() && options.files.size() != 1)
        wrong("--out serves one file; use --out-dir");
    if (!options.asksServices()) // they have a time-stamp authority
        options.level.requireSense(command.get_name(), options.level.wanted(signing::PadesLevel::B_B),
                                   options.database.sandboxAccess);
    options.statement.requireSense(command);
    options.passwords.requireSense(command, {"--p12-password-file", "--key-password-file", "--pin-file"});
}

} // namespace

void KeyOptions::addTo(CLI::App& command) {
    using crypto::DigestAlgorithm;
    static const std::map<std::string, DigestAlgorithm> digests{{"sha256", DigestAlgorithm::Sha256},
                                                                {"sha384", DigestAlgorithm::Sha384},
                                                                {"sha512", DigestAlgorithm::Sha512}};
    command.add_option("--p12", pkcs12, "PKCS#12 file with key and certificates");
    command.add_option("--p12-password-file", pkcs12Password,
                       "Its password: first line of a file, or of - (stdin)");
    command.add_option("--key", key, "Private key, PEM");
    command.add_option("--key-password-file", keyPassword, "Its password, when it has one");
    command.add_option("--cert", certificate, "The key's certificate, PEM or DER");
    command.add_option("--chain", chain, "Certificates of its issuers, PEM; also of a card's or token's");
    command.add_option("--digest", choice.digest, "sha256, sha384 or sha512; default: usual for the key")
        ->transform(CLI::CheckedTransformer(digests));
    command.add_flag("--pss", choice.pss, "Sign with RSASSA-PSS instead of PKCS#1 v1.5");
}

std::unique_ptr<signing::SignatureProvider> KeyOptions::open() const {
    if (!pkcs12.empty())
        return wiring::openSoftKey(pkcs12, readPassword(pkcs12Password), choice);
    const Secret password = keyPassword.empty() ? Secret{} : readPassword(keyPassword);
    return wiring::openSoftKey(key, password, certificate, chain, choice);
}

void SignOptions::addTo(CLI::App& command) {
    command.add_option("files", files, "PDF files, and folders with PDF files");
    command.add_option("--provider", provider, "soft-key (default), citizen-card, cmd, pkcs11 or safe")
        ->check(CLI::IsMember({"soft-key", "citizen-card", "cmd", "pkcs11", "safe"}));
    key.addTo(command);
    local.addTo(command);
    level.addTo(command, {"B-B", "B-T", "B-LT", "B-LTA"},
                "B-B (default of a key in a file), B-T, B-LT or B-LTA (default of invoices)");
    command
        .add_option("--when-short", whenShort,
                    "When the authority does not take all requests now: later (default) signs B-B what is "
                    "left, to be completed with extend; stop signs nothing")
        ->check(CLI::IsMember({"later", "stop"}));
    seal.addTo(command);
    statement.addTo(command);
    passwords.addTo(command);
    command
        .add_option("--attributes", attributes,
                    "Sign in a certified capacity: professional attributes by id or description, as "
                    "`attributes` lists them, separated by commas; may be given again")
        ->delimiter(',')
        ->take_all()
        ->allow_extra_args(false);
    command.add_option("--field", field, "Name of the empty signature field to fill, or of a new one");
    command.add_option("--out", out, "Name of the signed file");
    command.add_option("--out-dir", outFolder, "Folder of the signed files; default: beside each source");
    command.add_option(
        "--name-pattern", namePattern,
        "Names of the signed files, with {name}, {date} and {n}; default: {name}-assinado.pdf");
    command.add_option("--jobs", jobs, "Files that are read at the same time (2)")->check(CLI::Range(1, 16));
    command.add_option("--resume", resume,
                       "Keep in this file how far the batch is, and go on from there when it is begun "
                       "already: what is signed is not signed again");
    command.add_flag("--pending", pending, "Sign every issued invoice whose signature is pending");
    command.add_flag("--json", json, "Print one JSON object a line");
    database.addTo(command);
    database.addVaultTo(command);
}

void SignOptions::requireSense(const CLI::App& command) const {
    const auto wrong = [&](const std::string& text) { throw CLI::ValidationError(command.get_name(), text); };
    local.requireSense(command, provider);
    if (provider == "safe" && !files.empty())
        wrong("SAFE signs only invoices issued here: use --pending, without files");
    if (provider == "safe" && !pending)
        wrong("--provider safe needs --pending");
    if (pending && provider == "soft-key")
        wrong("--pending needs --provider safe, cmd, citizen-card or pkcs11");
    if (pending)
        requireSenseOfPending(command, *this);
    else
        requireSenseOfFiles(command, *this);
}

} // namespace cunho::cli
