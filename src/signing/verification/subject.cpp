// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/verification/subject.hpp"

#include "signing/byte_range.hpp"
#include "signing/covered_digest.hpp"
#include "signing/verification/sub_filter.hpp"

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

void digestAll(const std::vector<Subject*>& wanted, const ReadHandle& file) {
    std::vector<Coverage> coverages;
    for (const Subject* subject : wanted)
        coverages.push_back({*subject->range, *subject->algorithm});
    const std::vector<crypto::Digest> digests = coveredDigests(file, coverages);
    for (std::size_t index = 0; index < wanted.size(); ++index)
        wanted[index]->covered = digests[index];
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
