// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/adoption.hpp"

#include "app/rendering.hpp"

#include <cunho/app/sign_pending.hpp>
#include <cunho/core/file.hpp>
#include <cunho/signing/pades.hpp>
#include <cunho/signing/verification.hpp>

#include <algorithm>

namespace cunho::app {
namespace {

/// The time as the report writes it, "2026-11-23T09:15:00Z".
TimePoint signedAt(std::string text) {
    if (text.ends_with('Z'))
        text.pop_back();
    return fromLocal(parseLocal(text), Zone::Utc);
}

} // namespace

std::optional<invoicing::SignatureRecord>
findFinished(Services& services, const invoicing::IssuedDocument& document, const JobContext& job) {
    const auto file = services.archive / archiveName(document);
    if (!std::filesystem::is_regular_file(file))
        return std::nullopt;
    const Bytes bytes = readFile(file);
    const Bytes rendering = ensureRendering(services, document->id);
    if (bytes.size() <= rendering.size() || !std::equal(rendering.begin(), rendering.end(), bytes.begin()))
        return std::nullopt;
    const auto credential = services.provider->credential(job);
    signing::VerificationOptions options{services.anchors, services.clock.now()};
    options.revocation = signing::RevocationRule::Never; // whose file it is, not what it will be worth
    options.online = services.signer.levels.revocation;  // not asked then, but it knows whom to believe
    const auto reports = signing::verifyFile(file, services.reader, options);
    if (reports.empty())
        return std::nullopt;
    const auto& report = reports.front();
    const bool ours = report.certificate && report.certificate->der() == credential.chain.front().der();
    const bool alone = std::all_of(reports.begin() + 1, reports.end(), [](const auto& other) {
        return other.timestamp; // of the level
    });
    if (!ours || !alone || report.indication != signing::Indication::TotalPassed)
        return std::nullopt;
    return invoicing::SignatureRecord{report.level,         file,          crypto::sha256(bytes).value,
                                      credential.qualified, report.signer, signedAt(report.claimedTime)};
}

} // namespace cunho::app
