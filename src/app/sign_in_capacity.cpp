// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/capacity_run.hpp"

#include <cunho/app/sign_in_capacity.hpp>

#include <algorithm>
#include <tuple>

namespace cunho::app {

std::vector<scap::ProfessionalAttribute> capacitiesOf(scap::AttributeRepository& attributes,
                                                      const std::string& citizen, TimePoint now) {
    using Attribute = scap::ProfessionalAttribute;
    auto known = attributes.attributes(citizen);
    std::erase_if(known, [&](const Attribute& one) {
        return one.source != Attribute::Source::Scap || one.statusAt(now) != Attribute::Status::Active;
    });
    std::stable_sort(known.begin(), known.end(), [](const Attribute& a, const Attribute& b) {
        return std::tie(a.providerName, a.nipc, a.description) <
               std::tie(b.providerName, b.nipc, b.description);
    });
    return known;
}

std::vector<FileOutcome> SignInCapacity::run(const std::vector<std::filesystem::path>& sources,
                                             const SignFilesOptions& options, signing::Prompter& prompter,
                                             const JobContext& job, const FileWatcher& watcher) {
    FileBatch batch(sources, options, watcher);
    WorkFolder work(work_, clock_.now());
    const CapacityPorts ports{reader_, citizen_, authority_, clock_, services_};
    CapacityRun(ports, options, prompter, job, batch, work).run();
    return batch.take();
}

} // namespace cunho::app
