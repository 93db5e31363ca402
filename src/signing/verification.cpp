// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "signing/byte_range.hpp"
#include "signing/pdf_date.hpp"

#include <cunho/core/error.hpp>
#include <cunho/crypto/cms.hpp>
#include <cunho/signing/verification.hpp>

namespace cunho::signing {

namespace {

using Integrity = crypto::CmsInspection::Integrity;
using Status = crypto::ChainResult::Status;

constexpr std::string_view padesSubFilter = "ETSI.CAdES.detached";

/// Sets main indication and sub-indication (EN 319 102-1 tables 5 and 6) and says why.
void conclude(SignatureReport& report, Indication indication, std::string subIndication, std::string remark) {
    report.indication = indication;
    report.subIndication = std::move(subIndication);
    if (!remark.empty()) {
        report.remarks.push_back(std::move(remark));
    }
}

void fail(SignatureReport& report, std::string subIndication, std::string remark) {
    conclude(report, Indication::TotalFailed, std::move(subIndication), std::move(remark));
}

void doubt(SignatureReport& report, std::string subIndication, std::string remark) {
    conclude(report, Indication::Indeterminate, std::move(subIndication), std::move(remark));
}

crypto::Digest digestOf(const ReadHandle& file, const pdf::ByteRange& range,
                        crypto::DigestAlgorithm algorithm) {
    crypto::Hasher hasher(algorithm);
    const auto sink = [&hasher](ByteView piece) { hasher.update(piece); };
    file.stream(range.first, range.firstLength, sink);
    file.stream(range.second, range.secondLength, sink);
    return hasher.finish();
}

/// EN 319 142-1 section 6.3, the rows of level B-B.
bool meetsBaseline(SignatureReport& report, const crypto::CmsInspection& cms) {
    const std::size_t before = report.remarks.size();
    if (report.subFilter != padesSubFilter) {
        report.remarks.push_back("no PAdES baseline level: SubFilter is " + report.subFilter);
    }
    if (cms.signingTimeAttribute) {
        report.remarks.push_back("no PAdES baseline level: the CMS has a signing-time attribute");
    }
    if (report.claimedTime.empty()) {
        report.remarks.push_back("no PAdES baseline level: /M is missing or no date");
    }
    return report.remarks.size() == before && cms.essSigningCertificate;
}

/// What the signature value and attributes alone say; true when they hold.
bool integrityHolds(SignatureReport& report, const crypto::CmsInspection& cms) {
    switch (cms.integrity) {
    case Integrity::Unreadable:
        fail(report, "FORMAT_FAILURE", "Contents holds no usable CMS: " + cms.detail);
        return false;
    case Integrity::DigestMismatch:
        fail(report, "HASH_FAILURE", "the signed bytes were changed after signing");
        return false;
    case Integrity::SignatureInvalid:
        if (!cms.signer) {
            doubt(report, "NO_SIGNING_CERTIFICATE_FOUND", "the signer's certificate is not in the CMS");
        } else {
            fail(report, "SIG_CRYPTO_FAILURE", "the signature value does not verify: " + cms.detail);
        }
        return false;
    case Integrity::Good: break;
    }
    if (cms.signerCount != 1) {
        fail(report, "FORMAT_FAILURE",
             "the CMS has " + std::to_string(cms.signerCount) + " signers instead of 1");
        return false;
    }
    if (!cms.signer) {
        doubt(report, "NO_SIGNING_CERTIFICATE_FOUND", "the signer's certificate is not in the CMS");
        return false;
    }
    return true;
}

/// What the chain says; true when an anchor vouches for the signer.
bool chainHolds(SignatureReport& report, const crypto::CmsInspection& cms,
                const VerificationOptions& options) {
    const crypto::ChainResult chain =
        crypto::verifyChain(*cms.signer, cms.certificates, options.anchors, options.at);
    switch (chain.status) {
    case Status::Trusted: return true;
    case Status::NoPath: doubt(report, "NO_CERTIFICATE_CHAIN_FOUND", chain.detail); return false;
    case Status::Expired:
        doubt(report, "OUT_OF_BOUNDS_NO_POE", "a certificate has expired: " + chain.detail);
        return false;
    case Status::NotYetValid:
        doubt(report, "OUT_OF_BOUNDS_NO_POE", "a certificate is not valid yet: " + chain.detail);
        return false;
    case Status::BadSignature: doubt(report, "CERTIFICATE_CHAIN_GENERAL_FAILURE", chain.detail); return false;
    case Status::Constraint: doubt(report, "CHAIN_CONSTRAINTS_FAILURE", chain.detail); return false;
    }
    return false;
}

void judgeCms(SignatureReport& report, const pdf::SignatureField& field, const ReadHandle& file,
              const pdf::ByteRange& range, const VerificationOptions& options) {
    const auto algorithm = crypto::cmsDigestAlgorithm(field.contents);
    if (!algorithm) {
        fail(report, "FORMAT_FAILURE", "Contents holds no CMS with a known digest algorithm");
        return;
    }
    const crypto::CmsInspection cms = crypto::inspectCms(field.contents, digestOf(file, range, *algorithm));
    if (cms.signer) {
        report.certificate = cms.signer;
        report.signer = cms.signer->commonName();
    }
    if (!integrityHolds(report, cms)) {
        return;
    }
    if (meetsBaseline(report, cms)) {
        report.level = "B-B";
    }
    if (!cms.timestamps.empty()) {
        report.remarks.emplace_back("the signature time-stamp was not verified");
    }
    report.remarks.emplace_back("revocation was not checked");
    if (!cms.essSigningCertificate) {
        doubt(report, "SIG_CONSTRAINTS_FAILURE",
              cms.essMismatch ? "the signing-certificate attribute names another certificate"
                              : "the signing-certificate attribute is missing");
    } else if (chainHolds(report, cms, options)) {
        if (*algorithm == crypto::DigestAlgorithm::Sha1) {
            doubt(report, "CRYPTO_CONSTRAINTS_FAILURE_NO_POE", "made with SHA-1");
        } else {
            conclude(report, Indication::TotalPassed, "", "");
        }
    }
}

SignatureReport judge(const pdf::SignatureField& field, const ReadHandle& file,
                      const VerificationOptions& options) {
    SignatureReport report;
    report.field = field.name;
    report.timestamp = field.isTimestamp;
    report.subFilter = field.subFilter;
    report.reason = field.reason;
    if (const auto claimed = parsePdfDate(field.claimedTime)) {
        report.claimedTime = formatUtc(*claimed);
    }
    const auto range = usableByteRange(file, field);
    if (const auto* const fault = std::get_if<std::string>(&range)) {
        fail(report, "FORMAT_FAILURE", *fault);
        return report;
    }
    const auto& covered = std::get<pdf::ByteRange>(range);
    report.coversWholeFile = covered.second + covered.secondLength == file.size();
    if (!report.coversWholeFile) {
        report.remarks.emplace_back("bytes were appended after this signature");
    }
    if (field.isTimestamp) {
        doubt(report, "GENERIC", "document time-stamps are not verified yet");
    } else if (field.subFilter != padesSubFilter && field.subFilter != "adbe.pkcs7.detached") {
        doubt(report, "GENERIC", "signatures of SubFilter " + field.subFilter + " are not verified");
    } else {
        judgeCms(report, field, file, covered, options);
    }
    return report;
}

} // namespace

std::string_view indicationName(Indication indication) noexcept {
    switch (indication) {
    case Indication::TotalPassed: return "TOTAL-PASSED";
    case Indication::TotalFailed: return "TOTAL-FAILED";
    case Indication::Indeterminate: return "INDETERMINATE";
    }
    return "INDETERMINATE";
}

std::vector<SignatureReport> verifyFile(const std::filesystem::path& file, const pdf::StructureReader& reader,
                                        const VerificationOptions& options) {
    const pdf::PdfStructure structure = reader.read(file);
    const ReadHandle handle(file);
    std::vector<SignatureReport> out;
    for (const pdf::SignatureField& field : structure.signatures) {
        out.push_back(judge(field, handle, options));
    }
    return out;
}

} // namespace cunho::signing
