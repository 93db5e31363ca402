// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_facts.hpp"

#include <functional>
#include <map>
#include <string>
#include <unordered_map>

namespace cunho::invoicing {

/// Numbers, order, ATCUD and hash chain of every series. It keeps, of each series, the ends of the runs of
/// numbers that it has seen without a gap: in a file in order that is one run, in whatever order one run at
/// the end of the block.
class SaftSeriesCheck {
  public:
    SaftSeriesCheck(SaftFindings& findings, std::string publicKeyPem)
        : findings_(findings), publicKeyPem_(std::move(publicKeyPem)) {}

    /// `certificate`: the header's.
    void take(const SaftHead& head, const SaftNode& document, const SaftPlace& place,
              std::string_view certificate);

    /// Complains of the gaps of the block that ends.
    void endBlock(SaftBlock block);

    /// Whether every hash of the file was held against the key, and is right.
    bool allVerified() const noexcept { return !publicKeyPem_.empty() && unverified_ == 0; }

  private:
    /// What the neighbours of a document must know of it.
    struct Link {
        std::string number;
        std::string date;
        std::string entry;
        std::string gross; ///< two decimals
        std::string hash;
        std::string control;
        char source = 'P';
        SaftPlace place;
    };
    struct Run {
        Link first;
        Link last;
        std::uint64_t end = 0; ///< the last number
    };
    struct Series {
        SaftBlock block = SaftBlock::SalesInvoices;
        std::string atcud;                 ///< validation code
        std::map<std::uint64_t, Run> runs; ///< by their first number
    };

    static Link linkOf(const SaftHead& head, const SaftNode& document, const SaftPlace& place);
    void checkCode(const SaftHead& head, const SaftNumber& number, const SaftPlace& place);
    void checkAtcud(const SaftHead& head, const SaftNode& document, const SaftNumber& number, Series& series,
                    const SaftPlace& place);
    void checkHashForm(const SaftHead& head, const SaftNode& document, const SaftPlace& place,
                       std::string_view certificate);
    void add(Series& series, std::uint64_t sequence, Link link);
    void join(const Link& before, const Link& after);
    void begin(const Link& first, std::uint64_t sequence);
    bool verifies(const Link& link, std::string_view previous) const;
    void verify(const Link& link, std::string_view previous);

    SaftFindings& findings_;
    std::string publicKeyPem_;
    std::string certificate_;
    std::map<std::string, Series, std::less<>> series_;   ///< by block and "FT 2026A"
    std::unordered_map<std::string, std::string> types_;  ///< by internal code
    std::unordered_map<std::string, std::string> atcuds_; ///< series by validation code
    std::int64_t unverified_ = 0;
};

} // namespace cunho::invoicing
