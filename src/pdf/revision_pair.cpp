// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/revision_pair.hpp"

#include "pdf/object_source.hpp"
#include "pdf/unpacked_size.hpp"

#include <algorithm>
#include <stdexcept>

namespace cunho::pdf {

namespace {

/// A wrong /Size stays wrong in every revision, with other numbers.
std::string comparable(const std::string& warning) {
    static const std::string wrongSize = "reported number of objects";
    return warning.find(wrongSize) == std::string::npos ? warning : wrongSize;
}

/// Bytes before the header, which readers look for in the first 1024 (implementation note 13 of PDF 1.7).
std::uint64_t headerOffset(const ReadHandle& file) {
    constexpr std::uint64_t searched = 1024;
    static constexpr std::string_view mark = "%PDF-";
    std::string start;
    file.stream(0, std::min(searched + mark.size(), file.size()),
                [&start](ByteView piece) { start += asText(piece); });
    const std::size_t at = start.find(mark);
    return at == std::string::npos ? 0 : at;
}

} // namespace

QPDFObjectHandle valueOf(QPDFObjectHandle container, const std::string& key) {
    if (container.isStream()) {
        container = container.getDict();
    }
    return container.isDictionary() ? container.getKey(key) : QPDFObjectHandle::newNull();
}

std::set<std::string> keysOf(const Pair& pair) {
    std::set<std::string> keys;
    for (QPDFObjectHandle value : {pair.before, pair.after}) {
        if (value.isStream()) {
            value = value.getDict();
        }
        if (value.isDictionary()) {
            for (const auto& [key, entry] : value.getDictAsMap()) {
                keys.insert(key); // without looking at what a reference leads to
            }
        }
    }
    return keys;
}

std::string describe(QPDFObjGen id) {
    return "object " + std::to_string(id.getObj()) + " " + std::to_string(id.getGen());
}

RevisionPair::RevisionPair(const ReadHandle& file, std::uint64_t revisionEnd, const Passwords* passwords)
    : file_(file)
    , passwords_(passwords)
    , header_(std::min(headerOffset(file), revisionEnd))
    , size_(file.size() - header_)
    , revisionEnd_(revisionEnd - header_) {
    open(before_, revisionEnd_);
    open(after_, size_);
    refuseBombs(*before_.document, newContainers(before_));
    refuseBombs(*after_.document, newContainers(after_));
    for (const auto& [id, entry] : before_.table) {
        before_.document->getObject(id).getTypeCode(); // parses it
    }
    cleanly_ = !before_.document->anyWarnings();
}

std::set<QPDFObjGen> RevisionPair::newContainers(const Side& side) const {
    std::set<QPDFObjGen> containers;
    for (const auto& [id, entry] : side.table) {
        const bool isNew = &side == &before_ || !unmoved(id);
        if (entry.getType() == 2 && isNew) {
            containers.insert(containerOf(entry));
        }
    }
    return containers;
}

void RevisionPair::open(Side& side, std::uint64_t size, bool withHybrid) {
    side.input = std::make_shared<WindowInput>(file_, header_, size);
    const auto process = [&](QPDF& document, const char* password) {
        document.setSuppressWarnings(true);
        document.setAttemptRecovery(false);
        document.setIgnoreXRefStreams(!withHybrid);
        document.processInputSource(side.input, password);
    };
    side.document = openDocument(process, passwords_);
    side.table = side.document->getXRefTable();
    if (side.table.size() > static_cast<std::size_t>(maximumObjects)) {
        throw std::runtime_error("the file has too many objects");
    }
}

/// The same bytes in both: the same place, within the signed revision.
bool RevisionPair::unmoved(QPDFObjGen id) const {
    const auto entry = before_.table.find(id);
    if (entry == before_.table.end() || !isEntryOf(after_.table, id, entry->second)) {
        return false;
    }
    if (entry->second.getType() == 1) {
        return static_cast<std::uint64_t>(entry->second.getOffset()) < revisionEnd_;
    }
    const auto container = before_.table.find(containerOf(entry->second));
    return container != before_.table.end() && container->second.getType() == 1 && unmoved(container->first);
}

Pair RevisionPair::resolve(const Pair& pair) {
    if (pair.before.isIndirect() && pair.after.isIndirect() &&
        pair.before.getObjGen() == pair.after.getObjGen() && cleanly_ && unmoved(pair.before.getObjGen())) {
        return {pair.before, pair.before, true};
    }
    return pair;
}

/// A direct child of identical bytes is identical; a reference leads into the other document.
QPDFObjectHandle RevisionPair::mirror(const QPDFObjectHandle& child) {
    return child.isIndirect() ? after(child.getObjGen()) : child;
}

Pair RevisionPair::at(const Pair& container, const std::string& key) {
    const QPDFObjectHandle child = valueOf(container.before, key);
    if (container.mirrored) {
        return {child, mirror(child), !child.isIndirect()};
    }
    return {child, valueOf(container.after, key), false};
}

Pair RevisionPair::at(const Pair& container, int index) {
    const QPDFObjectHandle child = QPDFObjectHandle(container.before).getArrayItem(index);
    if (container.mirrored) {
        return {child, mirror(child), !child.isIndirect()};
    }
    return {child, QPDFObjectHandle(container.after).getArrayItem(index), false};
}

std::vector<QPDFObjGen> RevisionPair::moved() const {
    std::vector<QPDFObjGen> out;
    for (const auto& [id, entry] : before_.table) {
        if (!cleanly_ || !unmoved(id)) {
            out.push_back(id);
        }
    }
    return out;
}

bool RevisionPair::sameData(const Pair& streams) {
    const auto place = [](QPDFObjectHandle stream) {
        QPDFObjectHandle length = stream.getDict().getKey("/Length");
        const long long count = length.isInteger() ? length.getIntValue() : -1;
        return std::pair<std::uint64_t, long long>(stream.getParsedOffset(), count);
    };
    const auto [beforeAt, beforeLength] = place(streams.before);
    const auto [afterAt, afterLength] = place(streams.after);
    if (beforeLength < 0 || beforeLength != afterLength) {
        return false;
    }
    const auto length = static_cast<std::uint64_t>(beforeLength);
    if (length > size_ || beforeAt > size_ - length || afterAt > size_ - length) {
        return false;
    }
    constexpr std::uint64_t piece = 1U << 20U;
    for (std::uint64_t done = 0; beforeAt != afterAt && done < length; done += piece) {
        const auto bytes = [&](std::uint64_t start) {
            Bytes out;
            file_.stream(header_ + start + done, std::min(piece, length - done),
                         [&out](ByteView view) { out.insert(out.end(), view.begin(), view.end()); });
            return out;
        };
        if (bytes(beforeAt) != bytes(afterAt)) {
            return false;
        }
    }
    return true;
}

bool RevisionPair::alike(const Pair& pair) {
    QPDFObjectHandle before = pair.before;
    QPDFObjectHandle after = pair.after;
    if (pair.mirrored) {
        return true;
    }
    if (before.getTypeCode() != after.getTypeCode()) {
        return false;
    }
    if (before.isStream()) {
        return before.getDict().unparseResolved() == after.getDict().unparseResolved() && sameData(pair);
    }
    return before.unparseResolved() == after.unparseResolved();
}

std::vector<std::string> RevisionPair::newWarnings() {
    // also what no rule looks at: one damaged object makes other readers repair the file
    for (const auto& [id, entry] : after_.table) {
        if (!isEntryOf(before_.table, id, entry)) {
            after(id).getTypeCode();
        }
    }
    std::set<std::string> known;
    for (const QPDFExc& warning : before_.document->getWarnings()) {
        known.insert(comparable(warning.what()));
    }
    std::vector<std::string> out;
    for (const QPDFExc& warning : after_.document->getWarnings()) {
        if (!known.contains(comparable(warning.what()))) {
            out.emplace_back(warning.what());
        }
    }
    return out;
}

void RevisionPair::rethrow() const {
    before_.input->rethrow();
    after_.input->rethrow();
}

} // namespace cunho::pdf
