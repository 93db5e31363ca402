// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/clock.hpp>
#include <cunho/invoicing/calculator.hpp>
#include <cunho/invoicing/draft.hpp>
#include <cunho/invoicing/party.hpp>
#include <cunho/invoicing/series.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace cunho::invoicing {

/// Everything an issued document states, copied at issue; customer and article records may change later.
struct IssuedFacts {
    std::int64_t id = 0; ///< the store's key, 0 before it is inserted
    DocumentType type = DocumentType::FT;
    std::string series;
    std::int64_t sequence = 0;
    std::string number; ///< "FT 2026A/1"
    Date date{};
    LocalTime systemEntry; ///< Lisbon
    Company issuer;
    Party customer;
    PriceMode prices = PriceMode::Net;
    Decimal globalDiscount;
    std::vector<CheckedLine> lines;
    Totals totals;
    Atcud atcud;
    std::string previousHash;
    std::string hash;        ///< Base64, kept for training documents too
    std::string hashControl; ///< key version, "0" for training, with "-FTM abc/00001" and such when recovered
    int certificateNumber = 0;
    std::string qrText;
    Date supplyDate{};
    std::optional<Date> dueDate{};
    std::string terms{};
    std::string notes{};
    std::string reason{};
    std::vector<Payment> payments{};
    std::vector<Settlement> settlements{}; ///< of receipts, with dates and tax shares
    std::optional<Transport> transport{};
    std::string atDocCode{}; ///< GT, GR: the Tax Authority's code, once typed; empty: not valid for transport
    std::optional<Origin> origin{};
    bool selfBilling = false;
    bool cashVat = false;
    std::string language = "pt";
    std::string sourceId = "Cunho"; ///< SAF-T SourceID: who issued

    bool training() const noexcept { return certificateNumber == 0; }

    /// What is printed and exported: the hash's four characters, or "0" for training and for receipts.
    std::string printedHashCharacters() const;
};

/// A fiscal fact: immutable. Made by `Ledger::issue`, or read back by the store.
class IssuedDocument {
  public:
    const IssuedFacts& facts() const noexcept { return facts_; }
    const IssuedFacts* operator->() const noexcept { return &facts_; }

    /// For the store's reading only.
    static IssuedDocument restore(IssuedFacts facts) { return IssuedDocument(std::move(facts)); }

  private:
    friend class Ledger;
    explicit IssuedDocument(IssuedFacts facts) : facts_(std::move(facts)) {}
    IssuedFacts facts_;
};

} // namespace cunho::invoicing
