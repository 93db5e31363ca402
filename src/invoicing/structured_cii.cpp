// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/core_invoice.hpp"
#include "invoicing/syntax_writer.hpp"

#include <cunho/invoicing/structured_invoice.hpp>

namespace cunho::invoicing {
namespace {

constexpr std::string_view guideline = "urn:cen.eu:en16931:2017"; // Factur-X, profile EN 16931
constexpr std::size_t whole = 1'000'000;                          // no limit of ours

/// YYYYMMDD: format 102 of UNTDID 2379.
std::string compact(Date date) {
    std::string out = formatDate(date);
    std::erase(out, '-');
    return out;
}

/// BT-121 where the European list has a code for the category itself (CEF VATEX).
std::string_view vatexOf(std::string_view category) {
    if (category == "AE")
        return "VATEX-EU-AE";
    if (category == "G")
        return "VATEX-EU-G";
    return category == "K" ? "VATEX-EU-IC" : "";
}

/// Cross Industry Invoice D16B; elements in the order of the schema, unknown ones left out.
class CiiWriter {
  public:
    explicit CiiWriter(const CoreInvoice& invoice) : invoice_(invoice), facts_(invoice.facts) {}

    Bytes run() {
        xml::Writer& raw = out_.raw();
        raw.start("rsm:CrossIndustryInvoice");
        raw.declare("rsm", "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100");
        raw.declare("ram",
                    "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100");
        raw.declare("udt", "urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100");
        group("rsm:ExchangedDocumentContext", [&] {
            group("ram:GuidelineSpecifiedDocumentContextParameter", [&] { text("ram:ID", guideline); });
        });
        group("rsm:ExchangedDocument", [&] { document(); });
        group("rsm:SupplyChainTradeTransaction", [&] {
            for (const CoreLine& each : invoice_.lines)
                group("ram:IncludedSupplyChainTradeLineItem", [&] { line(each); });
            group("ram:ApplicableHeaderTradeAgreement", [&] { agreement(); });
            group("ram:ApplicableHeaderTradeDelivery", [&] { delivery(); });
            group("ram:ApplicableHeaderTradeSettlement", [&] { settlement(); });
        });
        raw.end();
        return out_.finish();
    }

  private:
    template<typename Content>
    void group(std::string_view name, const Content& content) {
        out_.group(name, content);
    }
    void text(std::string_view name, std::string_view value) { out_.text(name, value, whole); }
    void amount(std::string_view name, Money value) { text(name, value.toString()); }
    void day(std::string_view name, Date date) {
        group(name, [&] { out_.marked("udt:DateTimeString", "format", "102", compact(date)); });
    }
    void indicator(bool value) {
        group("ram:ChargeIndicator", [&] { text("udt:Indicator", value ? "true" : "false"); });
    }

    void note(std::string_view content) {
        if (!content.empty())
            group("ram:IncludedNote", [&] { out_.paragraphs("ram:Content", content, whole); });
    }

    void document() {
        text("ram:ID", facts_.number);
        text("ram:TypeCode", invoice_.typeCode);
        day("ram:IssueDateTime", facts_.date);
        note(programMention(facts_));
        for (const std::string& each : invoice_.notes)
            note(each);
        if (!facts_.qrText.empty())
            note("QR: " + facts_.qrText);
    }

    void line(const CoreLine& each) {
        group("ram:AssociatedDocumentLineDocument", [&] {
            text("ram:LineID", std::to_string(each.number));
            note(join(each.notes, "; "));
        });
        group("ram:SpecifiedTradeProduct", [&] {
            text("ram:SellerAssignedID", each.code);
            text("ram:Name", each.name);
            if (!each.exemptionText.empty()) {
                group("ram:ApplicableProductCharacteristic", [&] {
                    text("ram:Description", "Motivo de isenção");
                    text("ram:Value", each.exemptionText);
                });
            }
        });
        group("ram:SpecifiedLineTradeAgreement", [&] {
            group("ram:NetPriceProductTradePrice", [&] { text("ram:ChargeAmount", coreNumber(each.price)); });
        });
        group("ram:SpecifiedLineTradeDelivery",
              [&] { out_.marked("ram:BilledQuantity", "unitCode", each.unit, coreNumber(each.quantity)); });
        group("ram:SpecifiedLineTradeSettlement", [&] { lineSettlement(each); });
    }

    void lineSettlement(const CoreLine& each) {
        group("ram:ApplicableTradeTax", [&] { category(each.category, each.rate); });
        if (each.allowance != Money()) {
            group("ram:SpecifiedTradeAllowanceCharge", [&] {
                indicator(false);
                amount("ram:ActualAmount", each.allowance);
                text("ram:ReasonCode", "95"); // UNTDID 5189: discount
                text("ram:Reason", each.allowanceReason);
            });
        }
        group("ram:SpecifiedTradeSettlementLineMonetarySummation",
              [&] { amount("ram:LineTotalAmount", each.net); });
    }

    void category(std::string_view code, const Decimal& rate) {
        text("ram:TypeCode", "VAT");
        text("ram:CategoryCode", code);
        text("ram:RateApplicablePercent", rate.toFixed(2));
    }

    void agreement() {
        group("ram:SellerTradeParty", [&] { seller(); });
        group("ram:BuyerTradeParty", [&] { buyer(); });
        reference("ram:SellerOrderReferencedDocument", invoice_.salesOrder);
        group("ram:AdditionalReferencedDocument", [&] {
            text("ram:IssuerAssignedID", facts_.atcud.toString());
            text("ram:TypeCode", "130"); // BT-18: invoiced object identifier
        });
    }

