// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/certification.hpp>
#include <cunho/app/follow_up.hpp>
#include <cunho/core/error.hpp>
#include <cunho/invoicing/settlement.hpp>

#include <algorithm>
#include <tuple>

namespace cunho::app {
namespace {

using namespace invoicing; // every word here is one of the books

constexpr int priceDecimals = 6;

/// The document when the action is open to it.
DocumentDealings require(Services& services, std::int64_t id, DocumentAction action) {
    auto found = dealingsOf(services, id);
    if (const auto refusal = refusalOf(found.document->type, found.standing, action))
        throw Error(Fault::Input, std::string(*refusal), {{"document", found.document->number}});
    return found;
}

/// The newest series of a type that is open for what is not recovered (nor for training, once certified); one
/// that the Tax Authority gave no code yet only where there is no other. Empty when there is none.
std::string openSeries(Services& services, DocumentType type) {
    const bool certified = services.certification || installedCertification(services);
    std::optional<Series> newest;
    const auto order = [](const Series& s) {
        return std::tuple(!s.validationCode.empty(), s.begins.value_or(Date{}), s.id);
    };
    for (Series& series : services.company.series()) {
        const bool usable = series.type == type && series.active && series.kind != SeriesKind::Recovery &&
                            !(certified && series.kind == SeriesKind::Training);
        if (usable && (!newest || order(*newest) < order(series)))
            newest = std::move(series);
    }
    return newest ? newest->id : std::string{};
}

Draft newDraft(Services& services, DocumentType type, const Party& customer) {
    Draft draft;
    draft.type = documentType(type).code;
    draft.series = openSeries(services, type);
    draft.date = formatDate(today(services.clock, Zone::Lisbon));
    draft.customer = customer;
    return draft;
}

DraftLine draftLine(const CheckedLine& line) {
    DraftLine draft;
    draft.code = line.code;
    draft.description = line.description;
    draft.quantity = line.quantity.toString();
    draft.unit = line.unit;
    draft.unitPrice = line.currencyPrice.value_or(line.unitPrice).toString();
    draft.discount = line.discount.toString();
    draft.region = line.tax.region;
    draft.tax = line.tax.saftCode();
    draft.exemption = line.tax.exemption;
    draft.taxType = taxTypeName(line.tax.type);
    if (line.tax.amount)
        draft.taxAmount = line.tax.amount->toString();
    else if (line.tax.type != TaxType::NotSubject)
        draft.rate = line.tax.rate.toString();
    draft.productType = line.productType;
    draft.withheld = line.withheld;
    return draft;
}

/// What a following document takes over besides lines: prices, discount, currency, withholding, language.
void takeTerms(Draft& draft, const IssuedFacts& from) {
    draft.prices = from.prices == PriceMode::Gross ? "gross" : "net";
    draft.globalDiscount = from.globalDiscount.toString();
    draft.language = from.language;
    draft.selfBilling = from.selfBilling;
    if (from.totals.currency) {
        draft.currency = from.totals.currency->code;
        draft.exchangeRate = from.totals.currency->rate.toString();
    }
    for (const Withholding& withheld : from.totals.withholdings)
        draft.withholdings.push_back({withheld.type, withheld.rate.toString(), withheld.law});
}

void takeLines(Draft& draft, const IssuedFacts& from) {
    for (const CheckedLine& line : from.lines)
        draft.lines.push_back(draftLine(line));
}

/// Rates are those of the days that the lines were taken from: without them, those of the new day. What no
/// table gives (special regimes, one of several reduced rates of another Member State) stays as it was.
void forgetRates(Draft& draft) {
    for (DraftLine& line : draft.lines) {
        if (line.taxType == taxTypeName(TaxType::Vat) && line.region.starts_with("PT") && line.tax != "OUT")
            line.rate.clear();
    }
}

bool untouched(const std::vector<Credited>& taken) {
    return std::all_of(taken.begin(), taken.end(),
                       [](const Credited& line) { return line.quantity.isZero() && line.net == Money{}; });
}

/// What earlier credit notes took without naming a line goes off the last lines of its tax.
void addUnlined(std::vector<Credited>& taken, const IssuedFacts& invoice, const IssuedFacts& note) {
    for (std::size_t i = 0; i < note.lines.size(); ++i) {
        if (note.lines[i].reference != invoice.number || note.lines[i].referenceLine != 0)
            continue;
        Money open = note.totals.lines[i].net;
        for (std::size_t at = invoice.lines.size(); at-- > 0 && open > Money{};) {
            if (invoice.lines[at].tax != note.lines[i].tax)
                continue;
            const Money left = invoice.totals.lines[at].net - taken.at(at).net;
            const Money part = std::max(Money{}, std::min(left, open));
            taken[at].net = taken[at].net + part;
            open = open - part;
        }
    }
}

/// Net prices, in euro, at which each line takes exactly what is left of it.
void priceLeft(Draft& draft, const IssuedFacts& invoice, const std::vector<Credited>& taken) {
    draft.prices = "net";
    draft.globalDiscount = "0";
    draft.currency = "EUR";
    draft.exchangeRate.clear();
    std::vector<DraftLine> lines;
    for (std::size_t i = 0; i < invoice.lines.size(); ++i) {
        const Decimal quantity = invoice.lines[i].quantity - taken.at(i).quantity;
        const Money net = invoice.totals.lines[i].net - taken[i].net;
        if (quantity <= Decimal(0) || net <= Money{})
            continue;
        DraftLine line = draft.lines[i];
        const Decimal price = net.decimal().divide(quantity, priceDecimals);
        // Of thousands of cheap pieces no price gives back just that much: then it is one amount.
        const bool exact = quantity <= Decimal(1) || Money::rounded(price * quantity) == net;
        line.quantity = (exact ? quantity : Decimal(1)).toString();
        line.unitPrice = (exact ? price : net.decimal()).toString();
        line.discount = "0";
        lines.push_back(std::move(line));
    }
    draft.lines = std::move(lines);
}

DraftPayment transfer(Money amount) {
    DraftPayment payment;
    payment.amount = amount.toString();
    return payment;
}

/// What a receipt is made of, document by document.
class ReceiptDraft {
  public:
    ReceiptDraft(Services& services, const std::vector<std::int64_t>& documents) : services_(services) {
        for (const std::int64_t id : documents)
            add(require(services, id, DocumentAction::Receive));
        for (const DocumentDealings& found : std::vector(found_)) {
            for (const std::string& number : found.dealings.notes)
                setOff(number, found.document.facts());
        }
    }

