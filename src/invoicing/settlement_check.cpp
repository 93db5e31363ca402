// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/issuing.hpp"

#include <cunho/invoicing/settlement.hpp>

#include <algorithm>
#include <set>

namespace cunho::invoicing {
namespace {

/// Adds to what is withheld under the same law, or takes away for a credit note.
void mergeWithheld(std::vector<Withholding>& sums, const std::vector<Withholding>& shares, bool credit) {
    for (const Withholding& share : shares) {
        auto found = std::find_if(sums.begin(), sums.end(), [&](const Withholding& sum) {
            return sum.type == share.type && sum.law == share.law && sum.rate == share.rate;
        });
        if (found == sums.end())
            found = sums.insert(sums.end(), {share.type, share.law, share.rate, {}, {}});
        found->base = credit ? found->base - share.base : found->base + share.base;
        found->amount = credit ? found->amount - share.amount : found->amount + share.amount;
    }
}

/// Looks at what a receipt settles, document after document.
class SettlementCheck {
  public:
    explicit SettlementCheck(Issuing& issuing) : issuing_(issuing) {}

    void run() {
        issuing_.facts.settlements = issuing_.draft.settlements();
        const std::size_t before = issuing_.findings.size();
        for (std::size_t i = 0; i < settlements().size(); ++i)
            checkOne(settlements()[i], "settlements[" + std::to_string(i) + "].");
        if (issuing_.findings.size() == before)
            checkTotals();
    }

  private:
    std::vector<Settlement>& settlements() { return issuing_.facts.settlements; }

    void add(const char* reason, const std::string& field, ErrorParams params) {
        issuing_.findings.add(Fault::Input, reason, field, std::move(params));
    }

    void checkOne(Settlement& settlement, const std::string& field) {
        const ErrorParams name{{"document", settlement.document}};
        const IssuedFacts* document = issuing_.document(settlement.document);
        if (!seen_.insert(settlement.document).second) {
            add("SETTLEMENT_TWICE", field + "document", name);
            return;
        }
        if (!document) {
            add("SETTLEMENT_UNKNOWN", field + "document", name);
            return;
        }
        const auto& type = documentType(document->type);
        if (!type.invoice && !type.rectifies) {
            add("SETTLEMENT_OF_OTHER_TYPE", field + "document", name);
            return;
        }
        if (type.invoice && type.paid) {
            add("SETTLEMENT_OF_PAID", field + "document", name);
            return;
        }
        if (!sameCustomer(document->customer, issuing_.draft.customer()))
            add("SETTLEMENT_OTHER_CUSTOMER", field + "document", name);
        if (issuing_.draft.date() < document->date) {
            add("DATE_BEFORE_REFERENCE", field + "document",
                {{"document", document->number}, {"date", formatDate(document->date)}});
        }
        if (document->cashVat != (issuing_.draft.type() == DocumentType::RC))
            add("RECEIPT_REGIME", field + "document", name);
        const Dealings dealings = issuing_.books.dealings(document->id);
        if (dealings.cancelled)
            add("SETTLEMENT_OF_CANCELLED", field + "document", name);
        else
            settle(settlement, *document, dealings, field);
    }

    void settle(Settlement& settlement, const IssuedFacts& document, const Dealings& dealings,
                const std::string& field) {
        settlement.documentDate = document.date;
        settlement.credit = documentType(document.type).credits;
        const Money left =
            settlement.credit ? document.totals.gross - dealings.settled : owedOf(document, dealings);
        if (settlement.amount > left) {
            add(left > Money{} ? "SETTLEMENT_TOO_MUCH" : "SETTLEMENT_OF_PAID", field + "amount",
                {{"document", document.number}, {"left", formatEuro(std::max(left, Money{}))}});
            return;
        }
        settlement.taxes = shareOf(leftOf(document.totals.taxes, issuing_.books.settledTaxes(document.id)),
                                   settlement.amount);
        Money net;
        for (const TaxTotal& total : settlement.taxes)
            net = net + total.base;
        if (settlement.discount > net || (settlement.credit && settlement.discount > Money{})) {
            add("SETTLEMENT_DISCOUNT", field + "discount",
                {{"document", document.number}, {"most", formatEuro(settlement.credit ? Money{} : net)}});
        }
        mergeWithheld(withheld_, withheldShare(document.totals, dealings.settled, settlement.amount),
                      settlement.credit);
    }

    /// What may still be received for an invoice: its credit notes reduce it unless they are set off.
    Money owedOf(const IssuedFacts& invoice, const Dealings& dealings) {
        Money left = invoice.totals.gross - dealings.settled;
        for (const std::string& number : dealings.notes) {
            const IssuedFacts* note = issuing_.document(number);
            if (!note || !documentType(note->type).credits)
                continue;
            const Money open =
                note->totals.gross - issuing_.books.dealings(note->id).settled - amountHere(note->number);
            left = left - std::max(Money{}, std::min(creditOf(*note, invoice.number), open));
        }
        return left;
    }

    /// What this receipt sets off of a credit note.
    Money amountHere(const std::string& number) {
        Money amount;
        for (const Settlement& settlement : issuing_.draft.settlements())
            amount = settlement.document == number ? amount + settlement.amount : amount;
        return amount;
    }

    void checkTotals() {
        std::erase_if(withheld_, [](const Withholding& w) { return w.amount <= Money{}; });
        Totals totals = receiptTotals(settlements(), withheld_);
        if (totals.net < Money{} || totals.tax < Money{}) {
            add("SETTLEMENT_NEGATIVE", "settlements", {});
            return;
        }
        Money paid;
        for (const Payment& payment : issuing_.draft.payments())
            paid = paid + payment.amount;
        if (paid != totals.payable()) {
            add("PAYMENTS_DIFFER", "payments",
                {{"wanted", formatEuro(totals.payable())}, {"found", formatEuro(paid)}});
        }
        issuing_.facts.totals = std::move(totals);
    }

    Issuing& issuing_;
    std::set<std::string> seen_;
    std::vector<Withholding> withheld_;
};

} // namespace

void checkSettlements(Issuing& issuing) {
    if (documentType(issuing.draft.type()).block == SaftBlock::Payments)
        SettlementCheck(issuing).run();
}

} // namespace cunho::invoicing
