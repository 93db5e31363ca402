// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "pdf/file_outline.hpp"
#include "pdf/source_state.hpp"
#include "pdf/syntax.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/revision.hpp>

#include <algorithm>

namespace cunho::pdf {

namespace {

std::string readText(const ReadHandle& source, std::uint64_t offset, std::uint64_t count) {
    std::string out;
    source.stream(offset, count, [&out](ByteView piece) { out += asText(piece); });
    return out;
}

bool onlyZeros(const ReadHandle& source, std::uint64_t offset, std::uint64_t count) {
    bool zeros = true;
    source.stream(offset, count, [&zeros](ByteView piece) {
        zeros = zeros && std::ranges::all_of(piece, [](Byte byte) { return byte == '0'; });
    });
    return zeros;
}

/// Looks for what `RevisionWriter` puts around a hole.
bool holeIsWhole(const ReadHandle& source, const ByteRange& range, std::uint64_t size) {
    const std::string before = byteRangeSyntax(range) + "<";
    if (range.first != 0 || range.second > size || range.firstLength < before.size() ||
        range.second < range.firstLength + 4 || range.second + range.secondLength != size ||
        (range.second - range.firstLength) % 2 != 0) {
        return false;
    }
    const std::uint64_t start = range.firstLength + 1 - before.size();
    return readText(source, start, before.size()) == before && readText(source, range.second - 1, 1) == ">" &&
           onlyZeros(source, range.firstLength + 1, range.second - range.firstLength - 2);
}

/// A section with its hole, `before` bytes from its begin: `cms` in hexadecimal, then zeros up to `capacity`.
Bytes withHole(ByteView section, std::size_t before, ByteView cms, std::size_t capacity) {
    std::string hole = hexSyntax(cms);
    hole.insert(hole.size() - 1, 2 * (capacity - cms.size()), '0');
    Bytes out(section.size() + hole.size());
    auto next = std::ranges::copy(section.first(before), out.begin()).out;
    next = std::ranges::copy(hole, next).out;
    std::ranges::copy(section.subspan(before), next);
    return out;
}

} // namespace

void PreparedPdf::stream(const ByteSink& sink) const {
    withUnchanged(source_, sourceState_, [&](const ReadHandle& source) {
        if (section_.empty()) {
            source.stream(byteRange_.first, byteRange_.firstLength, sink);
            source.stream(byteRange_.second, byteRange_.secondLength, sink);
            return;
        }
        source.stream(0, sourceState_.size, sink);
        sink(section_);
    });
}

void PreparedPdf::save(const std::filesystem::path& target) const {
    AtomicFile file(target);
    withUnchanged(source_, sourceState_, [&](const ReadHandle& source) {
        file.copyFrom(source.descriptor(), 0, sourceState_.size);
    });
    if (!section_.empty()) {
        const auto before = static_cast<std::size_t>(byteRange_.firstLength - sourceState_.size);
        file.write(withHole(section_, before, {}, capacity()));
    }
    file.commit();
}

PreparedPdf PreparedPdf::reopen(const std::filesystem::path& prepared, const ByteRange& byteRange) {
    const auto damaged = [&](std::string detail) {
        return Error(Fault::Integrity, "PREPARED_FILE_DAMAGED", {{"file", prepared.filename().string()}},
                     std::move(detail));
    };
    try {
        const ReadHandle source(prepared);
        const FileState state = source.state();
        if (!holeIsWhole(source, byteRange, state.size)) {
            throw damaged("the hole is not where the journal says");
        }
        PreparedPdf out;
        out.source_ = prepared;
        out.sourceState_ = state;
        out.byteRange_ = byteRange;
        return out;
    } catch (const Error& error) {
        if (error.fault() == Fault::NotFound || error.fault() == Fault::File) {
            throw damaged(error.what());
        }
        throw;
    }
}

void PreparedPdf::fill(ByteView cms, const std::filesystem::path& target,
                       const std::function<void(const std::filesystem::path& temporary)>& check,
                       AtomicFile::Keep keep) const {
    if (cms.size() > capacity()) {
        throw Error(Fault::Internal, "SIGNATURE_TOO_LARGE",
                    {{"size", std::to_string(cms.size())}, {"capacity", std::to_string(capacity())}});
    }
    AtomicFile file(target, AtomicFile::Existing::Refuse, keep);
    withUnchanged(source_, sourceState_, [&](const ReadHandle& source) {
        file.copyFrom(source.descriptor(), 0, sourceState_.size);
    });
    if (section_.empty()) {
        const std::string hex = hexSyntax(cms);
        file.writeAt(byteRange_.firstLength + 1, asBytes(hex).subspan(1, 2 * cms.size()));
    } else {
        const auto before = static_cast<std::size_t>(byteRange_.firstLength - sourceState_.size);
        file.write(withHole(section_, before, cms, capacity()));
    }
    if (check) {
        check(file.temporary());
    }
    file.commit();
}

} // namespace cunho::pdf