    Draft take() {
        const IssuedFacts& first = found_.front().document.facts();
        Draft draft =
            newDraft(services_, first.cashVat ? DocumentType::RC : DocumentType::RG, first.customer);
        draft.language = first.language;
        draft.settlements = std::move(settlements_);
        if (payable_ > Money{})
            draft.payments = {transfer(payable_)};
        return draft;
    }

  private:
    void add(DocumentDealings found) {
        const IssuedFacts& facts = found.document.facts();
        if (!found_.empty() && !sameCustomer(found_.front().document->customer, facts.customer))
            throw Error(Fault::Input, "RECEIPT_CUSTOMERS");
        settle(facts, found.dealings.settled, facts.totals.gross - found.dealings.settled);
        found_.push_back(std::move(found));
    }

    /// A credit note over a document that is settled here.
    void setOff(const std::string& number, const IssuedFacts& invoice) {
        const auto note = services_.documents.findByNumber(number);
        if (!note || !documentType(note->facts().type).credits || isHere(number))
            return;
        const Money settled = services_.documents.dealings(note->facts().id).settled;
        const Money open =
            std::min(creditOf(note->facts(), invoice.number), note->facts().totals.gross - settled);
        if (open > Money{})
            settle(note->facts(), settled, open);
    }

    bool isHere(const std::string& number) const {
        return std::any_of(settlements_.begin(), settlements_.end(),
                           [&](const auto& settlement) { return settlement.document == number; });
    }

    void settle(const IssuedFacts& facts, Money before, Money amount) {
        settlements_.push_back({facts.number, amount.toString(), {}});
        Money paid = amount;
        for (const Withholding& withheld : withheldShare(facts.totals, before, amount))
            paid = paid - withheld.amount;
        payable_ = documentType(facts.type).credits ? payable_ - paid : payable_ + paid;
    }

