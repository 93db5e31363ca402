// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/trusted_lists.hpp>
#include <cunho/core/error.hpp>
#include <cunho/signing/trust_anchors.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

signing::TrustedListStore& storeOf(const Services& services) {
    if (services.trustedLists == nullptr)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "no trusted lists are kept here");
    return *services.trustedLists;
}

TrustedListFacts factsOf(const signing::InstalledList& installed, TimePoint now) {
    TrustedListFacts facts;
    facts.territory = installed.territory;
    facts.number = installed.sequenceNumber;
    facts.problem = installed.problem;
    for (const auto& signer : installed.signers)
        facts.signers.push_back(signer.commonName().empty() ? signer.subject() : signer.commonName());
    if (const auto& list = installed.list) {
        facts.issued = list->issued;
        facts.nextUpdate = list->nextUpdate;
        facts.outOfDate = list->isOutOfDateAt(now);
        facts.services = list->services.size();
        facts.qualified = list->qualifiedServices(now);
        facts.pointers = list->pointers.size();
    }
    return facts;
}

} // namespace

std::vector<TrustedListFacts> trustedLists(const Services& services) {
    std::vector<TrustedListFacts> out;
    if (services.trustedLists == nullptr)
        return out;
    for (const auto& installed : *services.trustedLists->lists())
        out.push_back(factsOf(installed, services.clock.now()));
    return out;
}

TrustedListFacts installTrustedList(const Services& services, const std::filesystem::path& file,
                                    const std::vector<std::filesystem::path>& signers,
                                    signing::TrustedListStore::Older older) {
    return factsOf(storeOf(services).install(file, signing::loadAnchors(signers), older),
                   services.clock.now());
}

void removeTrustedList(const Services& services, const std::string& territory) {
    storeOf(services).remove(territory);
}

ListsUsed listsUsed(const signing::VerificationOptions& options) {
    ListsUsed used;
    for (const auto& list : options.trustedLists) {
        used.territories.push_back(list.territory);
        if (list.isOutOfDateAt(options.at))
            used.outOfDate.push_back(list.territory);
    }
    return used;
}

ListsUsed useInstalledLists(const Services& services, signing::VerificationOptions& options) {
    std::vector<std::string> unusable;
    if (services.trustedLists != nullptr) {
        const auto given = listsUsed(options).territories;
        for (const auto& installed : *services.trustedLists->lists()) {
            if (std::ranges::find(given, installed.territory) != given.end())
                continue;
            if (installed.list)
                options.trustedLists.push_back(*installed.list);
            else
                unusable.push_back(installed.territory);
        }
    }
    ListsUsed used = listsUsed(options);
    used.unusable = std::move(unusable);
    return used;
}

WorkplaceTrust workplaceTrust(const Services& services, const JobContext& job) {
    WorkplaceTrust trust{{services.anchors, services.clock.now()}, {}};
    trust.options.trustedResponders = services.trustedResponders;
    trust.options.online = services.online;
    trust.options.job = job;
    trust.lists = useInstalledLists(services, trust.options);
    return trust;
}

} // namespace cunho::app
