// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/core_invoice.hpp"

#include "invoicing/core_tax.hpp"
#include "invoicing/field_limits.hpp"

#include <cunho/core/error.hpp>
#include <cunho/invoicing/rate_day.hpp>
#include <cunho/invoicing/structured_invoice.hpp>

#include <algorithm>
#include <array>
#include <utility>

namespace cunho::invoicing {
namespace {

bool isStructured(DocumentType type) noexcept {
    const DocumentTypeRow& row = documentType(type);
    return row.invoice || row.rectifies;
}

std::string_view typeCodeOf(const IssuedFacts& facts) {
    switch (facts.type) {
    case DocumentType::NC: return "381";
    case DocumentType::ND: return "383";
    default: return facts.selfBilling ? "389" : "380";
    }
}

std::string countryOf(const Party& party) {
    return party.country.empty() || party.country == unknownWord ? "PT" : party.country;
}

/// With the country's prefix, which Greece writes as EL.
std::string vatNumber(const std::string& country, const std::string& number) {
    const std::string prefix = country == "GR" ? "EL" : country;
    return number.starts_with(prefix) ? number : prefix + number;
}

Address deliverTo(const IssuedFacts& facts) {
    if (facts.transport)
        return facts.transport->to;
    const Party& customer = facts.customer;
    return {customer.address, customer.postalCode, customer.city, countryOf(customer)};
}

bool isGiven(Date date) {
    return date.ok() && date != Date{std::chrono::sys_days{}};
}

void addOnce(std::vector<std::string>& values, const std::string& value) {
    if (!value.empty() && std::ranges::find(values, value) == values.end())
        values.push_back(value);
}

bool isTransport(const std::string& number) {
    return number.starts_with("GT ") || number.starts_with("GR ");
}

/// UNTDID 4461 of SAF-T's payment mechanisms.
std::string_view meansOf(std::string_view mechanism) {
    using Row = std::pair<std::string_view, std::string_view>;
    static constexpr std::array rows{Row{"NU", "10"}, Row{"CH", "20"}, Row{"TB", "42"},
                                     Row{"DE", "68"}, Row{"MB", "68"}, Row{"CC", "54"},
                                     Row{"CD", "55"}, Row{"LC", "24"}, Row{"CS", "97"}};
    const auto* const row =
        std::ranges::find_if(rows, [&](const Row& each) { return each.first == mechanism; });
    return row == rows.end() ? "1" : row->second; // 1: not defined
}

/// What stands for the terms that nobody gave (BR-CO-25 asks for them or a due date).
std::string standingTerms(const CoreInvoice& invoice, bool credit) {
    if (credit)
        return "Crédito a favor do cliente";
    return invoice.prepaid == Money() ? "Prazo de pagamento não indicado" : "Retido pelo cliente na fonte";
}

/// Paid documents tell how; others tell where to pay.
void addPayment(CoreInvoice& out) {
    const IssuedFacts& facts = out.facts;
    const bool owed = out.payable > Money() && facts.type != DocumentType::NC;
    for (const char c : facts.issuer.iban) {
        if (c != ' ' && owed)
            out.iban += c;
    }
    if (!out.iban.empty())
        out.paymentMeans = "30"; // credit transfer
    else if (!facts.payments.empty())
        out.paymentMeans = meansOf(facts.payments.front().mechanism);
    out.terms = facts.terms;
    const bool credit = facts.type == DocumentType::NC;
    if (out.terms.empty() && out.payable > Money() && (credit || !facts.dueDate))
        out.terms = standingTerms(out, credit);
}

std::string percent(const Decimal& rate) {
    return formatNumber(rate, 0) + " %";
}

std::string discountReason(const CheckedLine& line, const Decimal& global) {
    std::vector<std::string> parts;
    if (!line.discount.isZero())
        parts.push_back("Desconto de linha de " + percent(line.discount));
    if (!global.isZero())
        parts.push_back("desconto global de " + percent(global));
    std::string out = join(parts, ", ");
    if (out.starts_with('d'))
        out.front() = 'D';
    return out;
}

Decimal netPrice(const CheckedLine& line, PriceMode mode) {
    if (mode == PriceMode::Net)
        return line.unitPrice;
    constexpr int decimals = 8; // of BT-146 in CIUS-PT
    return line.unitPrice.divide(Decimal(1) + vatRateOf(line.tax) * Decimal::scaled(1, 2), decimals);
}

class LineMaker {
  public:
    explicit LineMaker(const CoreInvoice& invoice) : invoice_(invoice), facts_(invoice.facts) {}

    CoreLine make(std::size_t index) const {
        const CheckedLine& line = facts_.lines[index];
        CoreLine out;
        out.number = static_cast<int>(index) + 1;
        out.quantity = line.quantity;
        out.unit = unitCode(line.unit).value_or("C62");
        out.net = facts_.totals.lines.at(index).net;
        out.price = netPrice(line, facts_.prices);
        out.name = line.description;
        out.code = line.code;
        out.category = categoryOf(line.tax, facts_.customer);
        out.rate = vatRateOf(line.tax);
        out.exemption = line.tax.exemption;
        out.exemptionText = exemptionText(line.tax, rateDay(facts_));
        addDiscount(line, out);
        addNotes(line, out);
        return out;
    }

  private:
    void addDiscount(const CheckedLine& line, CoreLine& out) const {
        if (line.discount.isZero() && facts_.globalDiscount.isZero())
            return;
        const Money full = Money::rounded(out.quantity * out.price);
        if (full > out.net) {
            out.allowance = full - out.net;
            out.allowanceReason = discountReason(line, facts_.globalDiscount);
        }
    }

