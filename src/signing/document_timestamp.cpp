// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/document_timestamp.hpp"

#include "signing/covered_digest.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/pdf/reader.hpp>

namespace cunho::signing {

namespace {

/// The hole holds a token for the bytes around it, as a reader finds them.
void requireTimestamp(const std::filesystem::path& file, const pdf::ByteRange& range,
                      const crypto::TimestampToken& token) {
    const ReadHandle handle(file);
    Bytes hole;
    handle.stream(range.firstLength + 1, 2 * token.der.size(),
                  [&](ByteView piece) { hole.insert(hole.end(), piece.begin(), piece.end()); });
    if (fromHex(asText(hole)) != token.der ||
        coveredDigest(handle, range, token.imprint.algorithm) != token.imprint) {
        throw Error(Fault::Integrity, "SIGNED_FILE_WRONG", {{"file", file.filename().string()}},
                    "the document time-stamp is not for this file");
    }
}

} // namespace

void appendDocumentTimestamp(const std::filesystem::path& source, const std::filesystem::path& target,
                             const pdf::Reader& reader, TimestampSource& timestamps, const JobContext& job,
                             WorkLock& work, const std::function<void(const std::filesystem::path&)>& check) {
    const pdf::PdfStructure structure = reader.read(source);
    for (bool isFirst = true;; isFirst = false) {
        pdf::SignatureRequest request;
        request.kind = pdf::SignatureRequest::Kind::DocumentTimestamp;
        request.contentsCapacity = timestamps.tokenSize();
        const pdf::PreparedPdf prepared = pdf::prepareSignature(source, structure, request);
        crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
        prepared.stream([&hasher](ByteView piece) { hasher.update(piece); });
        const crypto::Digest imprint = hasher.finish();
        const crypto::TimestampToken token = work.outside([&] { return timestamps.stamp(imprint, job); });
        if (isFirst && token.der.size() > prepared.capacity()) {
            continue; // the source knows the size of its tokens now
        }
        prepared.fill(token.der, target, [&](const std::filesystem::path& temporary) {
            requireTimestamp(temporary, prepared.byteRange(), token);
            if (check) {
                check(temporary);
            }
        });
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
