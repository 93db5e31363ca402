// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/error.hpp>
#include <cunho/core/settings.hpp>
#include <cunho/signing/trusted_list.hpp>

#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace cunho::signing {

/// A trusted list that somebody installed, as it was found when it was last looked at.
struct InstalledList {
    std::string territory;
    std::string sequenceNumber; ///< when it was installed
    std::vector<crypto::Certificate> signers;
    std::optional<TrustedList> list; ///< nothing: it is not used
    std::optional<Failure> problem;  ///< why not, with {"territory"}
};

/// The trusted lists of one environment, one a territory: each a file of the folder, and in the settings what
/// it has to be (SHA-256, sequence number) and who may have signed it.
///
/// A file that is not the one that was installed is not used, be it damaged, exchanged or a genuine older
/// one. Each is read and its signature checked again whenever it, or what the settings say of it, has
/// changed, by other processes too; one that cannot be used, at each call. May be used from any thread.
class TrustedListStore {
  public:
    enum class Older { Refuse, Accept };

    /// `settings` must outlive it. The folder is made with the first list.
    TrustedListStore(std::filesystem::path folder, Settings& settings);

    /// Checks the signature of a list and keeps it in place of the one that its territory had. Without
    /// `signers`, those count that an installed list of lists (territory EU) names for it, and where it names
    /// none, those that the list before had. Throws as readTrustedList; Trust/TRUSTED_LIST_SIGNER_UNKNOWN
    /// with {"file","territory"} when nobody is known who may have signed it; File/TRUSTED_LIST_OLDER with
    /// {"file","territory","number", "installed"} when its sequence number is lower than that of the one
    /// installed; as AtomicFile.
    InstalledList install(const std::filesystem::path& file, const std::vector<crypto::Certificate>& signers,
                          Older older = Older::Refuse);

    /// With its signers; nothing happens where there is none. Throws Storage/FOLDER_READ_ONLY.
    void remove(const std::string& territory);

    /// By territory. What is wrong with one is in it: File/TRUSTED_LIST_GONE, Integrity/TRUSTED_LIST_CHANGED,
    /// and as readTrustedList.
    std::shared_ptr<const std::vector<InstalledList>> lists();

  private:
    struct Known;
    std::vector<crypto::Certificate> signersOf(const std::string& territory);
    InstalledList look(const std::string& territory, const std::string& record) const;

    std::filesystem::path folder_;
    Settings& settings_;
    std::mutex mutex_;
    std::shared_ptr<const Known> known_; ///< guarded by `mutex_`
};

} // namespace cunho::signing