    Services& services_;
    std::vector<DocumentDealings> found_;
    std::vector<DraftSettlement> settlements_;
    Money payable_;
};

Address addressOf(const Party& party) {
    return {party.address, party.postalCode, party.city, party.country};
}

bool communicated(Services& services, Date date) {
    if (!services.books.communications)
        return false;
    const auto all = services.books.communications->communications();
    return std::any_of(all.begin(), all.end(), [&](const Communication& each) {
        return !each.sha256.empty() && each.first <= date && date <= each.last;
    });
}

} // namespace

DocumentDealings dealingsOf(Services& services, std::int64_t document) {
    auto found = services.documents.find(document);
    if (!found)
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN", {}, "id " + std::to_string(document));
    auto dealings = services.documents.dealings(document);
    const IssuedFacts& facts = found->facts();
    const invoicing::Standing standing =
        standingOf(documentType(facts.type), facts.totals.gross, facts.totals.payable(), dealings);
    auto actions = actionsOf(facts.type, standing);
    return {std::move(*found), std::move(dealings), standing, std::move(actions)};
}

Draft FollowUp::credit(std::int64_t document) {
    const auto found = require(services_, document, DocumentAction::Credit);
    const IssuedFacts& invoice = found.document.facts();
    auto taken = services_.documents.creditedLines(document);
    for (const std::string& number : found.dealings.notes) {
        const auto note = services_.documents.findByNumber(number);
        if (note && documentType(note->facts().type).credits)
            addUnlined(taken, invoice, note->facts());
    }
    Draft draft = newDraft(services_, DocumentType::NC, invoice.customer);
    takeTerms(draft, invoice);
    if (invoice.supplyDate < today(services_.clock, Zone::Lisbon))
        draft.supplyDate = formatDate(invoice.supplyDate); // whose rates are taken back
    takeLines(draft, invoice);
    for (std::size_t i = 0; i < draft.lines.size(); ++i) {
        draft.lines[i].reference = invoice.number;
        draft.lines[i].referenceLine = std::to_string(i + 1);
    }
    if (!untouched(taken))
        priceLeft(draft, invoice, taken);
    if (std::none_of(draft.lines.begin(), draft.lines.end(), [](const auto& line) { return line.withheld; }))
        draft.withholdings.clear();
    if (draft.lines.empty())
        throw Error(Fault::Input, "CREDIT_OF_CREDITED", {{"document", invoice.number}});
    return draft;
}

Draft FollowUp::debit(std::int64_t document) {
    const auto found = require(services_, document, DocumentAction::Debit);
    const IssuedFacts& invoice = found.document.facts();
    Draft draft = newDraft(services_, DocumentType::ND, invoice.customer);
    takeTerms(draft, invoice);
    draft.globalDiscount = "0";
    draft.withholdings.clear();
    DraftLine line = draftLine(invoice.lines.front());
    line.quantity = "1";
    line.unitPrice.clear();
    line.discount = "0";
    line.withheld = false;
    line.reference = invoice.number;
    draft.lines = {std::move(line)};
    return draft;
}

Draft FollowUp::invoice(std::int64_t order, DocumentType type) {
    const auto found = require(services_, order, DocumentAction::Invoice);
    const IssuedFacts& facts = found.document.facts();
    if (!documentType(type).invoice)
        throw Error(Fault::Input, "ACTION_OF_OTHER_TYPE", {{"document", facts.number}});
    Draft draft = newDraft(services_, type, facts.customer);
    takeTerms(draft, facts);
    takeLines(draft, facts);
    forgetRates(draft);
    draft.terms = facts.terms;
    draft.notes = facts.notes;
    for (DraftLine& line : draft.lines)
        line.order = facts.number;
    if (type == DocumentType::FR)
        draft.payments = {transfer(facts.totals.payable())};
    return draft;
}

Draft FollowUp::deliver(std::int64_t document, DocumentType type) {
    const auto found = require(services_, document, DocumentAction::Deliver);
    const IssuedFacts& facts = found.document.facts();
    if (documentType(type).block != SaftBlock::MovementOfGoods)
        throw Error(Fault::Input, "ACTION_OF_OTHER_TYPE", {{"document", facts.number}});
    Draft draft = newDraft(services_, type, facts.customer);
    takeTerms(draft, facts);
    draft.withholdings.clear();
    takeLines(draft, facts);
    forgetRates(draft);
    const bool order = documentType(facts.type).block == SaftBlock::WorkingDocuments;
    for (DraftLine& line : draft.lines) {
        line.withheld = false;
        if (order)
            line.order = facts.number;
    }
    draft.transport.from = {facts.issuer.address, facts.issuer.postalCode, facts.issuer.city, "PT"};
    draft.transport.to = addressOf(facts.customer);
    return draft;
}

Draft FollowUp::receive(const std::vector<std::int64_t>& documents) {
    if (documents.empty())
        throw Error(Fault::NotFound, "DOCUMENT_UNKNOWN");
    return ReceiptDraft(services_, documents).take();
}

Draft FollowUp::copy(std::int64_t document) {
    const auto found = require(services_, document, DocumentAction::Copy);
    const IssuedFacts& facts = found.document.facts();
    Draft draft = newDraft(services_, facts.type, facts.customer);
    takeTerms(draft, facts);
    takeLines(draft, facts);
    forgetRates(draft);
    draft.terms = facts.terms;
    draft.notes = facts.notes;
    if (facts.transport) {
        draft.transport.from = facts.transport->from;
        draft.transport.to = facts.transport->to;
        draft.transport.vehicle = facts.transport->vehicle;
    }
    if (facts.type == DocumentType::FR)
        draft.payments = {transfer(facts.totals.payable())};
    return draft;
}

void cancelDocument(Services& services, const CancelRequest& request) {
    const auto document = services.documents.findByNumber(request.number);
    const bool delivered = document && (services.documents.signature(document->facts().id) ||
                                        communicated(services, document->facts().date));
    Ledger(services.ledger, services.clock).cancel(request, delivered);
}

} // namespace cunho::app
