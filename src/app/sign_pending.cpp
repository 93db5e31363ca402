// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/adoption.hpp"
#include "app/rendering.hpp"
#include "app/spool_lock.hpp"
#include "app/waiting.hpp"

#include <cunho/app/sign_pending.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/signing/pades.hpp>

#include <algorithm>
#include <optional>
#include <set>
#include <span>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;

constexpr const char* sourcePrefix = "source-";

void makeFolder(const fs::path& folder) {
    std::error_code code;
    fs::create_directories(folder, code);
    if (code)
        throw Error(Fault::Storage, "FOLDER_READ_ONLY", {{"folder", folder.string()}}, code.message());
}

/// The rendering as a file for the time that preparing takes; afterwards the prepared file stands in the
/// spool.
class SpoolSource {
  public:
    SpoolSource(fs::path path, ByteView bytes) : path_(std::move(path)) {
        AtomicFile file(path_, AtomicFile::Existing::Replace);
        file.write(bytes);
        file.commit();
    }
    ~SpoolSource() {
        std::error_code ignored;
        fs::remove(path_, ignored);
    }
    SpoolSource(const SpoolSource&) = delete;
    SpoolSource& operator=(const SpoolSource&) = delete;
    const fs::path& path() const noexcept { return path_; }

  private:
    fs::path path_;
};

/// Sources that a killed process left. Only for the holder of the spool's lock: nobody else has any.
void sweepSources(const fs::path& spool) {
    std::vector<fs::path> left;
    for (const auto& file : fs::directory_iterator(spool))
        if (file.path().filename().string().starts_with(sourcePrefix))
            left.push_back(file.path());
    std::error_code ignored;
    for (const auto& file : left)
        fs::remove(file, ignored);
}

/// Card, token and Chave Móvel Digital ask a person, and sign at once or not at all; SAFE has asked before.
bool asksPerson(const std::string& provider) {
    return provider == "citizen-card" || provider == "pkcs11" || provider == "cmd";
}

/// One run over the pending documents.
class PendingRun {
  public:
    PendingRun(Services& services, signing::SignatureProvider& provider)
        : services_(services)
        , provider_(provider)
        , signer_(services.reader, provider, services.clock, services.journal, services.spool,
                  services.signer) {}

    void resume(signing::Prompter& prompter, const JobContext& job) {
        auto entries = services_.journal.open();
        const bool any = std::ranges::any_of(entries, [](const auto& entry) { return entry.documentId > 0; });
        if (!any)
            return;
        const auto ours = providerName(job);
        if (ours && release(entries, *ours))
            entries = services_.journal.open();
        const auto outcomes = signer_.resume(prompter, job);
        if (ours && outcomes.size() < entries.size()) // those of other providers have no outcome
            std::erase_if(entries, [&](const auto& entry) { return entry.provider != *ours; });
        for (std::size_t i = 0; i < outcomes.size(); ++i) {
            if (const auto* file = std::get_if<signing::SignedFile>(&outcomes[i]))
                record(*file);
            else if (i < entries.size())
                notResumed_[entries[i].documentId] = std::get<Failure>(outcomes[i]);
        }
    }

    void signRest(const std::vector<std::int64_t>& only, signing::Prompter& prompter, const JobContext& job) {
        std::set<std::int64_t> open; // still under way: never prepared a second time
        for (const auto& entry : services_.journal.open())
            open.insert(entry.documentId);
        std::vector<std::unique_ptr<SpoolSource>> sources;
        std::vector<signing::SignFileRequest> requests;
        for (const std::int64_t id : services_.documents.pending()) {
            const bool wanted = only.empty() || std::ranges::find(only, id) != only.end();
            if (!wanted)
                continue;
            if (open.contains(id)) {
                const auto why = notResumed_.find(id);
                outcomes_.emplace(id, why != notResumed_.end()
                                          ? why->second
                                          : Failure{Fault::Service, "SIGNATURE_UNDER_WAY", {}, {}});
                continue;
            }
            try {
                if (!adopt(id, job))
                    requests.push_back(request(id, sources));
            } catch (...) { // one document's print or disk must not stop the others
                outcomes_.emplace(id, currentFailure());
            }
        }
        if (requests.empty())
            return;
        const auto results = signer_.sign(requests, prompter, job);
        for (std::size_t i = 0; i < results.size(); ++i) {
            if (const auto* file = std::get_if<signing::SignedFile>(&results[i]))
                record(*file);
            else
                outcomes_.insert_or_assign(requests[i].documentId, std::get<Failure>(results[i]));
        }
    }