    void reference(std::string_view name, const std::string& number) {
        if (!number.empty())
            group(name, [&] { text("ram:IssuerAssignedID", number); });
    }

    void address(const std::string& street, const std::string& city, const std::string& postalCode,
                 const std::string& country) {
        group("ram:PostalTradeAddress", [&] {
            text("ram:PostcodeCode", postalCode);
            text("ram:LineOne", street);
            text("ram:CityName", city);
            text("ram:CountryID", country);
        });
    }

    void vatNumber(const std::string& number) {
        if (!number.empty())
            group("ram:SpecifiedTaxRegistration", [&] { out_.marked("ram:ID", "schemeID", "VA", number); });
    }

    void seller() {
        const Company& issuer = facts_.issuer;
        text("ram:Name", issuer.name);
        text("ram:Description", issuer.registration);
        if (!issuer.tradeName.empty())
            group("ram:SpecifiedLegalOrganization",
                  [&] { text("ram:TradingBusinessName", issuer.tradeName); });
        if (!issuer.phone.empty() || !issuer.email.empty())
            group("ram:DefinedTradeContact", [&] { contact(); });
        address(issuer.address, issuer.city, issuer.postalCode, "PT");
        if (!issuer.email.empty()) {
            group("ram:URIUniversalCommunication",
                  [&] { out_.marked("ram:URIID", "schemeID", "EM", issuer.email); });
        }
        vatNumber(invoice_.sellerVat);
    }

    void contact() {
        const Company& issuer = facts_.issuer;
        if (!issuer.phone.empty()) {
            group("ram:TelephoneUniversalCommunication", [&] { text("ram:CompleteNumber", issuer.phone); });
        }
        if (!issuer.email.empty())
            group("ram:EmailURIUniversalCommunication", [&] { text("ram:URIID", issuer.email); });
    }

    void buyer() {
        const Party& customer = facts_.customer;
        text("ram:ID", customer.code);
        text("ram:Name", customer.name);
        address(customer.address, customer.city, customer.postalCode, invoice_.buyerCountry);
        vatNumber(invoice_.buyerVat);
    }

    void delivery() {
        const Address& to = invoice_.deliverTo;
        group("ram:ShipToTradeParty", [&] { address(to.address, to.city, to.postalCode, to.country); });
        group("ram:ActualDeliverySupplyChainEvent",
              [&] { day("ram:OccurrenceDateTime", invoice_.delivered); });
        reference("ram:DespatchAdviceReferencedDocument", invoice_.despatch);
    }

    void settlement() {
        text("ram:InvoiceCurrencyCode", "EUR");
        if (!invoice_.paymentMeans.empty())
            group("ram:SpecifiedTradeSettlementPaymentMeans", [&] { paymentMeans(); });
        for (const VatBreakdown& each : invoice_.taxes)
            group("ram:ApplicableTradeTax", [&] { tax(each); });
        for (const CoreCharge& each : invoice_.charges)
            group("ram:SpecifiedTradeAllowanceCharge", [&] { charge(each); });
        if (!invoice_.terms.empty() || facts_.dueDate) {
            group("ram:SpecifiedTradePaymentTerms", [&] {
                text("ram:Description", invoice_.terms);
                if (facts_.dueDate)
                    day("ram:DueDateDateTime", *facts_.dueDate);
            });
        }
        group("ram:SpecifiedTradeSettlementHeaderMonetarySummation", [&] { sums(); });
        // the schema of D16B has room for one; the notes of the lines name them all
        if (!invoice_.preceding.empty())
            reference("ram:InvoiceReferencedDocument", invoice_.preceding.front());
    }

    void paymentMeans() {
        text("ram:TypeCode", invoice_.paymentMeans);
        if (!invoice_.iban.empty())
            group("ram:PayeePartyCreditorFinancialAccount", [&] { text("ram:IBANID", invoice_.iban); });
    }

    void tax(const VatBreakdown& each) {
        amount("ram:CalculatedAmount", each.tax);
        text("ram:TypeCode", "VAT");
        text("ram:ExemptionReason", join(each.reasons, "; "));
        amount("ram:BasisAmount", each.base);
        text("ram:CategoryCode", each.category);
        text("ram:ExemptionReasonCode", vatexOf(each.category));
        text("ram:RateApplicablePercent", each.rate.toFixed(2));
    }

    void charge(const CoreCharge& each) {
        indicator(true);
        amount("ram:ActualAmount", each.amount);
        text("ram:Reason", each.reason);
        group("ram:CategoryTradeTax", [&] { category("E", Decimal()); });
    }

    void sums() {
        amount("ram:LineTotalAmount", invoice_.lineSum);
        if (!invoice_.charges.empty())
            amount("ram:ChargeTotalAmount", invoice_.chargeSum);
        amount("ram:TaxBasisTotalAmount", invoice_.net);
        out_.marked("ram:TaxTotalAmount", "currencyID", "EUR", invoice_.tax.toString());
        amount("ram:GrandTotalAmount", invoice_.gross);
        if (invoice_.prepaid != Money())
            amount("ram:TotalPrepaidAmount", invoice_.prepaid);
        amount("ram:DuePayableAmount", invoice_.payable);
    }

    const CoreInvoice& invoice_;
    const IssuedFacts& facts_;
    SyntaxWriter out_;
};

} // namespace

Bytes ciiInvoice(const IssuedDocument& document) {
    const CoreInvoice invoice = coreInvoice(document.facts());
    return CiiWriter(invoice).run();
}

} // namespace cunho::invoicing
