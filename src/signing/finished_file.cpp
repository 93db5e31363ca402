// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/finished_file.hpp"

#include "signing/pdf_date.hpp"

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

struct Digests {
    crypto::Digest whole;
    crypto::Digest covered;
    std::string hole;
};

Digests digestsOf(const ReadHandle& file, const pdf::ByteRange& range, crypto::DigestAlgorithm algorithm) {
    crypto::Hasher whole(crypto::DigestAlgorithm::Sha256);
    crypto::Hasher covered(algorithm);
    std::string hole;
    const auto both = [&](ByteView piece) {
        whole.update(piece);
        covered.update(piece);
    };
    file.stream(0, range.firstLength, both);
    file.stream(range.firstLength, range.second - range.firstLength, [&](ByteView piece) {
        whole.update(piece);
        hole += asText(piece);
    });
    file.stream(range.second, range.secondLength, both);
    return {whole.finish(), covered.finish(), std::move(hole)};
}

/// The signature as a reader sees it: its place and its value.
const pdf::SignatureField* findSignature(const pdf::PdfStructure& structure, const Expected& expected) {
    const pdf::ByteRange& range = expected.byteRange;
    const std::vector<std::int64_t> numbers{
        static_cast<std::int64_t>(range.first), static_cast<std::int64_t>(range.firstLength),
        static_cast<std::int64_t>(range.second), static_cast<std::int64_t>(range.secondLength)};
    const Bytes& cms = expected.cms.der();
    for (const pdf::SignatureField& field : structure.signatures) {
        if (field.byteRange == numbers && field.contents.size() >= cms.size() &&
            std::equal(cms.begin(), cms.end(), field.contents.begin())) {
            return &field;
        }
    }
    return nullptr;
}

} // namespace

FinishedFile checkFinished(const std::filesystem::path& file, const Expected& expected) {
    const ReadHandle handle(file);
    const pdf::ByteRange& range = expected.byteRange;
    if (range.first != 0 || handle.size() != range.second + range.secondLength) {
        wrong(expected, "the ByteRange does not reach the end of the file");
    }
    const Digests digests = digestsOf(handle, range, crypto::cmsDigestAlgorithm(expected.cms.der()).value());
    if (digests.covered.value != expected.attributes.messageDigest()) {
        wrong(expected, "the covered bytes are not those that were signed");
    }
    if (!holdsCms(digests.hole, expected.cms.der())) {
        wrong(expected, "the hole does not hold the signature");
    }
    const crypto::CmsInspection cms = crypto::inspectCms(expected.cms.der(), digests.covered);
    if (cms.integrity != crypto::CmsInspection::Integrity::Good || !cms.essSigningCertificate) {
        wrong(expected, "the signature does not verify");
    }
    const pdf::PdfStructure structure = expected.reader.read(file);
    const pdf::SignatureField* field = findSignature(structure, expected);
    if (field == nullptr) {
        wrong(expected, "a reader does not find the signature");
    }
    return {digests.whole.value, parsePdfDate(field->claimedTime).value_or(TimePoint{})};
}

FinishedFile finish(const pdf::PreparedPdf& prepared, const std::filesystem::path& target,
                    const Expected& expected) {
    FinishedFile out;
    try {
        prepared.fill(expected.cms.der(), target, [&](const std::filesystem::path& temporary) {
            out = checkFinished(temporary, expected);
        });
    } catch (const Error& error) {
        if (error.reason() != "TARGET_EXISTS") {
            throw;
        }
        try {
            out = checkFinished(target, expected);
        } catch (const Error&) {
            throw error; // another file has the name
        }
    }
    return out;
}

} // namespace cunho::signing
