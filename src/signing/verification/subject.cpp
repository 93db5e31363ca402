// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/subject.hpp"

#include "signing/byte_range.hpp"
#include "signing/verification/sub_filter.hpp"

#include <algorithm>
#include <map>

namespace cunho::signing {

namespace {

Subject readField(const std::vector<pdf::SignatureField>& fields, std::size_t index, const ReadHandle& file) {
    const pdf::SignatureField& field = fields[index];
    Subject subject;
    subject.field = &field;
    const auto range = checkByteRange(file, fields, index);
    if (const auto* const fault = std::get_if<ByteRangeFault>(&range)) {
        subject.rangeFault = byteRangeFaultText(*fault);
        return subject;
    }
    subject.range = std::get<pdf::ByteRange>(range);
    if (field.isTimestamp) {
        subject.token = crypto::readTimestampToken(field.contents);
        if (subject.token->integrity != crypto::TimestampToken::Integrity::Unreadable)
            subject.algorithm = subject.token->imprint.algorithm;
    } else if (isKnownSubFilter(field.subFilter)) {
        subject.algorithm = crypto::cmsDigestAlgorithm(field.contents);
    }
    return subject;
}

using Hashers = std::map<crypto::DigestAlgorithm, crypto::Hasher>;

void digestAll(std::vector<Subject*> wanted, const ReadHandle& file) {
    std::ranges::sort(wanted, {}, [](const Subject* subject) { return subject->range->firstLength; });
    Hashers common;
    for (const Subject* subject : wanted)
        common.try_emplace(*subject->algorithm, *subject->algorithm);
    const auto all = [&common](ByteView piece) {
        for (auto& [algorithm, hasher] : common)
            hasher.update(piece);
    };
    std::uint64_t at = 0;
    for (Subject* subject : wanted) {
        const pdf::ByteRange& range = *subject->range;
        file.stream(at, range.firstLength - at, all);
        at = range.firstLength;
        crypto::Hasher own = common.at(*subject->algorithm).fork();
        file.stream(range.second, range.secondLength, [&own](ByteView piece) { own.update(piece); });
        subject->covered = own.finish();
    }
}

void inspect(Subject& subject) {
    subject.cms = crypto::inspectCms(subject.field->contents, subject.covered);
    for (const Bytes& token : subject.cms->timestamps)
        subject.stamps.push_back(crypto::readTimestampToken(token));
}

} // namespace

std::vector<Subject> readSubjects(const pdf::PdfStructure& structure, const ReadHandle& file) {
    std::vector<Subject> subjects;
    for (std::size_t i = 0; i < structure.signatures.size(); ++i)
        subjects.push_back(readField(structure.signatures, i, file));
    std::vector<Subject*> wanted;
    for (Subject& subject : subjects)
        if (subject.algorithm)
            wanted.push_back(&subject);
    digestAll(wanted, file);
    for (Subject* subject : wanted)
        if (!subject->token)
            inspect(*subject);
    return subjects;
}

} // namespace cunho::signing
