// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "sandbox/check_pdf_service.hpp"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>

namespace cunho::sandbox {
namespace {

using nlohmann::json;

constexpr std::string_view checkPath = "/sandbox/check-pdf";
constexpr std::string_view ledgerPath = "/sandbox/ledger";
constexpr std::array<std::string_view, 4> levels{"B-B", "B-T", "B-LT", "B-LTA"};

/// 0 to 3, or nothing.
std::optional<std::size_t> rankOf(std::string_view level) {
    const auto* const found = std::find(levels.begin(), levels.end(), level);
    return found == levels.end() ? std::nullopt
                                 : std::optional(static_cast<std::size_t>(found - levels.begin()));
}

std::string joined(const std::vector<std::string>& texts) {
    std::string all;
    for (const std::string& text : texts)
        all += (all.empty() ? "" : "; ") + text;
    return all;
}

} // namespace

bool CheckPdfService::owns(const Request& request) const {
    return (request.method == "POST" && request.path == checkPath) ||
           (request.method == "GET" && request.path == ledgerPath);
}

Reply CheckPdfService::handle(const Request& request) {
    const std::lock_guard lock(mutex_);
    return request.path == ledgerPath ? ledger() : check(request);
}

void CheckPdfService::reset() {
    const std::lock_guard lock(mutex_);
    files_.clear();
}

Reply CheckPdfService::check(const Request& request) {
    const auto asked = request.query.find("level");
    const auto least = rankOf(asked == request.query.end() ? "B-B" : asked->second);
    if (!least)
        return {400, errorBody(400, "no such level")};
    PdfFindings findings = checkPdf(asBytes(request.body), issued(), pki_, clock_.now());
    auto list = json::array();
    for (const FoundSignature& found : findings.signatures) {
        list.push_back({{"field", found.field}, {"digest", found.digest}, {"level", found.level}});
        if (rankOf(found.level) < least)
            findings.problems.push_back(found.field + ": the level is " + found.level);
        auto& files = files_[found.digest];
        files.insert(found.revision);
        if (files.size() > 1)
            findings.problems.push_back(found.field + ": the signature stands in another PDF as well");
    }
    if (findings.problems.empty())
        return {200, json{{"signatures", list}}.dump()};
    Reply reply = violations_.refuse(request, 50, literal::badRequest, joined(findings.problems));
    reply.body = json{{"signatures", list}, {"problems", findings.problems}}.dump();
    return reply;
}

std::vector<IssuedSignature> CheckPdfService::issued() const {
    std::vector<IssuedSignature> all;
    for (const SignatureLedger* ledger : ledgers_)
        for (IssuedSignature& one : ledger->issuedSignatures())
            all.push_back(std::move(one));
    return all;
}

Reply CheckPdfService::ledger() {
    auto list = json::array();
    for (const IssuedSignature& one : issued()) {
        const auto found = files_.find(one.digest);
        list.push_back({{"digest", one.digest},
                        {"credentialID", one.credentialId},
                        {"nipc", one.nipc},
                        {"delivered", one.delivered},
                        {"issuer", one.issuer},
                        {"files", found == files_.end() ? 0 : found->second.size()}});
    }
    return {200, json{{"signatures", list}}.dump()};
}

} // namespace cunho::sandbox
