// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_document_check.hpp"
#include "invoicing/saft_line_check.hpp"
#include "invoicing/saft_master_check.hpp"
#include "invoicing/saft_reference_check.hpp"
#include "invoicing/saft_series_check.hpp"
#include "invoicing/saft_stream.hpp"
#include "invoicing/saft_walk.hpp"

#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>

#include <algorithm>
#include <cctype>
#include <utility>

namespace cunho::invoicing {
namespace {

/// What the documents of a block add up to.
struct BlockSums {
    std::int64_t documents = 0;
    std::int64_t lines = 0;
    Decimal debit;
    Decimal credit;
    Decimal debitByDocument; ///< of the documents' net totals
    Decimal creditByDocument;
    Decimal quantity;
};

class SaftChecker final : public SaftListener {
  public:
    SaftChecker(SaftFindings& findings, const SaftCheckOptions& options)
        : findings_(findings)
        , taxes_(TaxTable::standard())
        , masters_(findings)
        , lines_(findings, masters_, taxes_)
        , documents_(findings, masters_)
        , series_(findings, options.publicKeyPem)
        , references_(findings) {}

    void master(const SaftNode& node, const SaftPlace& place) override {
        guarded(place, [&] { masters_.take(node, place); });
    }

    void beginBlock(std::string_view name) override {
        names_ = saftNames(name);
        block_ = {};
        sums_ = {};
    }

    void line(const SaftNode& document, const SaftNode& line, const SaftPlace& place) override {
        guarded(place, [&] { lines_.take(headOf(*names_, document), line, place, sums_); });
    }

    void document(const SaftNode& document, const SaftPlace& place) override {
        const SaftHead head = headOf(*names_, document);
        ++count_;
        guarded(place, [&] {
            documents_.take(head, document, place, sums_);
            series_.take(head, document, place, masters_.header().certificate);
            refer(head, document, place);
            add(head, document);
        });
        sums_ = {};
    }

    void endBlock(const SaftNode& block, const SaftPlace& place) override {
        guarded(place, [&] {
            if (names_->block == SaftBlock::SalesInvoices)
                references_.endSales();
            series_.endBlock(names_->block);
            checkTotals(block, place);
        });
    }

    void finish() {
        if (count_ > 0 && !masters_.hasTaxTable())
            findings_.warn({"", "MasterFiles", masters_.header().place.line}, "SAFT_TAX_TABLE_MISSING");
        documents_.finish();
        references_.finish();
    }

    std::int64_t count() const noexcept { return count_; }
    bool hashesVerified() const noexcept { return count_ > 0 && series_.allVerified(); }

  private:
    /// Amounts beyond everything that money can be are said to be so, and not computed with.
    template<class Work>
    void guarded(const SaftPlace& place, const Work& work) {
        try {
            work();
        } catch (const Error& error) {
            if (error.reason() != "NUMBER_TOO_LARGE")
                throw;
            findings_.error(place, "SAFT_NUMBER_LARGE",
                            {{"element", place.path.substr(place.path.rfind('/') + 1)}, {"value", "…"}});
        }
    }

    void refer(const SaftHead& head, const SaftNode& document, const SaftPlace& place) {
        if (names_->block != SaftBlock::SalesInvoices)
            references_.takeOther(head);
        const SaftNode* totals = document.find("DocumentTotals");
        const auto net = totals == nullptr ? std::nullopt : saftAmount(*totals, "NetTotal");
        const auto gross = totals == nullptr ? std::nullopt : saftAmount(*totals, "GrossTotal");
        if (!net || !gross)
            return;
        if (names_->block == SaftBlock::SalesInvoices)
            references_.takeSale(head, *net, *gross, sums_);
        if (names_->block == SaftBlock::Payments)
            references_.takeReceipt(head, *gross, sums_, place);
    }

    /// Cancelled and invoiced documents are counted and not added; 4.2 adds what was invoiced (Portaria
    /// 302/2016, 4.1.1 to 4.1.3, 4.2.1, 4.2.2, 4.3.1 to 4.3.3, 4.4.1 to 4.4.3).
    void add(const SaftHead& head, const SaftNode& document) {
        ++block_.documents;
        block_.lines += sums_.lines;
        if (head.cancelled())
            return;
        block_.quantity = block_.quantity + sums_.quantity;
        if (head.status == "F")
            return;
        block_.debit = block_.debit + sums_.debit;
        block_.credit = block_.credit + sums_.credit;
        const SaftNode* totals = document.find("DocumentTotals");
        const Decimal net =
            (totals == nullptr ? std::nullopt : saftAmount(*totals, "NetTotal")).value_or(Decimal());
        const bool plain = sums_.credits != sums_.debits;
        Decimal& ofDocuments = sums_.debits ? block_.debitByDocument : block_.creditByDocument;
        if (plain) {
            ofDocuments = ofDocuments + net;
        } else {
            block_.debitByDocument = block_.debitByDocument + sums_.debit;
            block_.creditByDocument = block_.creditByDocument + sums_.credit;
        }
    }

