// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/issuing.hpp"

#include <cunho/invoicing/settlement.hpp>

#include <algorithm>
#include <map>

namespace cunho::invoicing {
namespace {

constexpr Money shareTolerance = Money::fromCents(1);

std::string fieldOf(std::size_t line, std::string_view name) {
    return "lines[" + std::to_string(line) + "]." + std::string(name);
}

Money& sumOf(std::vector<TaxTotal>& sums, const TaxKey& key) {
    const auto found =
        std::find_if(sums.begin(), sums.end(), [&](const TaxTotal& total) { return total.key == key; });
    return found != sums.end() ? found->base : sums.emplace_back(TaxTotal{key, {}, {}}).base;
}

/// An invoice that a note's lines name, and what was taken from it: by earlier credit notes, and by the lines
/// of this one that were looked at.
struct Rectified {
    const IssuedFacts* invoice = nullptr; ///< null: nothing more to look at
    std::vector<Credited> lines;
    std::vector<TaxTotal> keys; ///< bases
};

/// Looks at what a note rectifies, line after line (CIVA 36(6); Despacho 8632/2014, 3.2.7 and 3.3.7).
class ReferenceCheck {
  public:
    explicit ReferenceCheck(Issuing& issuing)
        : issuing_(issuing), credits_(documentType(issuing.draft.type()).credits) {}

    void run() {
        const auto& lines = issuing_.draft.lines();
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i].reference.empty())
                continue;
            Rectified& rectified = rectifiedBy(lines[i].reference, i);
            if (rectified.invoice)
                checkLine(rectified, lines[i], i);
        }
    }

  private:
    void add(const char* reason, std::size_t line, std::string_view field, ErrorParams params) {
        issuing_.findings.add(Fault::Input, reason, fieldOf(line, field), std::move(params));
    }

    Rectified& rectifiedBy(const std::string& number, std::size_t line) {
        const auto [at, made] = rectified_.try_emplace(number);
        if (made)
            lookAt(at->second, number, line);
        return at->second;
    }

    void lookAt(Rectified& rectified, const std::string& number, std::size_t line) {
        const IssuedFacts* invoice = issuing_.document(number);
        const ErrorParams name{{"document", number}};
        if (!invoice) {
            add("REFERENCE_UNKNOWN", line, "reference", name);
            return;
        }
        if (!documentType(invoice->type).invoice) {
            add("REFERENCE_OF_OTHER_TYPE", line, "reference", name);
            return;
        }
        if (!sameCustomer(invoice->customer, issuing_.draft.customer()))
            add("REFERENCE_OTHER_CUSTOMER", line, "reference", name);
        if (issuing_.draft.date() < invoice->date) {
            add("DATE_BEFORE_REFERENCE", line, "reference",
                {{"document", number}, {"date", formatDate(invoice->date)}});
        }
        const Dealings dealings = issuing_.books.dealings(invoice->id);
        const auto standing = standingOf(documentType(invoice->type), invoice->totals.gross,
                                         invoice->totals.payable(), dealings);
        const auto refusal =
            refusalOf(invoice->type, standing, credits_ ? DocumentAction::Credit : DocumentAction::Debit);
        if (refusal) {
            add(std::string(*refusal).c_str(), line, "reference", name);
            return;
        }
        rectified.invoice = invoice;
        if (credits_)
            sumUpEarlier(rectified, dealings);
    }

    void sumUpEarlier(Rectified& rectified, const Dealings& dealings) {
        rectified.lines = issuing_.books.creditedLines(rectified.invoice->id);
        rectified.lines.resize(rectified.invoice->lines.size());
        for (const std::string& number : dealings.notes) {
            const IssuedFacts* note = issuing_.document(number);
            if (!note || !documentType(note->type).credits)
                continue;
            for (std::size_t i = 0; i < note->lines.size(); ++i) {
                if (note->lines[i].reference != rectified.invoice->number)
                    continue;
                Money& sum = sumOf(rectified.keys, note->lines[i].tax);
                sum = sum + note->totals.lines[i].net;
            }
        }
    }

    void checkLine(Rectified& rectified, const CheckedLine& line, std::size_t place) {
        const auto& of = rectified.invoice->lines;
        const auto index = static_cast<std::size_t>(line.referenceLine);
        if (line.referenceLine < 0 || index > of.size()) {
            add("REFERENCE_LINE_UNKNOWN", place, "referenceLine",
                {{"document", line.reference}, {"lines", std::to_string(of.size())}});
            return;
        }
        if (!credits_)
            return;
        if (index > 0 && !checkTaken(rectified, index - 1, place))
            return;
        checkKey(rectified, line, place);
    }

    /// Quantity and net value that the line has left; false when one is passed.
    bool checkTaken(Rectified& rectified, std::size_t index, std::size_t place) {
        const CheckedLine& line = issuing_.draft.lines()[place];
        const CheckedLine& invoiced = rectified.invoice->lines[index];
        Credited& taken = rectified.lines[index];
        const Decimal quantityLeft = invoiced.quantity - taken.quantity;
        const Money netLeft = rectified.invoice->totals.lines[index].net - taken.net;
        const Money net = issuing_.facts.totals.lines[place].net;
        taken.quantity = taken.quantity + line.quantity;
        taken.net = taken.net + net;
        if (line.tax != invoiced.tax) {
            add("CREDIT_TAX", place, "tax", {{"document", line.reference}});
            return false;
        }
        const std::size_t before = issuing_.findings.size();
        if (line.quantity > quantityLeft) {
            add("CREDIT_QUANTITY", place, "quantity",
                {{"document", line.reference},
                 {"left", formatNumber(std::max(quantityLeft, Decimal(0)), 0)}});
        }
        // A line's net is its share of the document's rounded base: a cent to one side or the other. What is
        // over in the end, the limit by tax key finds.
        if (net > netLeft + shareTolerance)
            addValue(place, netLeft);
        return issuing_.findings.size() == before;
    }

    void checkKey(Rectified& rectified, const CheckedLine& line, std::size_t place) {
        const auto& taxes = rectified.invoice->totals.taxes;
        const auto total = std::find_if(taxes.begin(), taxes.end(),
                                        [&](const TaxTotal& each) { return each.key == line.tax; });
        if (total == taxes.end()) {
            add("CREDIT_TAX", place, "tax", {{"document", line.reference}});
            return;
        }
        Money& taken = sumOf(rectified.keys, line.tax);
        const Money left = total->base - taken;
        taken = taken + issuing_.facts.totals.lines[place].net;
        if (taken > total->base)
            addValue(place, left);
    }

    void addValue(std::size_t place, Money left) {
        add("CREDIT_VALUE", place, "unitPrice",
            {{"document", issuing_.draft.lines()[place].reference},
             {"left", formatEuro(std::max(left, Money{}))}});
    }

    Issuing& issuing_;
    bool credits_;
    std::map<std::string, Rectified> rectified_;
};

} // namespace

void checkReferences(Issuing& issuing) {
    if (documentType(issuing.draft.type()).rectifies)
        ReferenceCheck(issuing).run();
}

} // namespace cunho::invoicing
