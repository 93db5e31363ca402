// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "cli/output.hpp"

#include <cunho/app/sign_batch.hpp>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cunho::cli {

/// What `sign` says of one file.
struct FileLine {
    std::optional<signing::SignedFileRecord> file; ///< signed
    std::vector<pdf::Caution> cautions{};
    std::optional<Failure> problem{}; ///< why it is not signed, or below its level
    std::optional<app::KeptFile> kept{};
};

FileLine lineOf(const app::BatchRow& row);

/// One line for each file that was named or found, in their order, as soon as it and those before it are
/// over.
class FileLines {
  public:
    /// Of what is left out the files that were named get their line as well; those met in folders are told at
    /// once, on standard error: to people a few of each reason, and how many more.
    FileLines(const app::Collection& found, bool json);

    /// One more file at the end; returns its number.
    std::size_t add(const std::filesystem::path& file);

    /// Nothing will fail as a whole from here on.
    void begin();

    /// Of the file with this number in the collection; the first time counts.
    void set(std::size_t number, FileLine line);

    /// The whole job has failed: one line for each file all the same, which scripts count on; people are told
    /// once.
    void tellRest(const Failure& failure);

    /// Asks a person at the terminal for another folder; what they do not save stays kept.
    void saveKept();

    /// Files that nothing became of because somebody stopped the program.
    std::size_t stopped() const noexcept { return stopped_; }

    bool all() const noexcept { return all_; }
    bool anyBelowItsLevel() const noexcept { return below_; }

  private:
    struct Slot {
        std::filesystem::path file;
        std::optional<FileLine> line;
        bool refused = false; ///< before anything was read
    };

    void tellLeftOut(const app::LeftOut& one);
    void tellReady();
    void tell(const std::filesystem::path& source, const FileLine& line);
    void tellSigned(const std::filesystem::path& source, const FileLine& line);
    void tellFailed(const std::filesystem::path& source, const FileLine& line);

    bool json_;
    std::vector<Slot> slots_;
    std::vector<std::size_t> places_; ///< of the files among the slots
    std::vector<app::KeptFile> kept_;
    std::map<std::string, std::size_t> leftOut_; ///< in folders, by reason
    std::size_t told_ = 0;
    std::size_t stopped_ = 0;
    bool begun_ = false;
    bool all_ = true;
    bool below_ = false;
};

} // namespace cunho::cli
