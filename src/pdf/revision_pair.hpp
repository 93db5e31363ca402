// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "pdf/open_document.hpp"
#include "pdf/qpdf.hpp"
#include "pdf/window_input.hpp"
#include "pdf/xref_entries.hpp"

#include <set>
#include <string>
#include <vector>

namespace cunho::pdf {

/// A value of the signed revision and what stands in its place in the whole file.
struct Pair {
    QPDFObjectHandle before;
    QPDFObjectHandle after;
    bool mirrored = false; ///< both are the same bytes of the file: `after` is not parsed, only its
                           ///< references lead elsewhere
};

/// A key's value; null when the container is no dictionary (streams count by theirs) or lacks the key.
QPDFObjectHandle valueOf(QPDFObjectHandle container, const std::string& key);

/// The keys of either dictionary.
std::set<std::string> keysOf(const Pair& pair);

std::string describe(QPDFObjGen id);

/// The signed revision and the whole file, opened side by side and strictly: nothing is repaired, because a
/// repaired reading is one of several.
class RevisionPair {
  public:
    /// `passwords` may be null. Throws what the library throws for a revision that it cannot read without
    /// repair.
    RevisionPair(const ReadHandle& file, std::uint64_t revisionEnd, const Passwords* passwords);

    /// What the cross-reference sections alone give away; each an English remark that is not fine.
    std::vector<std::string> sectionFaults();

    Pair trailer() { return {before_.document->getTrailer(), after_.document->getTrailer(), false}; }

    /// The objects that a pair of references leads to; direct values stay as they are.
    Pair resolve(const Pair& pair);

    /// Value of `key`, unresolved.
    Pair at(const Pair& container, const std::string& key);
    Pair at(const Pair& container, int index);

    bool existedBefore(QPDFObjGen id) const { return before_.table.contains(id); }
    QPDFObjectHandle before(QPDFObjGen id) { return before_.document->getObject(id); }
    QPDFObjectHandle after(QPDFObjGen id) { return after_.document->getObject(id); }

    /// The objects of the signed revision that the whole file has at another place, or no more.
    std::vector<QPDFObjGen> moved() const;

    /// The raw data of two streams, as the file holds them.
    bool sameData(const Pair& streams);

    /// Same direct content: references are compared by their number, streams by their data.
    bool alike(const Pair& pair);

    /// What reading the whole file complained about and reading the signed revision did not.
    std::vector<std::string> newWarnings();

    /// Throws when the file could not be read, as ReadHandle.
    void rethrow() const;

  private:
    struct Side {
        std::shared_ptr<WindowInput> input;
        std::unique_ptr<QPDF> document;
        XrefTable table;
    };

    void open(Side& side, std::uint64_t size, bool withHybrid = true);
    std::set<QPDFObjGen> newContainers(const Side& side) const;
    bool unmoved(QPDFObjGen id) const;
    QPDFObjectHandle mirror(const QPDFObjectHandle& child);

    // section_faults.cpp
    void addTableFaults(std::vector<std::string>& out) const;
    void addHybridFaults(std::vector<std::string>& out);
    void addByteFaults(std::vector<std::string>& out) const;
    XrefTable hiddenByHybrid(Side& side, std::uint64_t size);

    const ReadHandle& file_;
    const Passwords* passwords_;
    std::uint64_t header_;      ///< bytes before it; every offset below counts from there
    std::uint64_t size_;        ///< of the whole file
    std::uint64_t revisionEnd_; ///< of the signed revision
    Side before_;
    Side after_;
    /// The signed revision parses without complaint, so that each object ends within it. What does not, such
    /// as a string that is never closed, may end elsewhere when more bytes follow.
    bool cleanly_ = false;
};

} // namespace cunho::pdf
