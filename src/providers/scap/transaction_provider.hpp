// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/secret.hpp>
#include <cunho/scap/signature_service.hpp>
#include <cunho/signing/provider.hpp>

namespace cunho::providers::scap_capacity {

/// Documents of one authorisation.
constexpr std::size_t batchLimit = 10;

/// Signs the documents of one authorisation for one transaction.
class TransactionProvider final : public signing::SignatureProvider {
  public:
    /// `credential` is the transaction's; `totpKey` and `service` must outlive it.
    TransactionProvider(scap::SignTransaction transaction, signing::Credential credential,
                        const Secret& totpKey, scap::SignatureService& service)
        : transaction_(std::move(transaction))
        , credential_(std::move(credential))
        , totpKey_(totpKey)
        , service_(service) {}

    signing::Credential credential(const JobContext&) override { return credential_; }

    void sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
              signing::Prompter& prompter, const JobContext& job) override;

  private:
    void deliver(const signing::Dtbsr& item, ByteView value, signing::SignatureSink& sink) const;

    scap::SignTransaction transaction_;
    signing::Credential credential_;
    const Secret& totpKey_;
    scap::SignatureService& service_;
};

} // namespace cunho::providers::scap_capacity
