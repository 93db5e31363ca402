// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/rendering.hpp"

#include <cunho/app/certification.hpp>
#include <cunho/app/issue_invoice.hpp>
#include <cunho/app/sign_pending.hpp>
#include <cunho/core/log.hpp>

#include <algorithm>

namespace cunho::app {

namespace {

using Problems = std::vector<invoicing::Problem>;

bool mendable(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(), [](const auto& p) { return !p.field.empty(); });
}

invoicing::VatRegime regimeOf(Services& services) {
    const auto company = services.company.company();
    return company ? company->regime : invoicing::VatRegime::Normal;
}

/// The key that documents are chained with: the certified one, or the training key.
class IssueKey {
  public:
    explicit IssueKey(Services& services) {
        const auto* profile = services.certification;
        if (!profile) {
            loaded_ = loadCertification(services);
            profile = loaded_.get();
        }
        if (profile)
            key_.emplace(invoicing::HashKey{profile->key, profile->number, profile->keyVersion});
        else
            key_.emplace(invoicing::HashKey{training_.emplace(services.company.trainingKey())});
    }

    const invoicing::HashKey& get() const { return *key_; }

  private:
    std::unique_ptr<invoicing::CertificationProfile> loaded_;
    std::optional<crypto::PrivateKey> training_;
    std::optional<invoicing::HashKey> key_;
};

/// GT and GR are not valid, and not printed, before the Tax Authority's code stands on them (DL 147/2003).
bool awaitsTransportCode(const invoicing::IssuedFacts& facts) {
    return invoicing::documentType(facts.type).block == invoicing::SaftBlock::MovementOfGoods &&
           facts.atDocCode.empty();
}

} // namespace

std::variant<invoicing::IssuedDocument, Problems> IssueInvoice::issueOnly(const invoicing::Draft& draft) {
    auto checked = invoicing::validate(draft, services_.taxes, regimeOf(services_));
    if (auto* problems = std::get_if<Problems>(&checked))
        return std::move(*problems);
    invoicing::Ledger ledger(services_.ledger, services_.clock);
    const auto& valid = std::get<invoicing::CheckedDraft>(checked);
    const IssueKey key(services_);
    const invoicing::IssueOptions options{services_.books.sourceId, clockConfirmed_};
    auto problems = ledger.problems(valid, options, &key.get());
    if (mendable(problems))
        return problems;
    return ledger.issue(valid, key.get(), options);
}

std::variant<IssueResult, std::vector<invoicing::Problem>>
IssueInvoice::run(const invoicing::Draft& draft, signing::Prompter& prompter, const JobContext& job) {
    auto issued = issueOnly(draft);
    if (auto* problems = std::get_if<std::vector<invoicing::Problem>>(&issued))
        return std::move(*problems);
    IssueResult result{std::move(std::get<invoicing::IssuedDocument>(issued)), {}, {}};
    const std::int64_t id = result.document->id;
    if (awaitsTransportCode(result.document.facts()))
        return result;
    // From here on the document is a fiscal fact: whatever fails only leaves its signature pending.
    try {
        job.report({1, 3, "print"});
        ensureRendering(services_, id);
        if (!invoicing::documentType(result.document->type).isSigned)
            return result;
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
