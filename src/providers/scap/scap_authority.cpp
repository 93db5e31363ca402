// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "holder.hpp"
#include "providers/signer_chain.hpp"
#include "transaction_provider.hpp"

#include <cunho/core/error.hpp>
#include <cunho/providers/scap.hpp>

#include <algorithm>

namespace cunho::providers {
namespace {

using scap_capacity::TransactionProvider;
using signing::SealContent;

bool isCompany(const scap::ChosenAttributes& chosen) {
    return chosen.provider.type == "ENTERPRISE";
}

/// The words that join what the seal lists (autenticacao-gov D.5).
class Words {
  public:
    explicit Words(SealContent::Wording wording) : english_(wording == SealContent::Wording::English) {}

    const char* conjunction() const { return english_ ? " and " : " e "; }

    /// "A", or "{A, B e C}"
    std::string names(const std::vector<scap::ProfessionalAttribute>& attributes) const {
        std::string all;
        for (std::size_t i = 0; i < attributes.size(); ++i) {
            const bool last = i + 1 == attributes.size();
            all += (i == 0 ? "" : last ? conjunction() : ", ") + attributes[i].description;
        }
        return attributes.size() > 1 ? "{" + all + "}" : all;
    }

    std::string certified(const scap::ChosenAttributes& chosen) const {
        std::string out = names(chosen.attributes);
        if (!isCompany(chosen))
            return out;
        out += (english_ ? " of " : " de ") + chosen.provider.name;
        return chosen.provider.nipc.empty() ? out : out + " (VATPT-" + chosen.provider.nipc + ")";
    }

    /// All of them with the conjunction between, each once.
    std::string joined(std::vector<std::string> items) const {
        std::string all;
        for (auto item = items.begin(); item != items.end(); ++item)
            if (std::find(items.begin(), item, *item) == item)
                all += (all.empty() ? "" : conjunction()) + *item;
        return all;
    }

  private:
    bool english_;
};

class ScapAuthority final : public signing::CapacityAuthority {
  public:
    ScapAuthority(Capacity capacity, scap::SignatureService& service, const Clock& clock)
        : capacity_(std::move(capacity)), service_(service), clock_(clock) {
        const auto& chosen = capacity_.chosen;
        const auto isEmpty = [](const scap::ChosenAttributes& one) { return one.attributes.empty(); };
        if (chosen.empty() || std::any_of(chosen.begin(), chosen.end(), isEmpty))
            throw Error(Fault::Input, "CAPACITY_MISSING");
        if (capacity_.totpKey.empty())
            throw Error(Fault::Reactivate, "SCAP_KEY_OUTDATED", {}, "no key is kept");
    }

    std::size_t batchLimit() const noexcept override { return scap_capacity::batchLimit; }

    void describe(SealContent& seal) const override {
        const Words words(seal.wording);
        std::vector<std::string> by;
        std::vector<std::string> attributes;
        for (const scap::ChosenAttributes& chosen : capacity_.chosen) {
            by.push_back(isCompany(chosen) ? "SCAP" : chosen.provider.name);
            attributes.push_back(words.certified(chosen));
        }
        seal.layout = SealContent::Layout::Attributes;
        seal.certifiedBy = {words.joined(std::move(by))};
        seal.attributes = {words.joined(std::move(attributes))};
        seal.company.clear(); // each attribute names its own
    }

    std::vector<signing::CapacityTransaction> authorize(const crypto::Certificate& citizen,
                                                        std::span<const signing::CitizenSignature> documents,
                                                        const JobContext& job) override {
        if (!scap_capacity::isOf(citizen, capacity_.citizen))
            throw Error(Fault::Rejected, "CAPACITY_OF_ANOTHER",
                        {{"signer", citizen.commonName()}, {"citizen", capacity_.citizen.name()}});
        std::vector<scap::CitizenSignedDocument> signedDocuments;
        for (const signing::CitizenSignature& document : documents)
            signedDocuments.push_back({document.documentName, document.attributes, document.value});
        auto granted = service_.authorize(capacity_.citizen, citizen, capacity_.chosen, signedDocuments,
                                          capacity_.totpKey, job);
        std::vector<signing::CapacityTransaction> transactions;
        for (scap::SignTransaction& one : granted) {
            const bool seal = transactions.size() + 1 == granted.size();
            std::string reason = seal ? std::string() : scap::reasonOf(one.chosen);
            auto credential = credentialOf(one);
            transactions.push_back({std::make_unique<TransactionProvider>(
                                        std::move(one), std::move(credential), capacity_.totpKey, service_),
                                    std::move(reason)});
        }
        return transactions;
    }

  private:
    signing::Credential credentialOf(const scap::SignTransaction& transaction) const {
        const auto fault = signerChainFault(transaction.chain, capacity_.anchors, clock_.now());
        if (!fault.empty())
            throw Error(Fault::Trust, "SCAP_CERTIFICATE_INVALID", {}, fault);
        signing::Credential credential;
        credential.id = transaction.process + "/" + transaction.id;
        credential.provider = "scap";
        credential.chain = transaction.chain;
        credential.batchLimit = scap_capacity::batchLimit;
        credential.sandbox = capacity_.environment == Environment::Sandbox;
        return credential;
    }

    Capacity capacity_;
    scap::SignatureService& service_;
    const Clock& clock_;
};

} // namespace

std::unique_ptr<signing::CapacityAuthority>
makeScapAuthority(Capacity capacity, scap::SignatureService& service, const Clock& clock) {
    return std::make_unique<ScapAuthority>(std::move(capacity), service, clock);
}

} // namespace cunho::providers
