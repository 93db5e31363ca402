// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/document_timestamp.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/reader.hpp>

namespace cunho::signing {

void requireTimestamp(const ReadHandle& file, const DocumentTimestamp& timestamp,
                      const crypto::Digest& covered, const std::string& name) {
    const auto& [range, token] = timestamp;
    Bytes hole;
    file.stream(range.firstLength + 1, 2 * token.der.size(),
                [&](ByteView piece) { hole.insert(hole.end(), piece.begin(), piece.end()); });
    if (fromHex(asText(hole)) != token.der || covered != token.imprint) {
        throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", name}},
                    "the document time-stamp is not for this file");
    }
}

void appendDocumentTimestamp(const std::filesystem::path& source, const std::filesystem::path& target,
                             const pdf::Reader& reader, TimestampSource& timestamps, const JobContext& job,
                             WorkLock& work, const StampCheck& check, AtomicFile::Keep keep) {
    const pdf::PdfStructure structure = reader.read(source);
    for (bool isFirst = true;; isFirst = false) {
        pdf::SignatureRequest request;
        request.kind = pdf::SignatureRequest::Kind::DocumentTimestamp;
        request.contentsCapacity = timestamps.tokenSize();
        const pdf::PreparedPdf prepared = pdf::prepareSignature(source, structure, request);
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        prepared.stream([&hasher](ByteView piece) { hasher.update(piece); });
        const crypto::Digest imprint = hasher.finish();
        const DocumentTimestamp stamp{prepared.byteRange(),
                                      work.outside([&] { return timestamps.stamp(imprint, job); })};
        if (isFirst && stamp.token.der.size() > prepared.capacity()) {
            continue; // the source knows the size of its tokens now
        }
        const auto looked = [&](const std::filesystem::path& temporary) { check(temporary, stamp); };
        prepared.fill(stamp.token.der, target, looked, keep);
        return;
    }
}

void publish(const std::filesystem::path& file, const std::filesystem::path& target,
             const std::function<void(const std::filesystem::path&)>& check) {
    const ReadHandle source(file);
    AtomicFile out(target);
    out.copyFrom(source.descriptor(), 0, source.size());
    if (check) {
        check(out.temporary());
    }
    out.commit();
}

} // namespace cunho::signing