    std::map<std::int64_t, PendingOutcome> take() { return std::move(outcomes_); }

  private:
    /// Before anything is signed: a card may be pulled meanwhile. Nothing: it cannot be reached, and every
    /// entry fails alike.
    std::optional<std::string> providerName(const JobContext& job) {
        try {
            return provider_.credential(job).provider;
        } catch (const Error&) {
            return std::nullopt;
        }
    }

    /// What another provider was never asked for, such as a card whose PIN was declined, is prepared anew for
    /// this one. So is what a person was to sign and did not: nobody is asked for more PINs than for what is
    /// wanted now. Whether there was anything of the kind.
    bool release(const std::vector<signing::JournalEntry>& entries, const std::string& ours) {
        bool any = false;
        for (signing::JournalEntry entry : entries) {
            const bool isOurs = entry.provider == ours;
            if (entry.documentId == 0 || entry.state != signing::JobState::Prepared ||
                (isOurs && !asksPerson(ours)))
                continue;
            const ErrorParams params{{"document", entry.documentName}};
            entry.state = signing::JobState::Failed;
            entry.failure = isOurs ? Failure{Fault::Service, "NO_SIGNATURE_VALUE", params, {}}
                                   : Failure{Fault::Conflict, "PROVIDER_CHANGED", params, {}};
            entry.changed = services_.clock.now();
            services_.journal.put(std::span(&entry, 1));
            std::error_code ignored; // a file left behind does no harm
            fs::remove(entry.prepared, ignored);
            any = true;
        }
        return any;
    }

    bool adopt(std::int64_t id, const JobContext& job) {
        const auto document = services_.documents.find(id);
        const auto finished = document ? findFinished(services_, *document, job) : std::nullopt;
        if (!finished)
            return false;
        services_.documents.recordSignature(id, *finished);
        outcomes_.insert_or_assign(id, *finished);
        return true;
    }

    signing::SignFileRequest request(std::int64_t id, std::vector<std::unique_ptr<SpoolSource>>& sources) {
        const auto document = services_.documents.find(id);
        if (!document)
            throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
        const std::string name = archiveName(*document);
        sources.push_back(std::make_unique<SpoolSource>(services_.spool / (sourcePrefix + name),
                                                        ensureRendering(services_, id)));
        signing::SignFileRequest request;
        request.source = sources.back()->path();
        request.target = services_.archive / name;
        request.documentName = name;
        request.purpose = {signing::Purpose::Kind::IssuedInvoice, document->facts().issuer.nif};
        request.documentId = id;
        request.statement = crypto::CommitmentType::ProofOfOrigin;
        request.level = services_.level;
        return request;
    }

    void record(const signing::SignedFile& file) {
        if (file.documentId == 0)
            return;
        const invoicing::SignatureRecord record{std::string(signing::padesLevelName(file.level)),
                                                file.path,
                                                file.sha256,
                                                file.qualified,
                                                file.signer.commonName(),
                                                file.signedAt};
        services_.documents.recordSignature(file.documentId, record);
        awaitLevel(file, services_.completion, services_.clock);
        outcomes_.insert_or_assign(file.documentId, record);
    }

    Services& services_;
    signing::SignatureProvider& provider_;
    signing::PadesSigner signer_;
    std::map<std::int64_t, PendingOutcome> outcomes_;
    std::map<std::int64_t, Failure> notResumed_; ///< why a document is still under way
};

} // namespace

std::map<std::int64_t, PendingOutcome> SignPending::run(const std::vector<std::int64_t>& only,
                                                        signing::Prompter& prompter, const JobContext& job) {
    if (services_.provider == nullptr)
        throw Error(Fault::Configuration, "NO_PROVIDER");
    makeFolder(services_.archive);
    makeFolder(services_.spool);
    const SpoolLock lock(services_.spool);
    sweepSources(services_.spool);
    PendingRun run(services_, *services_.provider);
    run.resume(prompter, job);
    run.signRest(only, prompter, job);
    return run.take();
}

std::string archiveName(const invoicing::IssuedDocument& document) {
    std::string name = document->number;
    for (char& c : name)
        if (c == ' ' || c == '/')
            c = '_';
    return name + ".pdf";
}

} // namespace cunho::app
