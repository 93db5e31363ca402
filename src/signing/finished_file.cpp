// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/finished_file.hpp"

#include "signing/covered_digest.hpp"
#include "signing/pdf_date.hpp"
#include "signing/security_store.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <algorithm>
#include <string>

namespace cunho::signing {

namespace {

[[noreturn]] void wrong(const Expected& expected, const char* detail) {
    throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", expected.name}}, detail);
}

/// Whether `hole` is "<", the CMS in upper-case hexadecimal, zeros, ">".
bool holdsCms(std::string_view hole, const Bytes& cms) {
    std::string start = "<" + toHex(cms);
    std::ranges::transform(start, start.begin(), [](char digit) {
        return digit >= 'a' ? static_cast<char>(digit - 'a' + 'A') : digit;
    });
    return hole.size() > start.size() && hole.starts_with(start) && hole.back() == '>' &&
           hole.find_first_not_of('0', start.size()) == hole.size() - 1;
}

bool startsWith(const Bytes& bytes, const Bytes& start) {
    return bytes.size() >= start.size() && std::equal(start.begin(), start.end(), bytes.begin());
}

struct Digests {
    crypto::Digest whole;
    crypto::Digest covered;
    std::string hole;
};

Digests digestsOf(const ReadHandle& file, const Expected& expected) {
    const pdf::ByteRange& range = expected.byteRange;
    std::vector<Coverage> wanted{wholeFile(file.size()),
                                 {range, crypto::cmsDigestAlgorithm(expected.cms.der()).value()}};
    if (expected.timestamp != nullptr) {
        wanted.push_back(coverageOf(*expected.timestamp));
    }
    std::vector<crypto::Digest> digests = coveredDigests(file, wanted);
    if (expected.timestamp != nullptr) {
        requireTimestamp(file, *expected.timestamp, digests.back(), expected.name);
    }
    std::string hole;
    file.stream(range.firstLength, range.second - range.firstLength,
                [&hole](ByteView piece) { hole += asText(piece); });
    return {std::move(digests[0]), std::move(digests[1]), std::move(hole)};
}

bool hasRange(const pdf::SignatureField& field, const pdf::ByteRange& range) {
    const std::vector<std::int64_t> numbers{
        static_cast<std::int64_t>(range.first), static_cast<std::int64_t>(range.firstLength),
        static_cast<std::int64_t>(range.second), static_cast<std::int64_t>(range.secondLength)};
    return field.byteRange == numbers;
}

/// A document time-stamp over the whole file. It need not be the last in the list: where a ByteRange that
/// says nothing ends, only the reader knows.
bool isArchived(const pdf::PdfStructure& structure) {
    return std::ranges::any_of(structure.signatures, [&](const pdf::SignatureField& field) {
        const std::vector<std::int64_t>& range = field.byteRange;
        return field.isTimestamp && range.size() == 4 &&
               static_cast<std::uint64_t>(range[2]) + static_cast<std::uint64_t>(range[3]) ==
                   structure.fileSize;
    });
}

/// What follows the signature in the file, as a level. A DSS may be there for earlier signatures only.
PadesLevel levelOf(const pdf::PdfStructure& structure, const pdf::SignatureField& field, bool hasTimestamp) {
    if (!hasValidation(structure.securityStore, field)) {
        return hasTimestamp ? PadesLevel::B_T : PadesLevel::B_B;
    }
    return isArchived(structure) ? PadesLevel::B_LTA : PadesLevel::B_LT;
}

} // namespace

const pdf::SignatureField* findSignature(const pdf::PdfStructure& structure, const pdf::ByteRange& range) {
    const auto found = std::ranges::find_if(
        structure.signatures, [&](const pdf::SignatureField& field) { return hasRange(field, range); });
    return found == structure.signatures.end() ? nullptr : &*found;
}

FinishedFile checkFinished(const std::filesystem::path& file, const Expected& expected) {
    const ReadHandle handle(file);
    const pdf::ByteRange& range = expected.byteRange;
    const std::uint64_t end = range.second + range.secondLength;
    const bool isExtended = expected.level >= PadesLevel::B_LT;
    if (range.first != 0 || handle.size() < end || (handle.size() > end) != isExtended) {
        wrong(expected, "the ByteRange does not reach the end of its revision");
    }
    const Digests digests = digestsOf(handle, expected);
    if (digests.covered.value != expected.attributes.messageDigest()) {
        wrong(expected, "the covered bytes are not those that were signed");
    }
    if (!holdsCms(digests.hole,
                  expected.cms.der())) { // the very bytes that were verified when they were made
        wrong(expected, "the hole does not hold the signature");
    }
    if (expected.plainTime && !isExtended) {
        return {digests.whole.value, *expected.plainTime,
                expected.cms.hasTimestamp() ? PadesLevel::B_T : PadesLevel::B_B};
    }
    const pdf::PdfStructure structure = expected.reader.read(file);
    const pdf::SignatureField* field = findSignature(structure, range);
    if (field == nullptr || !startsWith(field->contents, expected.cms.der())) {
        wrong(expected, "a reader does not find the signature");
    }
    const PadesLevel level = levelOf(structure, *field, expected.cms.hasTimestamp());
    if (level < expected.level) {
        wrong(expected, "a reader does not find what its level needs");
    }
    return {digests.whole.value, parsePdfDate(field->claimedTime).value_or(TimePoint{}), level};
}

std::optional<FinishedFile> findFinished(const std::filesystem::path& file, const Expected& expected) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) {
        return std::nullopt;
    }
    try {
        const ReadHandle handle(file);
        const pdf::ByteRange& range = expected.byteRange;
        const pdf::PdfStructure structure = expected.reader.read(file);
        const pdf::SignatureField* field = findSignature(structure, range);
        if (field == nullptr || handle.size() < range.second + range.secondLength) {
            return std::nullopt;
        }
        const Digests digests = digestsOf(handle, expected);
        const crypto::CmsInspection found = crypto::inspectCms(field->contents, digests.covered);
        const crypto::CmsInspection ours = crypto::inspectCms(expected.cms.der(), digests.covered);
        if (found.integrity != crypto::CmsInspection::Integrity::Good ||
            found.signatureValue != ours.signatureValue) {
            return std::nullopt;
        }
        return FinishedFile{digests.whole.value, parsePdfDate(field->claimedTime).value_or(TimePoint{}),
                            levelOf(structure, *field, !found.timestamps.empty())};
    } catch (const Error&) {
        return std::nullopt; // another file has the name
    }
}

} // namespace cunho::signing
