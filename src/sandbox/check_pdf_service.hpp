// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "sandbox/check_pdf.hpp"
#include "sandbox/service.hpp"

#include <map>
#include <mutex>
#include <set>

namespace cunho::sandbox {

/// Check 50: every signature that the service made stands in exactly one finished PDF, and is right there.
///
///     POST /sandbox/check-pdf            the file itself, up to 32 MiB; `?level=B-LT`: that level at least.
///                                        200 {"signatures":[{"field","digest","level"}]}, or 400 with
///                                        {"problems":["…"]} and a violation
///     GET  /sandbox/ledger
///         {"signatures":[{"digest","credentialID","nipc","delivered","issuer","files"}]}: `files` of 0 for
///         one that was delivered means a lost signature
///
/// A file that grew by revisions after it was given is the same file.
class CheckPdfService final : public Service {
  public:
    static constexpr std::size_t largestFile = 32U << 20U;

    CheckPdfService(const SignatureLedger& ledger, const Pki& pki, ViolationLog& violations, Clock& clock)
        : ledgers_{&ledger}, pki_(pki), violations_(violations), clock_(clock) {}

    /// Of another service; before the first request.
    void watch(const SignatureLedger& ledger) { ledgers_.push_back(&ledger); }

    bool owns(const Request& request) const override;
    Reply handle(const Request& request) override;
    bool dropsBeforeRead(const Request&) override { return false; }
    void reset() override;

  private:
    Reply check(const Request& request);
    Reply ledger();
    std::vector<IssuedSignature> issued() const;

    std::vector<const SignatureLedger*> ledgers_;
    const Pki& pki_;
    ViolationLog& violations_;
    Clock& clock_;
    std::mutex mutex_;
    std::map<std::string, std::set<std::string>> files_; ///< digest → signed revisions it was found in
};

} // namespace cunho::sandbox
