// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/capacity_run.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/pdf/placement.hpp>
#include <cunho/pdf/reader.hpp>
#include <cunho/signing/extension.hpp>

#include <algorithm>
#include <set>

namespace cunho::app {
namespace {

namespace fs = std::filesystem;
using signing::PadesLevel;

/// Has a batch signed as a whole or not at all: a transaction is for all the documents that were authorised.
class WholeBatch final : public signing::SignatureProvider {
  public:
    WholeBatch(signing::SignatureProvider& inner, std::size_t count) : inner_(inner), count_(count) {}

    bool wasAsked() const noexcept { return asked_; }

    signing::Credential credential(const JobContext& job) override { return inner_.credential(job); }

    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override {
        if (items.size() != count_)
            return; // some could not be prepared
        asked_ = true;
        inner_.sign(items, sink, prompter, job);
    }

  private:
    signing::SignatureProvider& inner_;
    std::size_t count_;
    bool asked_ = false;
};

fs::path normalPath(const fs::path& path) {
    return fs::absolute(path).lexically_normal();
}

/// Before anybody is asked to sign.
void requireFreeTarget(const BatchFile& file, PadesLevel level) {
    const ErrorParams params{{"file", file.target.filename().string()},
                             {"folder", file.target.parent_path().string()}};
    std::error_code ignored;
    if (normalPath(file.source) == normalPath(file.target) ||
        fs::equivalent(file.source, file.target, ignored))
        throw Error(Fault::Input, "TARGET_IS_SOURCE", {{"file", file.source.filename().string()}});
    if (fs::exists(fs::symlink_status(file.target, ignored)))
        throw Error(Fault::Storage, "TARGET_EXISTS", params);
    if (level > PadesLevel::B_B) // as PadesSigner: no time-stamp is asked for that could not be kept
        const AtomicFile probe(file.target);
}

/// Why a file cannot be signed: what it holds now is not to blame when it is another one by now.
Failure failureOf(const BatchFile& file, Failure found) {
    try {
        if (file.sourceSha256 && crypto::sha256File(file.source).value != *file.sourceSha256)
            return {Fault::File, "FILE_CHANGED", {{"file", file.source.filename().string()}}, found.reason};
    } catch (const Error&) { // it cannot be read: `found` says so
    }
    return found;
}

std::string uniqueName(const std::string& wanted, std::set<std::string>& taken) {
    std::string name = wanted;
    for (int number = 2; !taken.insert(name).second; ++number)
        name = wanted + " (" + std::to_string(number) + ")";
    return name;
}

/// The signature that covers all of the file: the one that was made last.
const pdf::SignatureField* newestSignature(const pdf::PdfStructure& structure) {
    const auto found = std::find_if(
        structure.signatures.begin(), structure.signatures.end(), [&](const pdf::SignatureField& field) {
            const auto& range = field.byteRange;
            return range.size() == 4 && range[2] >= 0 && range[3] >= 0 &&
                   static_cast<std::uint64_t>(range[2]) + static_cast<std::uint64_t>(range[3]) ==
                       structure.fileSize;
        });
    return found == structure.signatures.end() ? nullptr : &*found;
}

/// Not in SCAP's hands, nor in those of another document: the next group would fail alike.
bool lasts(Fault fault) {
    return fault == Fault::Clock || fault == Fault::Reactivate || fault == Fault::Configuration ||
           fault == Fault::Rejected || fault == Fault::Trust || fault == Fault::Input ||
           fault == Fault::Cancelled;
}

/// The SHA-256 of what was written.
Bytes copyTo(const fs::path& target, const fs::path& finished) {
    const ReadHandle source(finished);
    AtomicFile out(target);
    out.copyFrom(source.descriptor(), 0, source.size());
    auto written = crypto::sha256File(out.temporary());
    if (written != crypto::sha256File(finished))
        throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", target.filename().string()}},
                    "other bytes were written");
    out.commit();
    return std::move(written.value);
}

bool isFailure(const signing::SignOutcome& outcome) {
    return std::holds_alternative<Failure>(outcome);
}

void removeQuietly(const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
        std::error_code ignored; // the whole folder goes in the end
        fs::remove(file, ignored);
    }
}

} // namespace

