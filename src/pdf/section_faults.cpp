// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/appended_sections.hpp"
#include "pdf/revision_pair.hpp"

namespace cunho::pdf {

/// Entries that a reader without cross-reference streams (PDF 1.4) does not see in a hybrid file (7.5.8.4).
/// Such a reader can do nothing with a file whose main sections are streams.
XrefTable RevisionPair::hiddenByHybrid(Side& side, std::uint64_t size) {
    Side plain;
    try {
        open(plain, size, false);
    } catch (const QPDFExc&) {
        return side.document->getTrailer().hasKey("/XRefStm") ? side.table : XrefTable{};
    }
    XrefTable out;
    for (const auto& [id, entry] : side.table) {
        if (!isEntryOf(plain.table, id, entry)) {
            out.emplace(id, entry);
        }
    }
    return out;
}

std::vector<std::string> RevisionPair::sectionFaults() {
    std::vector<std::string> out;
    addTableFaults(out);
    addHybridFaults(out);
    addByteFaults(out);
    return out;
}

void RevisionPair::addTableFaults(std::vector<std::string>& out) const {
    std::set<int> numbers;
    for (const auto& [id, entry] : before_.table) {
        numbers.insert(id.getObj());
    }
    for (const auto& [id, entry] : after_.table) {
        if (isEntryOf(before_.table, id, entry)) {
            continue;
        }
        if (numbers.contains(id.getObj()) && !existedBefore(id)) {
            out.push_back(describe(id) + " takes the number of another generation's object");
        }
        const bool backwards = entry.getType() == 1
                                   ? static_cast<std::uint64_t>(entry.getOffset()) < revisionEnd_
                                   : unmoved(containerOf(entry));
        if (backwards) {
            out.push_back(describe(id) + " is now read from another place of the signed revision");
        }
    }
}

void RevisionPair::addHybridFaults(std::vector<std::string>& out) {
    const XrefTable hidden = hiddenByHybrid(after_, size_);
    if (hidden.empty()) {
        return;
    }
    const XrefTable hiddenBefore = hiddenByHybrid(before_, revisionEnd_);
    for (const auto& [id, entry] : hidden) {
        if (!isEntryOf(hiddenBefore, id, entry)) {
            out.push_back("a hybrid section shows some readers another " + describe(id));
        }
    }
}

/// Readers that repair a file take the last object of a number that they find; it must be the listed one.
void RevisionPair::addByteFaults(std::vector<std::string>& out) const {
    const AppendedSections sections = readAppendedSections(file_, header_ + revisionEnd_);
    if (!sections.ended) {
        out.emplace_back("the file ends with bytes that belong to no section");
    }
    std::set<std::pair<std::size_t, int>> met;
    for (const AppendedSections::Object& object : sections.objects) {
        const QPDFObjGen id(object.number, object.generation);
        if (!met.emplace(object.section, object.number).second) {
            out.push_back(describe(id) + " is written twice in one section");
        }
        auto listed = after_.table.find(id);
        if (listed != after_.table.end() && listed->second.getType() == 2) {
            listed = after_.table.find(containerOf(listed->second));
        }
        const bool isListed =
            listed != after_.table.end() && listed->second.getType() == 1 &&
            static_cast<std::uint64_t>(listed->second.getOffset()) >= object.offset - header_;
        if (!isListed && !sections.starts.contains(object.offset - header_)) {
            out.push_back(describe(id) + " stands in a later revision and is not listed");
        }
    }
}

} // namespace cunho::pdf
