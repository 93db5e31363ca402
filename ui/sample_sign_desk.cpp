// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_sign_desk.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace cunho::ui {
namespace {

using app::BatchFileState;
using std::chrono::hours;
constexpr auto sampleHome = "/home/ana/Documentos";

/// The very digest of a file that is there; else one made of its name.
Bytes sha256Of(const std::filesystem::path& file) {
    std::error_code ignored;
    return std::filesystem::is_regular_file(file, ignored) ? crypto::sha256File(file).value
                                                           : crypto::sha256(asBytes(file.native())).value;
}

std::uint64_t sizeOf(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto size = std::filesystem::file_size(file, ignored);
    return ignored ? 38'000 + file.native().size() * 9'731 : size;
}

bool holds(const signing::SignedFileRecord& record, const std::string& words) {
    return words.empty() || record.file.native().find(words) != std::string::npos ||
           record.signer.find(words) != std::string::npos;
}

} // namespace

SignOverview sampleSignOverview(TimePoint now, const crypto::CertificateChain& chain) {
    SignOverview overview;
    overview.now = now;
    overview.stamps = true;
    FileWay card{"citizen-card", std::nullopt, chain, 0, true};
    FileWay mobile{"cmd", std::nullopt, chain, 100, true};
    FileWay token{"pkcs11",
                  Failure{Fault::Credential, "PKCS11_NO_TOKEN", {{"module", "opensc-pkcs11"}}, {}},
                  {},
                  0,
                  false};
    overview.ways = {std::move(card), std::move(mobile), std::move(token)};
    overview.choice.way = "citizen-card";
    overview.capacities = {"Gerente de Atelier do Mondego, Lda"};
    return overview;
}

signing::BatchRecord sampleUnfinished(TimePoint now, int files) {
    signing::BatchRecord batch;
    batch.id = "7";
    batch.begun = now - hours(19);
    batch.provider = "citizen-card";
    batch.level = signing::PadesLevel::B_LTA;
    for (int i = 1; i <= files; ++i) {
        signing::BatchEntry entry;
        entry.place = i;
        entry.source = std::filesystem::path(sampleHome) / ("Contrato " + std::to_string(i) + ".pdf");
        batch.files.push_back(std::move(entry));
    }
    return batch;
}

std::vector<signing::SignedFileRecord> sampleSignedFiles(TimePoint now, int files) {
    static constexpr const char* names[] = {
        "Contratos/Contrato de arrendamento-assinado.pdf", "Contratos/Aditamento n.º 2-assinado.pdf",
        "Propostas/Proposta Padaria São João-assinado.pdf", "Obras/Livro de obra 2026-assinado.pdf",
        "Obras/Termo de responsabilidade-assinado.pdf"};
    std::vector<signing::SignedFileRecord> records;
    for (int i = 0; i < files; ++i) {
        signing::SignedFileRecord record;
        record.id = files - i;
        record.file =
            std::filesystem::path(sampleHome) / names[static_cast<std::size_t>(i) % std::size(names)];
        record.source = record.file;
        record.sha256 = crypto::sha256(asBytes(record.file.native() + std::to_string(i))).value;
        record.signer = "ANA BEATRIZ SOUSA";
        record.level = i % 7 == 1 ? signing::PadesLevel::B_B : signing::PadesLevel::B_LTA;
        record.wanted = signing::PadesLevel::B_LTA;
        record.signedAt = now - std::chrono::minutes(17) * i * i;
        record.provider = i % 3 == 2 ? "cmd" : "citizen-card";
        records.push_back(std::move(record));
    }
    return records;
}

app::FileVerdict sampleVerdict(signing::Indication indication, const std::string& subIndication) {
    signing::SignatureReport report;
    report.indication = indication;
    report.subIndication = subIndication;
    report.signer = "Manuel Ferreira";
    report.coversWholeFile = true;
    return {{}, {report}};
}

SampleSignDesk::SampleSignDesk(TimePoint now) : answer(sampleSignOverview(now)) {}

SampleSignDesk::~SampleSignDesk() {
    goOn();
}

void SampleSignDesk::note(std::string call) {
    const std::lock_guard lock(mutex_);
    calls_.push_back(std::move(call));
}

