// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/rendering.hpp"

#include <cunho/app/issue_invoice.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/core/log.hpp>

namespace cunho::app {

std::variant<invoicing::IssuedDocument, std::vector<invoicing::Problem>>
IssueInvoice::issueOnly(const invoicing::Draft& draft) {
    auto checked = invoicing::validate(draft, services_.taxes);
    if (auto* problems = std::get_if<std::vector<invoicing::Problem>>(&checked))
        return std::move(*problems);
    invoicing::Ledger ledger(services_.ledger, services_.clock);
    const auto& valid = std::get<invoicing::CheckedDraft>(checked);
    if (const auto* profile = services_.certification)
        return ledger.issue(valid, {profile->key, profile->number, profile->keyVersion});
    const crypto::PrivateKey key = services_.company.trainingKey();
    return ledger.issue(valid, {key});
}

std::variant<IssueResult, std::vector<invoicing::Problem>>
IssueInvoice::run(const invoicing::Draft& draft, signing::Prompter& prompter, const JobContext& job) {
    auto issued = issueOnly(draft);
    if (auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued))
        return std::move(*problems);
    IssueResult result{std::move(std::get<invoicing::IssuedDocument>(issued)), {}, {}};
    const std::int64_t id = result.document->id;
    // From here on the document is a fiscal fact: whatever fails only leaves its signature pending.
    try {
        job.report({1, 3, "print"});
        ensureRendering(services_, id);
        job.report({2, 3, "sign"});
        const auto outcomes = SignPending(services_).run({id}, prompter, job);
        const auto& outcome = outcomes.at(id);
        if (const auto* record = std::get_if<invoicing::SignatureRecord>(&outcome))
            result.signature = *record;
        else
            result.pending = std::get<Failure>(outcome);
    } catch (...) {
        result.pending = currentFailure();
        log::warning("signature pending: " + result.pending->reason);
    }
    return result;
}

} // namespace cunho::app