    void checkTotals(const SaftNode& block, const SaftPlace& place) {
        if (names_->block == SaftBlock::MovementOfGoods) {
            counted(block, "NumberOfMovementLines", "SAFT_LINES_COUNT", block_.lines, place);
            summed(block, "TotalQuantityIssued", "SAFT_TOTAL_QUANTITY", block_.quantity, block_.quantity,
                   place);
            return;
        }
        counted(block, "NumberOfEntries", "SAFT_ENTRIES_COUNT", block_.documents, place);
        summed(block, "TotalDebit", "SAFT_TOTAL_DEBIT", block_.debit, block_.debitByDocument, place);
        summed(block, "TotalCredit", "SAFT_TOTAL_CREDIT", block_.credit, block_.creditByDocument, place);
    }

    void counted(const SaftNode& block, std::string_view element, const char* reason, std::int64_t found,
                 const SaftPlace& place) {
        const auto stated = saftAmount(block, element);
        if (stated && *stated != Decimal(found))
            findings_.error(place.at(element, block.find(element)->line), reason,
                            {{"stated", stated->toString()}, {"found", std::to_string(found)}});
    }

    void summed(const SaftNode& block, std::string_view element, const char* reason, const Decimal& lines,
                const Decimal& documents, const SaftPlace& place) {
        const auto stated = saftAmount(block, element);
        if (stated && !isNear(*stated, lines, oneCent()) && !isNear(*stated, documents, oneCent()))
            findings_.error(place.at(element, block.find(element)->line), reason,
                            {{"stated", stated->toString()}, {"found", lines.round(4).toString()}});
    }

    SaftFindings& findings_;
    TaxTable taxes_;
    SaftMasterCheck masters_;
    SaftLineCheck lines_;
    SaftDocumentCheck documents_;
    SaftSeriesCheck series_;
    SaftReferenceCheck references_;
    const SaftNames* names_ = nullptr;
    SaftSums sums_;
    BlockSums block_;
    std::int64_t count_ = 0;
};

/// Windows-1252 without a mark is what the Tax Authority's own file and schema have; its intake is said to
/// drop other files without a word.
void checkEncoding(const xml::Reader& reader, SaftFindings& findings) {
    std::string encoding;
    for (const char c : reader.encoding())
        encoding += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    if (reader.byteOrderMark())
        findings.error({"", "", 1}, "SAFT_BOM");
    else if (encoding != "WINDOWS-1252" && encoding != "CP1252")
        findings.warn({"", "", 1}, "SAFT_ENCODING",
                      {{"encoding", encoding.empty() ? std::string("UTF-8") : reader.encoding()}});
}

bool isXmlReason(const std::string& reason) {
    return reason.starts_with("XML_");
}

} // namespace

SaftCheckReport checkSaftStream(const xml::ByteSource& source, const SaftCheckOptions& options,
                                const JobContext& job) {
    xml::Reader reader(source);
    SaftFindings findings(options.mostFindings);
    SaftChecker checker(findings, options);
    SaftWalk walk(reader, findings, checker);
    try {
        walk.run(job);
    } catch (const Error& error) {
        if (!isXmlReason(error.reason()))
            throw;
        const auto line = error.params().find("line");
        throw Error(Fault::File, "SAFT_UNREADABLE",
                    {{"line", line == error.params().end() ? std::string("1") : line->second}}, error.what());
    }
    checker.finish();
    checkEncoding(reader, findings);
    SaftCheckReport report;
    findings.moveTo(report);
    report.documents = checker.count();
    report.hashesVerified = checker.hashesVerified();
    return report;
}

SaftCheckReport checkSaft(const std::filesystem::path& file, const SaftCheckOptions& options,
                          const JobContext& job) {
    const ReadHandle handle(file);
    const std::uint64_t size = handle.size();
    std::uint64_t at = 0;
    const auto source = [&](std::span<Byte> room) {
        const auto count = static_cast<std::size_t>(std::min<std::uint64_t>(room.size(), size - at));
        std::size_t filled = 0;
        handle.stream(at, count, [&](ByteView piece) {
            std::copy(piece.begin(), piece.end(), room.begin() + static_cast<std::ptrdiff_t>(filled));
            filled += piece.size();
        });
        at += count;
        return count;
    };
    return checkSaftStream(source, options, job);
}

} // namespace cunho::invoicing
