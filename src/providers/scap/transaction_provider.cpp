// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "transaction_provider.hpp"

#include <cunho/core/error.hpp>

#include <algorithm>

namespace cunho::providers::scap_capacity {

void TransactionProvider::sign(std::span<const signing::Dtbsr> items, signing::SignatureSink& sink,
                               signing::Prompter&, const JobContext& job) {
    for (auto rest = items; !rest.empty(); rest = rest.subspan(std::min(batchLimit, rest.size()))) {
        const auto batch = rest.first(std::min(batchLimit, rest.size()));
        std::vector<crypto::Digest> digests;
        for (const signing::Dtbsr& item : batch)
            digests.push_back(item.digest);
        const auto values = service_.sign(transaction_, digests, totpKey_, job);
        if (values.size() != batch.size())
            throw Error(Fault::Service, "SCAP_REPLY_INVALID", {}, "fewer signatures than documents");
        for (std::size_t i = 0; i < batch.size(); ++i)
            deliver(batch[i], values[i], sink);
    }
}

void TransactionProvider::deliver(const signing::Dtbsr& item, ByteView value,
                                  signing::SignatureSink& sink) const {
    const crypto::Certificate& signer = credential_.chain.front();
    if (crypto::verifySignature(signer, credential_.algorithm, item.digest, value))
        sink.signedValue(item.id, value);
    else
        sink.failed(item.id, {Fault::Integrity,
                              "SIGNATURE_VALUE_WRONG",
                              {{"name", signer.commonName()}},
                              "SCAP's reply does not verify"});
}

} // namespace cunho::providers::scap_capacity
