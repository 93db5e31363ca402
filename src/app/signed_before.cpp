// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/signed_before.hpp"

#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>
#include <cunho/signing/verification.hpp>

namespace cunho::app {
namespace {

/// Throws as ReadHandle.
bool beginsWithSource(const BatchRow& row) {
    const ReadHandle file(row.target);
    if (row.sha256.empty() || file.size() <= row.size)
        return false;
    crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
    file.stream(0, row.size, [&hasher](ByteView piece) { hasher.update(piece); });
    return hasher.finish().value == row.sha256;
}

/// The last signature that reaches beyond the source.
const pdf::SignatureField* addedSignature(const pdf::PdfStructure& structure, std::uint64_t sourceSize) {
    const pdf::SignatureField* added = nullptr;
    for (const pdf::SignatureField& field : structure.signatures)
        if (!field.isTimestamp && field.byteRange.size() == 4 &&
            field.byteRange[2] > static_cast<std::int64_t>(sourceSize))
            added = &field;
    return added;
}

TimePoint timeOf(const signing::SignatureReport& report, TimePoint otherwise) {
    try {
        const auto text = std::string_view(report.claimedTime).substr(0, 19); // without zone: UTC
        return fromLocal(parseLocal(text), Zone::Utc);
    } catch (const Error&) {
        return report.provenTime.value_or(otherwise);
    }
}

} // namespace

std::optional<signing::SignedFileRecord> signedBefore(const BatchRow& row, const signing::BatchRecord& batch,
                                                      const pdf::Reader& reader, TimePoint now) {
    try {
        if (!beginsWithSource(row))
            return std::nullopt;
        const auto structure = reader.read(row.target);
        const auto* added = addedSignature(structure, row.size);
        if (added == nullptr)
            return std::nullopt;
        signing::VerificationOptions options{{}, now};
        options.revocation = signing::RevocationRule::Never;
        for (const auto& report : signing::verifyFile(row.target, reader, options)) {
            if (report.timestamp || report.field != added->name ||
                report.indication == signing::Indication::TotalFailed)
                continue;
            signing::SignedFileRecord record;
            record.source = row.source;
            record.sourceSha256 = row.sha256;
            record.file = row.target;
            record.sha256 = crypto::sha256File(row.target).value;
            record.signer = report.signer;
            record.level = signing::padesLevelNamed(report.level).value_or(signing::PadesLevel::B_B);
            record.wanted = batch.level;
            record.signedAt = timeOf(report, now);
            record.provider = batch.provider;
            record.qualified = batch.qualified;
            return record;
        }
    } catch (const Error&) { // not there, or nothing of ours
    }
    return std::nullopt;
}

} // namespace cunho::app