    void addNotes(const CheckedLine& line, CoreLine& out) const {
        if (!unitCode(line.unit))
            out.notes.push_back("Unidade: " + line.unit);
        if (!line.reference.empty()) {
            out.notes.push_back(
                "Retifica " + line.reference +
                (line.referenceLine > 0 ? ", linha " + std::to_string(line.referenceLine) : ""));
        }
        const bool above = line.order == invoice_.salesOrder || line.order == invoice_.despatch;
        if (!line.order.empty() && !above)
            out.notes.push_back("Conforme " + line.order);
        if (line.tax.type == TaxType::Vat && line.tax.region != "PT")
            out.notes.push_back("Taxa de IVA de " + line.tax.region);
    }

    const CoreInvoice& invoice_;
    const IssuedFacts& facts_;
};

/// The header has room for one order and one despatch; several are told line by line.
void addReferences(CoreInvoice& out) {
    constexpr std::size_t longest = 20; // of BT-14 and BT-16 in CIUS-PT
    std::vector<std::string> orders;
    std::vector<std::string> despatches;
    for (const CheckedLine& line : out.facts.lines) {
        addOnce(out.preceding, line.reference);
        addOnce(isTransport(line.order) ? despatches : orders, line.order);
    }
    if (orders.size() == 1 && orders.front().size() <= longest)
        out.salesOrder = orders.front();
    if (despatches.size() == 1 && despatches.front().size() <= longest)
        out.despatch = despatches.front();
}

void addLines(CoreInvoice& out) {
    const LineMaker maker(out);
    for (std::size_t index = 0; index < out.facts.lines.size(); ++index) {
        out.lines.push_back(maker.make(index));
        out.lineSum = out.lineSum + out.lines.back().net;
    }
    for (const TaxTotal& total : out.facts.totals.taxes) {
        if (total.key.type != TaxType::StampDuty || total.tax == Money())
            continue;
        out.charges.push_back({total.tax, exemptionText(total.key, rateDay(out.facts))});
        out.chargeSum = out.chargeSum + total.tax;
    }
    out.taxes = breakdownOf(out.facts);
}

void addSums(CoreInvoice& out) {
    out.net = out.lineSum + out.chargeSum;
    for (const VatBreakdown& tax : out.taxes)
        out.tax = out.tax + tax.tax;
    out.gross = out.net + out.tax;
    if (documentType(out.facts.type).paid) {
        for (const Payment& payment : out.facts.payments)
            out.prepaid = out.prepaid + payment.amount;
    }
    out.prepaid = std::min(out.prepaid, out.gross);
    out.payable = out.gross - out.prepaid;
}

std::string withholdingNote(const Withholding& withheld) {
    return "Retenção na fonte " + withheld.type + " de " + percent(withheld.rate) + " sobre " +
           formatEuro(withheld.base) + ": " + formatEuro(withheld.amount) +
           (withheld.law.empty() ? "" : " (" + withheld.law + ")");
}

/// Each paragraph of its own; the same in both syntaxes.
void addNotes(CoreInvoice& out) {
    const IssuedFacts& facts = out.facts;
    const auto add = [&](std::string note) {
        if (!note.empty())
            out.notes.push_back(std::move(note));
    };
    add(facts.notes);
    if (documentType(facts.type).rectifies && !facts.reason.empty())
        add("Motivo: " + facts.reason);
    if (facts.origin) {
        add("Cópia do documento original - " + std::string(documentType(facts.type).code) +
            facts.origin->kind + " " + facts.origin->number);
    }
    if (std::ranges::any_of(out.taxes, [](const VatBreakdown& tax) { return tax.category == "AE"; }))
        add("IVA - autoliquidação");
    if (facts.cashVat)
        add("IVA - regime de caixa");
    if (facts.selfBilling)
        add("Autofaturação");
    for (const Withholding& withheld : facts.totals.withholdings)
        add(withholdingNote(withheld));
    if (!facts.totals.withholdings.empty())
        add("Valor a pagar: " + formatEuro(facts.totals.payable()));
    if (const auto& currency = facts.totals.currency) {
        add("Total em " + currency->code + ": " + currency->amount.toFixed(2) + " (1 " + currency->code +
            " = " + currency->rate.toString() + " EUR)");
    }
}

} // namespace

bool hasStructuredForm(const IssuedDocument& document) noexcept {
    return isStructured(document->type);
}

std::string programMention(const IssuedFacts& facts) {
    if (facts.training())
        return "Documento emitido para fins de Formação";
    return facts.printedHashCharacters() + "-Processado por programa certificado n.º " +
           std::to_string(facts.certificateNumber) + "/AT";
}

CoreInvoice coreInvoice(const IssuedFacts& facts) {
    if (!isStructured(facts.type)) {
        throw Error(
            Fault::Unsupported, "NO_STRUCTURED_FORM",
            {{"document", facts.number}, {"type", std::string(documentType(facts.type).designation)}});
    }
    CoreInvoice out{facts};
    out.typeCode = typeCodeOf(facts);
    out.sellerVat = vatNumber("PT", facts.issuer.nif);
    out.buyerCountry = countryOf(facts.customer);
    if (givesNumber(facts.customer))
        out.buyerVat = vatNumber(out.buyerCountry, facts.customer.nif);
    out.deliverTo = deliverTo(facts);
    out.delivered = isGiven(facts.supplyDate) ? facts.supplyDate : facts.date;
    addReferences(out);
    addLines(out);
    addSums(out);
    addPayment(out);
    addNotes(out);
    return out;
}

} // namespace cunho::invoicing
