// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "cli/command.hpp"
#include "cli/output.hpp"
#include "cli/password_options.hpp"
#include "cli/verdict_words.hpp"

#include <cunho/app/collect_files.hpp>
#include <cunho/app/trusted_lists.hpp>
#include <cunho/app/verification_report.hpp>
#include <cunho/core/file.hpp>
#include <cunho/print/runtime.hpp>
#include <cunho/signing/trust_anchors.hpp>
#include <cunho/wiring/level_services.hpp>
#include <cunho/wiring/page_code_reader.hpp>
#include <cunho/wiring/workplace.hpp>

#include <algorithm>
#include <iostream>
#include <map>
#include <memory>

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
    bool revisions = false;
    bool qr = false;
    int revision = 0;
    std::string revisionTarget;
    std::vector<std::string> reports;
    std::string language = "pt";
    DatabaseOptions books;
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

/// What the person wants besides a verdict. Each file is written or not; the exit code tells.
class Verification {
  public:
    explicit Verification(const VerifyOptions& given)
        : given_(given)
        , passwords_(given.passwords.read())
        , reader_(wiring::makeForeignReader(passwords_))
        , options_(readOptions(given))
        , network_(levels(given, options_), clock_) {
        options_.online = network_.revocation();
        if (given.qr || !given.reports.empty())
            codes_ = wiring::makeForeignCodeReader(passwords_);
        if (given.books.database.empty())
            return;
        books_ = openBooks(given.books);
        unusableLists_ = app::useInstalledLists(books_->services(), options_).unusable;
    }

    int run() {
        app::CollectOptions collect;
        collect.namedUnseen = true;
        collect.signedHere = true;
        const auto found = app::collectFiles(paths(given_.files), collect, JobContext());
        if (!given_.revisionTarget.empty() && found.files.size() != 1)
            throw Error(Fault::Input, "TARGET_NEEDS_ONE_FILE");
        auto left = found.leftOut.begin();
        for (std::size_t i = 0; i <= found.files.size(); ++i) {
            for (; left != found.leftOut.end() && left->before <= i; ++left)
                tell(*left);
            if (i < found.files.size())
                verify(found.files[i].path);
        }
        for (const auto& target : given_.reports)
            attempt([&] { saveReport(target); });
        return failed_ ? SomeFailed : AllDone;
    }

  private:
    static wiring::LevelSettings levels(const VerifyOptions& given,
                                        const signing::VerificationOptions& options) {
        wiring::LevelSettings settings;
        settings.online = !given.offline;
        settings.trustedResponders = options.trustedResponders;
        settings.allowedAddresses = given.allowed;
        return settings;
    }

    /// Never makes a new one.
    std::unique_ptr<wiring::Workplace> openBooks(const DatabaseOptions& books) {
        fileState(books.database);
        return books.open(clock_);
    }

    template<class Part>
    void attempt(Part part) {
        try {
            part();
        } catch (const Error& error) {
            failed_ = true;
            printFailure(error.failure());
        }
    }

    /// What a folder holds besides PDFs is no failure.
    void tell(const app::LeftOut& left) {
        if (!left.named)
            return;
        if (left.why.fault == Fault::Input) { // named twice: it is verified once
            printFailure(left.why);
            return;
        }
        app::FileReport report;
        report.file = left.path;
        report.verifiedAt = options_.at;
        report.failure = left.why;
        show(std::move(report));
    }

    void verify(const std::filesystem::path& file) {
        app::ReportSources sources{*reader_, options_};
        if (books_) {
            sources.environment = books_->services().environment;
            sources.books = &books_->services().documents;
        }
        sources.codes = codes_.get();
        sources.unusableLists = unusableLists_;
        app::FileReport report = app::reportOn(file, sources);
        if (!given_.revisionTarget.empty() && !report.failure)
            attempt([&] { saveRevision(report); });
        show(std::move(report));
    }

    void show(app::FileReport report) {
        failed_ = failed_ || !report.passed();
        if (given_.json)
            std::cout << app::toJson(report) << '\n' << std::flush;
        else
            printReport(report, given_.revisions);
        if (!given_.reports.empty())
            reports_.push_back(std::move(report));
    }