void CapacityRun::run() {
    Group waiting = signByCitizen();
    total_ = waiting.size();
    const std::size_t limit = std::max<std::size_t>(1, ports_.authority.batchLimit());
    for (auto begin = waiting.begin(); begin != waiting.end();) {
        const auto end = begin + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(limit),
                                                          std::distance(begin, waiting.end()));
        Group group(std::make_move_iterator(begin), std::make_move_iterator(end));
        begin = end;
        while (!group.empty()) // one that fails alone costs the others another authorisation
            group = attempt(std::move(group));
    }
}

/// Nobody is asked to sign what cannot be finished.
void CapacityRun::requireEverything(std::size_t index) const {
    signing::requireServices(options_.level, ports_.services.levels);
    if (batch_.sealOf(index) && ports_.services.seals == nullptr)
        throw Error(Fault::Configuration, "NO_SEAL_PAINTER");
}

/// The seal comes last: what keeps it from the page is found out before anybody signs. On every page but that
/// of the last signature's field it comes first, as long as nobody has signed: that is what is returned.
std::optional<signing::SealRequest> CapacityRun::sealOfOtherPages(std::size_t index) const {
    if (!batch_.sealOf(index))
        return std::nullopt;
    signing::SealRequest seal = *batch_.sealOf(index);
    const fs::path& source = batch_.files()[index].source;
    const pdf::PdfStructure structure = ports_.reader.readPage(source, seal.page);
    const auto isPlaced = [&](const pdf::EmptySignatureField& field) {
        return !options_.fieldName.empty() && field.name == options_.fieldName && field.page != 0 &&
               field.rectangle.width() > 0 && field.rectangle.height() > 0;
    };
    const auto field = std::find_if(structure.emptyFields.begin(), structure.emptyFields.end(), isPlaced);
    ports_.authority.describe(seal.content);
    if (field != structure.emptyFields.end()) { // it fills that field
        const pdf::PageGeometry& sheet = field->geometry;
        seal.page = static_cast<int>(field->page);
        seal.placement.where =
            pdf::OnSheet{sheet.toShown(field->rectangle), sheet.shownWidth(), sheet.shownHeight()};
    } else {
        const auto place = pdf::placeSeal(ports_.reader, source, structure.page, seal.placement);
        ports_.services.seals->paint(seal.content, place.width(), place.height());
    }
    seal.inField = false;
    return seal.everyPage ? std::optional(std::move(seal)) : std::nullopt;
}

std::optional<signing::SignFileRequest> CapacityRun::citizensRequest(std::size_t index) {
    const BatchFile& file = batch_.files()[index];
    signing::SignFileRequest request;
    try {
        requireEverything(index);
        requireFreeTarget(file, options_.level);
        request.seal = sealOfOtherPages(index);
    } catch (...) {
        batch_.set(index, failureOf(file, currentFailure()));
        return std::nullopt;
    }
    request.source = file.source;
    request.sourceSha256 = file.sourceSha256;
    request.target = work_.next(file.source.filename());
    request.documentName = file.source.filename().string();
    request.statement = options_.statement;
    if (!batch_.sealOf(index))
        request.fieldName = options_.fieldName;
    request.level = std::min(options_.level, PadesLevel::B_T);
    return request;
}

CapacityRun::Group CapacityRun::signByCitizen() {
    std::vector<signing::SignFileRequest> requests;
    std::vector<std::size_t> places;
    for (std::size_t index = 0; index < batch_.files().size(); ++index) {
        if (auto request = citizensRequest(index)) {
            requests.push_back(std::move(*request));
            places.push_back(index);
        }
    }
    job_.report({0, requests.size(), "citizen"});
    Group waiting;
    if (requests.empty())
        return waiting;
    signing::PadesSigner signer(ports_.reader, ports_.citizen, ports_.clock, ports_.services);
    const auto outcomes = signer.sign(requests, prompter_, job_);
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        if (const auto* file = std::get_if<signing::SignedFile>(&outcomes[i]))
            waiting.push_back({places[i], requests[i].target, *file});
        else
            batch_.set(places[i], outcomes[i]);
    }
    return waiting;
}

