// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/app/services.hpp>
#include <cunho/core/job_context.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/signing/pades.hpp>

#include <optional>
#include <variant>
#include <vector>

namespace cunho::app {

/// What issuing gave: the document is a fact; its signature is there, or pending with the reason why.
struct IssueResult {
    invoicing::IssuedDocument document;
    std::optional<invoicing::SignatureRecord> signature;
    std::optional<Failure> pending; ///< why there is no signature yet
};

/// Draft → issued document → PDF, rendered once → signature. Journey "Issue and sign".
///
/// Every type of document is issued by it; OR, PF and NE are not signed, GT and GR
/// not before the Tax Authority's code stands on them (nor rendered).
class IssueInvoice {
  public:
    /// `clockConfirmed`: see invoicing::IssueOptions.
    explicit IssueInvoice(Services& services, bool clockConfirmed = false)
        : services_(services), clockConfirmed_(clockConfirmed) {}

    /// Problems of the draft (nothing happened), those that the books tell included; or the result. From the
    /// ledger's return on nothing is undone: a failure of print or signature leaves the document *issued,
    /// signature pending*. Throws what `Ledger::issue` throws where no field of the draft can mend it (clock,
    /// company, damaged books), and as `loadCertification` when a certification is installed but not at hand.
    std::variant<IssueResult, std::vector<invoicing::Problem>>
    run(const invoicing::Draft& draft, signing::Prompter& prompter, const JobContext& job);

    /// Issues without signing, as a batch of many wants it.
    std::variant<invoicing::IssuedDocument, std::vector<invoicing::Problem>>
    issueOnly(const invoicing::Draft& draft);

  private:
    Services& services_;
    bool clockConfirmed_;
};

} // namespace cunho::app