void SampleSignDesk::maybeRefuse() {
    const std::lock_guard lock(mutex_);
    if (auto failure = std::exchange(refusal, {}))
        throw Error(std::move(*failure));
}

void SampleSignDesk::holdAt(std::size_t file) {
    const std::lock_guard lock(mutex_);
    hold_ = file;
}

void SampleSignDesk::goOn() {
    const std::lock_guard lock(mutex_);
    hold_ = 0;
    going_.notify_all();
}

bool SampleSignDesk::isHeld() const {
    const std::lock_guard lock(mutex_);
    return held_;
}

void SampleSignDesk::maybeHold(std::size_t file, const JobContext& job) {
    std::unique_lock lock(mutex_);
    held_ = hold_ == file;
    going_.wait(lock, job.stop(), [&] { return hold_ != file; });
    held_ = false;
}

std::vector<std::string> SampleSignDesk::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

SignChoice SampleSignDesk::remembered() const {
    const std::lock_guard lock(mutex_);
    return remembered_;
}

SignOverview SampleSignDesk::overview(const JobContext&) {
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    return answer;
}

void SampleSignDesk::remember(const SignChoice& choice) {
    note("remember " + choice.way);
    const std::lock_guard lock(mutex_);
    remembered_ = choice;
    answer.choice = choice;
}

app::Collection SampleSignDesk::collect(const std::vector<std::filesystem::path>& paths,
                                        const JobContext& job) {
    maybeRefuse();
    return collection ? *collection : app::collectFiles(paths, {}, job);
}

const SampleSignDesk::Fate& SampleSignDesk::fateOf(const std::filesystem::path& file) const {
    static const Fate usual;
    const auto found = fates.find(file.filename().string());
    return found == fates.end() ? usual : found->second;
}

app::BatchRow SampleSignDesk::readRow(app::BatchRow row) const {
    const auto& fate = fateOf(row.source);
    row.size = sizeOf(row.source);
    if (fate.reading) {
        row.state = BatchFileState::Failed;
        row.problem = fate.reading;
        return row;
    }
    row.state = BatchFileState::Ready;
    row.pages = fate.pages;
    row.signatures = fate.signatures;
    row.sha256 = sha256Of(row.source);
    row.problem.reset();
    return row;
}

app::SignBatch SampleSignDesk::read(app::SignBatch batch, const JobContext& job,
                                    const app::BatchObserver& observer) {
    maybeRefuse();
    batch.planTargets();
    const auto rows = batch.rows();
    for (std::size_t i = 0; i < rows.size() && !job.stop().stop_requested(); ++i) {
        auto row = rows[i];
        if (row.state != BatchFileState::Waiting)
            continue;
        row.state = BatchFileState::Reading;
        observer(row);
        maybeHold(i + 1, job);
        if (job.stop().stop_requested())
            break;
        row = readRow(std::move(row));
        batch.update(row);
        observer(row);
    }
    return batch;
}

signing::LevelPlan SampleSignDesk::plan(const app::SignBatch& batch) {
    signing::LevelPlan plan;
    plan.source = "Selo temporal do sandbox";
    const auto ready = batch.counts().ready;
    plan.now = std::min(ready, stamps);
    plan.later = ready - plan.now;
    if (plan.later > 0)
        plan.next = answer.now + hours(10);
    return plan;
}

