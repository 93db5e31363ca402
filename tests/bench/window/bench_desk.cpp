// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "window/bench_desk.hpp"

#include <cunho/app/verify_file.hpp>

namespace cunho::bench {

app::BatchRunner BenchDesk::runner() const {
    return app::BatchRunner({services_.foreign,
                             &key_,
                             services_.clock,
                             {},
                             services_.completion,
                             services_.batches,
                             services_.signedFiles});
}

ui::SignOverview BenchDesk::overview(const JobContext&) {
    ui::SignOverview out;
    out.environment = services_.environment;
    out.now = services_.clock.now();
    ui::FileWay way;
    way.id = "citizen-card";
    way.asksOncePerBatch = true;
    out.ways = {way};
    out.choice.way = way.id;
    out.choice.level = signing::PadesLevel::B_B;
    return out;
}

void BenchDesk::remember(const ui::SignChoice&) {}

app::Collection BenchDesk::collect(const std::vector<std::filesystem::path>& paths, const JobContext& job) {
    return app::collectFiles(paths, {}, job);
}

app::SignBatch BenchDesk::read(app::SignBatch batch, const JobContext& job,
                               const app::BatchObserver& observer) {
    runner().read(batch, job, observer);
    return batch;
}

signing::LevelPlan BenchDesk::plan(const app::SignBatch& batch) {
    return runner().plan(batch);
}

app::SignBatch BenchDesk::sign(app::SignBatch batch, const ui::SignChoice&, const ui::OwnPlaces&,
                               signing::Prompter& prompter, const JobContext& job,
                               const app::BatchObserver& observer) {
    runner().sign(batch, prompter, job, observer);
    return batch;
}

app::BatchOptions BenchDesk::optionsOf(const ui::SignChoice&) {
    return {};
}

ui::SignDesk::Reopened BenchDesk::reopen(const signing::BatchRecord& begun, const JobContext& job) {
    return {runner().reopen(begun, {}, job), {}};
}

/// Nothing is kept: there is always room.
app::SignBatch BenchDesk::settle(app::SignBatch batch, const std::vector<SavedFile>&) {
    return batch;
}

void BenchDesk::forget(const std::string& batch) {
    services_.batches->close(batch);
}

app::FileVerdict BenchDesk::judge(const std::filesystem::path& file, const JobContext& job) {
    return app::verifyFile(file, services_, job);
}

ui::SignedPage BenchDesk::signedFiles(const signing::SignedFileQuery& query) {
    return {services_.signedFiles->page(query), services_.signedFiles->count(query)};
}

} // namespace cunho::bench
