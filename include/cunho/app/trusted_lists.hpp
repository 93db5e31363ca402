// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/qualification.hpp>
#include <cunho/app/services.hpp>
#include <cunho/signing/trusted_list_store.hpp>
#include <cunho/signing/verification.hpp>

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace cunho::app {

/// An installed trusted list, as it is shown.
struct TrustedListFacts {
    std::string territory;
    std::string number;
    std::optional<TimePoint> issued; ///< nothing: it is not used
    std::optional<TimePoint> nextUpdate;
    bool outOfDate = false;           ///< now
    std::size_t services = 0;         ///< of every kind
    std::size_t qualified = 0;        ///< of them, qualified now
    std::size_t pointers = 0;         ///< territories whose signers it names: a list of lists
    std::vector<std::string> signers; ///< names of who may have signed it
    std::optional<Failure> problem;   ///< why it is not used
};

/// By territory; none when the workplace keeps none.
std::vector<TrustedListFacts> trustedLists(const Services& services);

/// See TrustedListStore::install; `signers` are files as `loadAnchors` reads them, whose errors it has, too.
TrustedListFacts installTrustedList(const Services& services, const std::filesystem::path& file,
                                    const std::vector<std::filesystem::path>& signers,
                                    signing::TrustedListStore::Older older);

/// See TrustedListStore::remove.
void removeTrustedList(const Services& services, const std::string& territory);

/// Adds what the workplace has installed to `options.trustedLists`, save for territories of which there is a
/// list already, and tells what there is then.
ListsUsed useInstalledLists(const Services& services, signing::VerificationOptions& options);

/// The same without a workplace.
ListsUsed listsUsed(const signing::VerificationOptions& options);

/// What the workplace verifies with: now, its anchors, trusted responders and trusted lists, and its source
/// of revocation information.
struct WorkplaceTrust {
    signing::VerificationOptions options;
    ListsUsed lists;
};
WorkplaceTrust workplaceTrust(const Services& services, const JobContext& job);

} // namespace cunho::app