app::BatchRow SampleSignDesk::signRow(app::BatchRow row, const SignChoice& choice) const {
    const auto& fate = fateOf(row.source);
    row.problem = fate.signing;
    if (fate.signing && !fate.pending) {
        row.state = BatchFileState::Failed;
        return row;
    }
    row.state = fate.pending ? BatchFileState::LtvPending : BatchFileState::Done;
    signing::SignedFileRecord record;
    record.source = row.source;
    record.file = row.target;
    record.sourceSha256 = row.sha256;
    record.sha256 = sha256Of(row.target);
    record.signer = "ANA BEATRIZ SOUSA";
    record.level = fate.pending ? signing::PadesLevel::B_B : choice.level;
    record.wanted = choice.level;
    record.signedAt = answer.now;
    record.provider = choice.way;
    row.result = std::move(record);
    std::error_code ignored; // of files that are not there
    if (fate.kept) {
        const auto folder = row.target.parent_path();
        row.kept = app::KeptFile{folder / "guardados" / row.target.filename(), folder,
                                 Failure{Fault::Storage, "DISK_FULL", {{"folder", folder.string()}}, {}},
                                 std::exchange(row.result, std::nullopt)};
        row.problem = Failure{Fault::Storage,
                              "SIGNED_NOT_SAVED",
                              {{"file", row.target.filename().string()},
                               {"folder", folder.string()},
                               {"kept", row.kept->file.string()}},
                              {}};
        row.state = BatchFileState::Failed;
        std::filesystem::create_directories(row.kept->file.parent_path(), ignored);
    }
    std::filesystem::copy_file(row.source, row.kept ? row.kept->file : row.target, ignored);
    return row;
}

app::SignBatch SampleSignDesk::sign(app::SignBatch batch, const SignChoice& choice, const OwnPlaces& places,
                                    signing::Prompter&, const JobContext& job,
                                    const app::BatchObserver& observer) {
    note("sign " + std::to_string(batch.counts().ready));
    for (const auto& row : batch.rows())
        if (places.contains(row.id))
            note("own seal " + row.source.filename().string());
    maybeRefuse();
    const auto rows = batch.rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        if (row.state != BatchFileState::Ready && row.state != BatchFileState::Waiting)
            continue;
        row.state = BatchFileState::Signing;
        observer(row);
        row.state = BatchFileState::TimeStamping;
        observer(row);
        maybeHold(i + 1, job);
        if (job.stop().stop_requested())
            row.state = BatchFileState::Cancelled;
        else
            row = signRow(std::move(row), choice);
        batch.update(row);
        observer(row);
    }
    return batch;
}

app::BatchOptions SampleSignDesk::optionsOf(const SignChoice& choice) {
    app::requireNamePattern(choice.namePattern);
    app::BatchOptions options;
    options.sign.target.folder = choice.folder;
    options.sign.level = choice.level;
    options.sign.statement = choice.statement;
    options.sign.seal = sealRequest(choice.place, {});
    options.namePattern = choice.namePattern;
    return options;
}

SignDesk::Reopened SampleSignDesk::reopen(const signing::BatchRecord& begun, const JobContext&) {
    note("reopen " + begun.id);
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    std::erase_if(answer.unfinished, [&](const auto& each) { return each.id == begun.id; });
    return {app::SignBatch(optionsOf(answer.choice), toLocal(answer.now, Zone::Lisbon).date, begun),
            answer.choice};
}

app::SignBatch SampleSignDesk::settle(app::SignBatch batch, const std::vector<SavedFile>& saved) {
    const auto rows = batch.rows();
    for (const auto& each : saved)
        for (auto row : rows) {
            if (!row.kept || row.kept->file != each.kept)
                continue;
            note("settle " + each.file.filename().string());
            row.state = BatchFileState::Done;
            row.target = each.file;
            row.result = row.kept->record;
            row.result->file = each.file;
            row.problem.reset();
            row.kept.reset();
            batch.update(std::move(row));
        }
    return batch;
}

void SampleSignDesk::forget(const std::string& batch) {
    note("forget " + batch);
    const std::lock_guard lock(mutex_);
    std::erase_if(answer.unfinished, [&](const auto& each) { return each.id == batch; });
}

app::FileVerdict SampleSignDesk::judge(const std::filesystem::path& file, const JobContext&) {
    auto verdict = fateOf(file).verdict.value_or(sampleVerdict(signing::Indication::TotalPassed));
    verdict.file = file;
    return verdict;
}

SignedPage SampleSignDesk::signedFiles(const signing::SignedFileQuery& query) {
    note("log " + query.search);
    maybeRefuse();
    SignedPage page;
    for (const auto& record : log) {
        if (!holds(record, query.search))
            continue;
        ++page.all;
        if (page.records.size() < query.limit && (!query.after || record.id < *query.after))
            page.records.push_back(record);
    }
    return page;
}

} // namespace cunho::ui
