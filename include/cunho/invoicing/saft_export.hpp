// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#pragma once

#include <cunho/core/job_context.hpp>
#include <cunho/invoicing/issued_document.hpp>
#include <cunho/invoicing/life_cycle.hpp>
#include <cunho/invoicing/masters.hpp>

#include <functional>
#include <string>
#include <vector>

namespace cunho::invoicing {

struct SaftRange {
    Date first{};
    Date last{};
    bool certified = false; ///< without the documents of training, which are nobody's taxes
};

/// What a SAF-T (PT) file says of the program that wrote it.
struct SaftProducer {
    std::string nif;       ///< ProductCompanyTaxID
    std::string productId; ///< "Cunho/Producer"
    std::string productVersion;
    int certificateNumber = 0;
};

/// NumberOfEntries, TotalDebit, TotalCredit of a block: all documents count; cancelled and invoiced ones are
/// not in the sums, which are of `LineTotal::net` (of receipts: of what is settled, without tax and without
/// discounts). MovementOfGoods has NumberOfMovementLines and TotalQuantityIssued instead: the lines of all
/// documents, and the quantities of those that are not cancelled (Portaria 302/2016, 4.2.1, 4.2.2).
struct SaftBlockTotals {
    std::int64_t entries = 0;
    Money debit;
    Money credit;
    std::int64_t lines = 0; ///< MovementOfGoods alone
    Decimal quantity{};     ///< likewise
};

/// One document with the state it has when the file is made.
struct SaftDocument {
    const IssuedFacts& facts;
    const StatusChange& status;
};

/// Port: one snapshot of the books, read row by row in the order of the file. The functions are called for
/// one row at a time and nothing of it may be kept.
class SaftSource {
  public:
    virtual ~SaftSource() = default;
    virtual Company company() = 0;
    virtual void customers(SaftRange range,
                           const std::function<void(const Customer&)>& each) = 0; ///< used ones
    virtual void products(SaftRange range,
                          const std::function<void(const Product&)>& each) = 0; ///< used ones
    virtual std::vector<TaxKey> taxes(SaftRange range) = 0;
    virtual SaftBlockTotals totals(SaftBlock block, SaftRange range) = 0;

    /// By type, series and number.
    virtual void documents(SaftBlock block, SaftRange range,
                           const std::function<void(const SaftDocument&)>& each) = 0;
};

/// What goes into CompanyID: the registration where it has the schema's form ("Coimbra 500001"), else the
/// NIF.
std::string saftCompanyId(const Company& company);

/// Takes pieces of the file as they are made. May throw.
using SaftSink = std::function<void(ByteView)>;

/// Writes SAF-T (PT) 1.04_01 (Portaria 302/2016) as the Tax Authority's e-fatura takes it: Windows-1252
/// without BOM, other characters as references, blocks without documents left out. Memory does not grow with
/// the documents. Line amounts are the lines' shares of their base, so that they add up to NetTotal;
/// UnitPrice is after discounts. Throws what the sink and the source throw, Input/SAFT_RANGE (first after
/// last, or more than one fiscal year). A certified producer's file leaves documents of training out: they
/// were no invoices, and their unsigned rows would be refused.
void writeSaft(SaftSource& source, SaftRange range, const SaftProducer& producer, Date created,
               const SaftSink& sink, const JobContext& job);

} // namespace cunho::invoicing