/// Returns those that are worth another attempt: what failed was another file's.
CapacityRun::Group CapacityRun::attempt(Group group) {
    const auto documents = readSignatures(group);
    if (group.empty())
        return {};
    job_.report({done_, total_, "capacity"});
    std::vector<signing::CapacityTransaction> transactions;
    try {
        transactions = authorize(group, documents);
    } catch (...) {
        failAll(group, currentFailure());
        return {};
    }
    return certify(std::move(group), std::move(transactions));
}

std::vector<signing::CapacityTransaction>
CapacityRun::authorize(const Group& group, const std::vector<signing::CitizenSignature>& documents) {
    if (over_)
        throw Error(*over_);
    try {
        job_.throwIfStopped();
        auto transactions = ports_.authority.authorize(group.front().told.signer, documents, job_);
        if (transactions.empty()) // unsigned by who certifies is not signed in that capacity
            throw Error(Fault::Internal, "UNEXPECTED", {}, "an authorisation without transactions");
        return transactions;
    } catch (const Error& error) {
        if (lasts(error.fault()))
            over_ = error.failure();
        throw;
    }
}

/// Leaves out those whose signature cannot be read.
std::vector<signing::CitizenSignature> CapacityRun::readSignatures(Group& group) {
    std::vector<signing::CitizenSignature> documents;
    std::set<std::string> names;
    std::erase_if(group, [&](const Item& item) {
        try {
            const pdf::PdfStructure structure = ports_.reader.read(item.file);
            const pdf::SignatureField* field = newestSignature(structure);
            const auto parts = crypto::cmsParts(field == nullptr ? ByteView() : ByteView(field->contents));
            if (parts.signer != item.told.signer)
                throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", item.file.filename().string()}},
                            "another signer");
            documents.push_back({uniqueName(item.file.filename().string(), names),
                                 crypto::sha256(parts.signedAttributes), parts.value});
            return false;
        } catch (...) {
            batch_.set(item.index, currentFailure());
            return true;
        }
    });
    return documents;
}

/// One transaction after the other over the whole group.
CapacityRun::Group CapacityRun::certify(Group group, std::vector<signing::CapacityTransaction> transactions) {
    Files now;
    for (const Item& item : group)
        now.push_back(item.file);
    signing::SilentPrompter nobody;
    const JobContext quiet(job_.stop()); // each transaction would begin at the first file again
    for (signing::CapacityTransaction& transaction : transactions) {
        const bool last = &transaction == &transactions.back();
        const auto requests = requestsFor(group, now, transaction, last);
        WholeBatch whole(*transaction.provider, group.size());
        signing::PadesSigner signer(ports_.reader, whole, ports_.clock, ports_.services);
        const auto outcomes = signer.sign(requests, nobody, quiet);
        if (std::any_of(outcomes.begin(), outcomes.end(), isFailure))
            return withoutFailed(group, outcomes, whole.wasAsked());
        if (&transaction != &transactions.front()) // what the citizen signed may be needed again
            removeQuietly(now);
        std::transform(requests.begin(), requests.end(), now.begin(),
                       [](const signing::SignFileRequest& request) { return request.target; });
    }
    for (std::size_t i = 0; i < group.size(); ++i) {
        job_.report({done_, total_, "complete"});
        batch_.set(group[i].index, complete(group[i], now[i]));
        ++done_;
    }
    return {};
}

