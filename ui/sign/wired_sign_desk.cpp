// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sign/wired_sign_desk.hpp"

#include "ui/convert.hpp"
#include "ui/sign/sign_choice_setting.hpp"
#include "ui/ways/capacity_setting.hpp"

#include <cunho/app/forget_batch.hpp>
#include <cunho/app/sign_in_capacity.hpp>

#include <algorithm>
#include <utility>

namespace cunho::ui {
namespace {

constexpr auto providerName = "provider.PDF"; // see wiring::signingWay

/// SAFE signs issued invoices alone.
bool isWayForFiles(const std::string& id) {
    return id == "citizen-card" || id == "cmd" || id == "pkcs11";
}

/// The folder that all signed files go to, when it is not the one of each source.
std::optional<std::filesystem::path> folderOf(const signing::BatchRecord& begun) {
    std::optional<std::filesystem::path> folder;
    bool beside = true;
    for (const auto& entry : begun.files) {
        const auto parent = entry.target.parent_path();
        if (folder && *folder != parent)
            return std::nullopt;
        folder = parent;
        beside = beside && parent == entry.source.parent_path();
    }
    return beside ? std::nullopt : folder;
}

/// What is known of the choice for a batch that another program began, such as the command line.
SignChoice choiceOf(const signing::BatchRecord& begun) {
    SignChoice choice;
    choice.way = begun.provider;
    choice.level = begun.level;
    choice.place.on = SealPlace::On::Nothing;
    choice.folder = folderOf(begun);
    return choice;
}

/// 0: none of this batch.
std::int64_t keptRow(const app::SignBatch& batch, const std::filesystem::path& kept) {
    const auto found = std::ranges::find_if(
        batch.rows(), [&kept](const app::BatchRow& row) { return row.kept && row.kept->file == kept; });
    return found == batch.rows().end() ? 0 : found->id;
}

/// What the seal of this choice says, there.
std::optional<signing::SealRequest> sealOf(const SignChoice& choice, const SealPlace& place) {
    signing::SealContent content;
    content.layout = choice.layout;
    if (const auto* reason = std::get_if<signing::ReasonText>(&choice.statement))
        content.reason = reason->text;
    return sealRequest(place, std::move(content));
}

} // namespace

WiredSignDesk::WiredSignDesk(app::Services& services, SignParts parts)
    : services_(services), parts_(std::move(parts)) {}

Settings& WiredSignDesk::settings() const {
    if (services_.activation.settings == nullptr)
        throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
    return *services_.activation.settings;
}

void WiredSignDesk::noteServices(std::optional<Failure> why) {
    const std::lock_guard lock(mutex_);
    noted_ = {true, services_.activation.enrolment != nullptr, services_.signer.levels, std::move(why)};
    changed_.notify_all();
}

WiredSignDesk::Noted WiredSignDesk::noted() const {
    const std::lock_guard lock(mutex_);
    return noted_;
}

SignOverview WiredSignDesk::overview(const JobContext& job) {
    const Noted noted = this->noted();
    SignOverview result;
    result.environment = services_.environment;
    result.now = services_.clock.now();
    result.ways = {cardWay(job), cmdWay(noted), tokenWay()};
    result.choice = readSignChoice(settings().find(signChoiceName).value_or("")).value_or(SignChoice{});
    result.choice.way = chosenWay(result.ways);
    for (const auto& each : attributesOf(readCapacities(settings().find(capacityName).value_or(""))))
        result.capacities.push_back(each.description);
    result.unfinished = unfinished();
    result.stamps = noted.levels.timestamps != nullptr;
    return result;
}

/// Those that another process signs come last. One in which nothing is left was just not closed any more, or
/// waits for what is only kept.
std::vector<signing::BatchRecord> WiredSignDesk::unfinished() {
    if (services_.batches == nullptr)
        return {};
    auto all = services_.batches->open();
    const auto gone = std::exchange(looked_, true) ? app::GoneBytes::AboutToSettle : app::GoneBytes::Forget;
    std::erase_if(all, [this, gone](const signing::BatchRecord& batch) {
        const bool over = batch.left() == 0 && !batch.elsewhere;
        if (over)
            app::forgetBatch(*services_.batches, batch.id, gone);
        return over;
    });
    std::ranges::stable_partition(all, [](const signing::BatchRecord& batch) { return !batch.elsewhere; });
    return all;
}

/// As it was chosen; else the first that can sign.
std::string WiredSignDesk::chosenWay(const std::vector<FileWay>& ways) const {
    if (auto chosen = settings().find(providerName); chosen && isWayForFiles(*chosen))
        return *chosen;
    const auto usable = std::ranges::find_if(ways, [](const FileWay& way) { return !way.obstacle; });
    if (usable != ways.end())
        return usable->id;
    return services_.environment == Environment::Sandbox ? "cmd" : "citizen-card";
}

void WiredSignDesk::remember(const SignChoice& choice) {
    settings().put(signChoiceName, writeSignChoice(choice));
    if (isWayForFiles(choice.way))
        chooseWay(choice.way);
}

void WiredSignDesk::chooseWay(const std::string& way) {
    if (settings().find(providerName) != way)
        settings().put(providerName, way);
    if (way == "cmd" && !parts_.trialPhone.empty() && settings().find(cmdPhoneName).value_or("").empty())
        settings().put(cmdPhoneName, parts_.trialPhone);
}

app::Collection WiredSignDesk::collect(const std::vector<std::filesystem::path>& paths,
                                       const JobContext& job) {
    app::CollectOptions options;
    if (auto* kept = services_.activation.settings)
        options.namePattern =
            readSignChoice(kept->find(signChoiceName).value_or("")).value_or(SignChoice{}).namePattern;
    options.log = services_.signedFiles;
    return app::collectFiles(paths, options, job);
}

app::BatchPorts WiredSignDesk::ports() const {
    return {services_.foreign,    nullptr,           services_.clock,      {},
            services_.completion, services_.batches, services_.signedFiles};
}

app::SignBatch WiredSignDesk::read(app::SignBatch batch, const JobContext& job,
                                   const app::BatchObserver& observer) {
    app::BatchRunner(ports()).read(batch, job, observer);
    return batch;
}

signing::LevelPlan WiredSignDesk::plan(const app::SignBatch& batch) {
    auto ports = this->ports();
    ports.services.levels = noted().levels;
    return app::BatchRunner(ports).plan(batch);
}

app::SignBatch WiredSignDesk::sign(app::SignBatch batch, const SignChoice& choice, const OwnPlaces& places,
                                   signing::Prompter& prompter, const JobContext& job,
                                   const app::BatchObserver& observer) {
    if (!isWayForFiles(choice.way))
        throw Error(Fault::Configuration, "NO_FILE_PROVIDER");
    chooseWay(choice.way);
    if (parts_.connect)
        parts_.connect(job);
    noteServices();
    auto options = optionsOf(choice);
    options.memo = writeSignMemo(choice, places);
    batch.setOptions(std::move(options));
    for (const auto& [row, place] : places)
        batch.setSeal(row, sealOf(choice, place));
    auto ports = this->ports();
    ports.provider = services_.fileProvider;
    ports.services = services_.signer;
    const auto authority = choice.inCapacity ? capacity() : nullptr;
    ports.capacity = authority.get();
    ports.work = services_.spool;
    app::BatchRunner(ports).sign(batch, prompter, job, observer);
    return batch;
}

app::BatchOptions WiredSignDesk::optionsOf(const SignChoice& choice) {
    app::requireNamePattern(choice.namePattern);
    app::BatchOptions options;
    options.namePattern = choice.namePattern;
    options.memo = writeSignMemo(choice, {});
    options.sign.target.folder = choice.folder;
    options.sign.level = choice.level;
    options.sign.statement = choice.statement;
    options.sign.kept = services_.kept;
    options.sign.seal = sealOf(choice, choice.place);
    return options;
}

SignDesk::Reopened WiredSignDesk::reopen(const signing::BatchRecord& begun, const JobContext& job) {
    SignChoice choice = readSignChoice(begun.memo).value_or(choiceOf(begun));
    if (!isWayForFiles(choice.way))
        choice.way = settings().find(providerName).value_or("");
    auto batch = app::BatchRunner(ports()).reopen(begun, optionsOf(choice), job);
    auto places = readOwnPlaces(begun.memo);
    std::erase_if(places, [&batch](const auto& each) { return batch.find(each.first) == nullptr; });
    return {std::move(batch), std::move(choice), std::move(places)};
}

app::SignBatch WiredSignDesk::settle(app::SignBatch batch, const std::vector<SavedFile>& saved) {
    const app::BatchRunner runner(ports());
    std::vector<SavedFile> others;
    for (const auto& each : saved)
        if (const auto row = keptRow(batch, each.kept); row == 0 || !runner.settle(batch, row, each.file))
            others.push_back(each);
    if (others.empty() || services_.batches == nullptr)
        return batch;
    for (const auto& begun : services_.batches->open()) {
        if (begun.elsewhere) // who has it writes its journal
            continue;
        const auto hold = services_.batches->hold(begun.id);
        app::SignBatch left({}, today(services_.clock, Zone::Lisbon), begun);
        for (const auto& each : others)
            if (const auto row = keptRow(left, each.kept); row != 0)
                runner.settle(left, row, each.file);
    }
    return batch;
}

void WiredSignDesk::forget(const std::string& batch) {
    if (services_.batches != nullptr)
        app::forgetBatch(*services_.batches, batch);
}

app::FileVerdict WiredSignDesk::judge(const std::filesystem::path& file, const JobContext& job) {
    {
        std::unique_lock lock(mutex_);
        changed_.wait(lock, job.stop(), [this] { return noted_.connected; });
    }
    job.throwIfStopped();
    return app::verifyFile(file, services_, job);
}

SignedPage WiredSignDesk::signedFiles(const signing::SignedFileQuery& query) {
    if (services_.signedFiles == nullptr)
        return {};
    return {services_.signedFiles->page(query), services_.signedFiles->count(query)};
}

std::vector<scap::ProfessionalAttribute>
WiredSignDesk::attributesOf(const std::vector<ChosenCapacity>& chosen) const {
    std::vector<scap::ProfessionalAttribute> found;
    auto* known = services_.activation.attributes;
    if (known == nullptr || chosen.empty())
        return found;
    const auto isChosen = [&](const scap::ProfessionalAttribute& one) {
        return std::ranges::any_of(chosen, [&](const ChosenCapacity& each) {
            return each.provider == one.providerUri && each.id == one.id;
        });
    };
    for (auto& one : app::capacitiesOf(*known, chosen.front().citizen, services_.clock.now()))
        if (isChosen(one))
            found.push_back(std::move(one));
    return found;
}

/// All that were chosen, or none: nobody signs in less than they wanted.
std::unique_ptr<signing::CapacityAuthority> WiredSignDesk::capacity() const {
    const auto chosen = readCapacities(settings().find(capacityName).value_or(""));
    if (chosen.empty())
        throw Error(Fault::Input, "CAPACITY_MISSING");
    const auto attributes = attributesOf(chosen);
    if (attributes.size() < chosen.size())
        throw Error(Fault::Reactivate, "SCAP_ATTRIBUTES_OUTDATED");
    const auto citizens = services_.activation.attributes->citizens();
    const auto citizen = std::ranges::find_if(
        citizens, [&](const scap::Citizen& one) { return one.key() == chosen.front().citizen; });
    if (citizen == citizens.end() || !services_.capacity)
        throw Error(Fault::Busy, "STATE_NOT_CONNECTED");
    return services_.capacity(*citizen, attributes);
}

} // namespace cunho::ui
