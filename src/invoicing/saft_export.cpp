// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_file.hpp"

#include <cunho/core/error.hpp>

#include <array>

namespace cunho::invoicing {
namespace {

constexpr std::string_view schema = "urn:OECD:StandardAuditFile-Tax:PT_1.04_01";

constexpr std::array blockOrder{SaftBlock::SalesInvoices, SaftBlock::MovementOfGoods,
                                SaftBlock::WorkingDocuments, SaftBlock::Payments};

void requireRange(SaftRange range) {
    if (!range.first.ok() || !range.last.ok() || range.last < range.first ||
        range.first.year() != range.last.year())
        throw Error(Fault::Input, "SAFT_RANGE",
                    {{"first", formatDate(range.first)}, {"last", formatDate(range.last)}});
}

void writeMasters(SaftFile& file, SaftSource& source, SaftRange range) {
    file.start("MasterFiles");
    source.customers(range, [&](const Customer& customer) { file.customer(customer); });
    source.products(range, [&](const Product& product) { file.product(product); });
    file.taxTable(source.taxes(range));
    file.end();
}

/// Counts over all blocks, for the progress.
struct Count {
    std::size_t done = 0;
    std::size_t total = 0;
};

void writeBlock(SaftFile& file, SaftSource& source, SaftBlock block, SaftRange range,
                const SaftBlockTotals& totals, Count& count, const JobContext& job) {
    file.start(blockName(block));
    file.blockTotals(block, totals);
    source.documents(block, range, [&](const SaftDocument& document) {
        job.throwIfStopped();
        file.document(document);
        if (++count.done % 1000 == 0)
            job.report({count.done, count.total, "saft-write"});
    });
    file.end();
}

} // namespace

void writeSaft(SaftSource& source, SaftRange range, const SaftProducer& producer, Date created,
               const SaftSink& sink, const JobContext& job) {
    requireRange(range);
    range.certified = producer.certificateNumber != 0;
    xml::Writer out({sink, "Windows-1252", true});
    SaftFile file(out);
    out.start("AuditFile");
    out.declare("", schema);
    file.header(source.company(), range, producer, created);
    writeMasters(file, source, range);
    std::array<SaftBlockTotals, blockOrder.size()> totals;
    Count count;
    for (std::size_t at = 0; at < blockOrder.size(); ++at) {
        totals[at] = source.totals(blockOrder[at], range);
        count.total += static_cast<std::size_t>(totals[at].entries);
    }
    if (count.total > 0) {
        file.start("SourceDocuments");
        for (std::size_t at = 0; at < blockOrder.size(); ++at) {
            if (totals[at].entries > 0)
                writeBlock(file, source, blockOrder[at], range, totals[at], count, job);
        }
        file.end();
    }
    (void)std::move(out).finish();
}

} // namespace cunho::invoicing
