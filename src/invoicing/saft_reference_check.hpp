// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include "invoicing/saft_facts.hpp"

#include <map>
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

    /// Credit notes may stand before their invoices: what was left over is looked at now.
    void endSales();

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
    struct Rectified {
        SaftReference reference;
        std::int32_t day = 0;
        bool credit = false;
    };

    Sale* find(std::string_view number, bool& beyond);
    void rectify(const Rectified& note, bool final);
    void settle(const SaftReference& reference, const SaftHead& head, Sale& sale);

    SaftFindings& findings_;
    std::map<std::string, Series, std::less<>> series_;
    std::vector<Rectified> waiting_;
};

} // namespace cunho::invoicing