    void saveRevision(const app::FileReport& report) {
        const auto wanted = std::ranges::find(report.revisions, given_.revision, &app::Revision::number);
        if (wanted == report.revisions.end())
            throw Error(Fault::Input, "REVISION_NOT_THERE",
                        {{"file", report.file.filename().string()},
                         {"revision", std::to_string(given_.revision)},
                         {"count", std::to_string(report.revisions.size())}});
        app::saveRevision(report.file, report.state, wanted->end, given_.revisionTarget);
    }

    void saveReport(const std::string& target) {
        const print::Runtime runtime;
        const Language language = given_.language == "en" ? Language::English : Language::Portuguese;
        app::saveReport(reports_, language, CUNHO_VERSION, target);
    }

    const VerifyOptions& given_;
    SystemClock clock_;
    std::shared_ptr<const pdf::Passwords> passwords_;
    std::unique_ptr<pdf::Reader> reader_;
    signing::VerificationOptions options_;
    wiring::LevelConnections network_;
    std::unique_ptr<app::PageCodeReader> codes_;
    std::unique_ptr<wiring::Workplace> books_;
    std::vector<std::string> unusableLists_;
    std::vector<app::FileReport> reports_;
    bool failed_ = false;
};

int verify(const VerifyOptions& given) {
    return Verification(given).run();
}

/// May be given again; takes one value each time, else it would take the files to verify as well.
void addListOption(CLI::App& command, const char* name, std::vector<std::string>& values, const char* help) {
    command.add_option(name, values, help)->take_all()->allow_extra_args(false);
}

} // namespace

void addVerify(CLI::App& program, Action& chosen) {
    auto options = std::make_shared<VerifyOptions>();
    auto* command = program.add_subcommand("verify", "Check the signatures of PDF files");
    command->add_option("files", options->files, "PDF files, and folders of them")->required();
    addListOption(*command, "--trust", options->trust,
                  "Trusted certificates: a file or folder; may be given again");
    addListOption(*command, "--trusted-list", options->trustedLists,
                  "An EU trusted list (XML, TS 119 612); may be given again");
    addListOption(*command, "--trusted-list-signer", options->listSigners,
                  "Certificates that may have signed the trusted lists");
    addListOption(*command, "--trusted-responder", options->responders,
                  "OCSP responders to be believed although another authority issued them");
    options->passwords.addTo(*command);
    command->add_option("--at", options->at,
                        "Judge as of this time in UTC (2026-11-23T09:15:00Z) or the end of this day");
    command
        ->add_option("--revocation", options->revocation,
                     "Who must be shown not to be revoked: where-offered (certificates that name a place to "
                     "ask, the default), always, never")
        ->check(CLI::IsMember(revocationRules));
    addListOption(*command, "--allow-address", options->allowed,
                  "HOST:PORT that is not public and may be asked all the same, such as the sandbox's");
    command->add_flag("--offline", options->offline, "Ask nobody: judge by what the file holds");
    command->add_flag("--json", options->json, "Print one JSON object a line");
    addListOption(
        *command, "--report", options->reports,
        "Write a report on all files: OUT.pdf or OUT.json, which must not exist; may be given again");
    command->add_option("--language", options->language, "Of the report as PDF: pt (default) or en")
        ->check(CLI::IsMember({"pt", "en"}));
    command->add_flag("--revisions", options->revisions, "List what was signed when, and what came after");
    auto* revision = command->add_option("--save-revision", options->revision,
                                         "Save the document as it was at signature N; one file only");
    auto* target = command->add_option("--out", options->revisionTarget, "Where to; must not exist");
    revision->needs(target);
    target->needs(revision);
    command->add_flag("--qr", options->qr, "Read the fiscal QR codes on the pages, too");
    command->add_option(
        "--db", options->books.database,
        "The company's database: its trusted lists are used, and QR codes are compared with its "
        "documents");
    command->add_option("--environment", options->books.environment, "Of that database")
        ->check(CLI::IsMember({"sandbox", "pre-production", "production"}));
    command->footer(
        "Exit code 0: every file is signed, every signature TOTAL-PASSED, and everything asked for was "
        "written; 1: not so; 2: wrong usage. QR codes do not count.\n"
        "Example:\n  cunho-cli verify --trust root.pem --json FT_2026A_1.pdf");
    command->callback([options, &chosen] { chosen = [options] { return verify(*options); }; });
}

} // namespace cunho::cli
