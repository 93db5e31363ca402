// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_facts.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cunho::invoicing {

/// Credit notes and receipts against the invoices of the same file. Of each sales document it keeps 48 bytes;
/// a document that is not in the file (of an earlier period) is taken as it is named.
class SaftReferenceCheck {
  public:
    explicit SaftReferenceCheck(SaftFindings& findings) : findings_(findings) {}

    /// A document of SalesInvoices, with what its lines rectify.
    void takeSale(const SaftHead& head, const Decimal& net, const Decimal& gross, const SaftSums& sums);

    /// A receipt, with what it settles.
    void takeReceipt(const SaftHead& head, const Decimal& gross, const SaftSums& sums,
                     const SaftPlace& place);

    /// A document of another block, or a receipt: nothing that can be rectified or settled.
    void takeOther(const SaftHead& head);

    /// Credit notes may stand before their invoices: what was left over is looked at now.
    void endSales();

    /// All documents were read.
    void finish();

  private:
    struct Sale {
        std::uint64_t sequence = 0;
        std::int64_t net = 0; ///< cents
        std::int64_t gross = 0;
        std::int64_t credited = 0; ///< net, by active credit notes
        std::int64_t settled = 0;  ///< gross, by active receipts
        std::int32_t day = 0;      ///< since 1970
        char status = 'N';
        bool credit = false; ///< a credit note
    };
    struct Series {
        std::vector<Sale> sales;
        bool sorted = true;
        std::uint64_t last = 0;
    };
    struct Unknown {
        std::string number;
        SaftPlace place;
        SaftSeverity severity = SaftSeverity::Error;
    };
    struct Rectified {
        SaftReference reference;
        std::int32_t day = 0;
        bool credit = false;
    };

    Sale* find(std::string_view number, bool& beyond);
    void rectify(const Rectified& note, bool final);
    void keepUnknown(const SaftReference& reference, SaftSeverity severity);
    void settle(const SaftReference& reference, const SaftHead& head, Sale& sale);

    SaftFindings& findings_;
    std::map<std::string, Series, std::less<>> series_;
    std::vector<Rectified> waiting_;
    std::map<std::string, Unknown, std::less<>> unknown_; ///< by series, the first of each
    std::set<std::string, std::less<>> others_;           ///< series
};

} // namespace cunho::invoicing