/// Those whose signature another file's failure prevented.
CapacityRun::Group CapacityRun::withoutFailed(const Group& group,
                                              const std::vector<signing::SignOutcome>& outcomes,
                                              bool wasAsked) {
    Group others;
    for (std::size_t i = 0; i < outcomes.size(); ++i) {
        const auto* failure = std::get_if<Failure>(&outcomes[i]);
        const bool leftOut = failure != nullptr && !wasAsked && failure->reason == "NO_SIGNATURE_VALUE";
        if (failure == nullptr || leftOut) {
            others.push_back(group[i]);
        } else {
            batch_.set(group[i].index, *failure);
            ++done_;
        }
    }
    return others;
}

/// Without level: a time-stamp that does not fit would want another value, and a transaction makes one.
std::vector<signing::SignFileRequest>
CapacityRun::requestsFor(const Group& group, const Files& now,
                         const signing::CapacityTransaction& transaction, bool last) {
    std::vector<signing::SignFileRequest> requests;
    for (std::size_t i = 0; i < group.size(); ++i) {
        signing::SignFileRequest request;
        request.source = now[i];
        request.target = work_.next(now[i].filename());
        request.documentName = now[i].filename().string();
        if (!transaction.reason.empty())
            request.statement = signing::ReasonText{transaction.reason};
        if (last && batch_.sealOf(group[i].index)) {
            request.seal = sealFor(group[i].index, group[i].told.signer);
            request.fieldName = options_.fieldName;
        }
        requests.push_back(std::move(request));
    }
    return requests;
}

/// Of the citizen, not of who signs with it.
signing::SealRequest CapacityRun::sealFor(std::size_t index, const crypto::Certificate& citizen) const {
    signing::SealRequest seal = batch_.sealOf(index).value();
    seal.everyPage = false; // the other pages have theirs since the citizen signed
    signing::SealContent& content = seal.content;
    if (content.name.empty()) {
        const auto own = signing::sealContentOf(citizen, ports_.clock.now());
        content.name = own.name.empty() ? citizen.subject() : own.name;
        if (content.identification.empty())
            content.identification = own.identification;
    }
    ports_.authority.describe(content);
    return seal;
}

signing::SignOutcome CapacityRun::complete(const Item& item, const fs::path& signedFile) {
    try {
        signing::SignedFile file = item.told;
        const fs::path finished = raise(signedFile, file);
        save(batch_.files()[item.index], finished, file);
        return file;
    } catch (...) {
        return currentFailure();
    }
}

/// Step by step: a level that cannot be reached costs none of those below it.
fs::path CapacityRun::raise(const fs::path& signedFile, signing::SignedFile& file) {
    file.level = PadesLevel::B_B;
    file.wanted = options_.level;
    file.shortfall.reset();
    fs::path now = signedFile;
    const signing::PadesExtender extender(ports_.reader, ports_.services.levels);
    for (const auto level : {PadesLevel::B_T, PadesLevel::B_LT, PadesLevel::B_LTA}) {
        if (level > options_.level)
            break;
        const fs::path next = work_.next(signedFile.filename());
        try {
            job_.throwIfStopped();
            file.level = extender.extend(now, next, level, job_).level;
        } catch (const Error& error) {
            file.shortfall = error.failure();
            break;
        }
        now = next;
    }
    return now;
}

void CapacityRun::save(const BatchFile& place, const fs::path& finished, signing::SignedFile& file) const {
    try {
        file.sha256 = copyTo(place.target, finished);
        file.path = normalPath(place.target);
        return;
    } catch (const Error& error) {
        if (error.fault() != Fault::Storage || place.fallbacks.empty())
            throw;
        file.unsaved = error.failure();
    }
    for (const fs::path& fallback : place.fallbacks) {
        makePrivateFolder(fallback.parent_path());
        try {
            file.sha256 = copyTo(fallback, finished);
            file.path = fallback;
            return;
        } catch (const Error&) { // the next one, or the first failure, which the person can mend
            std::error_code ignored;
            fs::remove(fallback.parent_path(), ignored); // if it is empty
        }
    }
    throw Error(*file.unsaved);
}

void CapacityRun::failAll(const Group& group, const Failure& failure) {
    for (const Item& item : group)
        batch_.set(item.index, failure);
    done_ += group.size();
}

} // namespace cunho::app
