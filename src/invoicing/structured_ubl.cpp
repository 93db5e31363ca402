// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/core_invoice.hpp"
#include "invoicing/syntax_writer.hpp"

#include <cunho/invoicing/structured_invoice.hpp>

#include <algorithm>
#include <array>
#include <cstdio>

namespace cunho::invoicing {
namespace {

constexpr std::string_view customization =
    "urn:cen.eu:en16931:2017#compliant#urn:feap.gov.pt:CIUS-PT:2.1.1"; // DT-CIUS-PT-022
constexpr std::string_view profile = "urn:www:espap:pt:profiles:profile1:ver1.0";
constexpr std::string_view currency = "EUR";

// Formats of CIUS-PT 2.1.1, in characters
constexpr std::size_t longestNote = 500;    // DT-CIUS-PT-020
constexpr std::size_t longestText = 200;    // most names, lines of an address, reasons
constexpr std::size_t longestKey = 50;      // identifiers
constexpr std::size_t longestProgram = 150; // DT-CIUS-PT-020_8.1, 020_9.2

/// UBL 2.1 in the form of CIUS-PT. Elements come in the order of the schema; what is not known is left out.
class UblWriter {
  public:
    explicit UblWriter(const CoreInvoice& invoice)
        : invoice_(invoice), facts_(invoice.facts), credit_(facts_.type == DocumentType::NC) {}

    Bytes run() {
        const std::string root = credit_ ? "CreditNote" : "Invoice";
        out_.raw().start(root);
        out_.raw().declare("", "urn:oasis:names:specification:ubl:schema:xsd:" + root + "-2");
        out_.raw().declare("cac", "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2");
        out_.raw().declare("cbc", "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2");
        header();
        references();
        group("cac:AccountingSupplierParty", [&] { group("cac:Party", [&] { seller(); }); });
        group("cac:AccountingCustomerParty", [&] { group("cac:Party", [&] { buyer(); }); });
        delivery();
        payment();
        for (const CoreCharge& each : invoice_.charges)
            group("cac:AllowanceCharge", [&] { charge(each); });
        group("cac:TaxTotal", [&] { taxTotal(); });
        group("cac:LegalMonetaryTotal", [&] { sums(); });
        for (const CoreLine& each : invoice_.lines)
            group(credit_ ? "cac:CreditNoteLine" : "cac:InvoiceLine", [&] { line(each); });
        out_.raw().end();
        return out_.finish();
    }

  private:
    template<typename Content>
    void group(std::string_view name, const Content& content) {
        out_.group(name, content);
    }
    void text(std::string_view name, std::string_view value, std::size_t longest = longestText) {
        out_.text(name, value, longest);
    }
    void amount(std::string_view name, Money value) {
        out_.marked(name, "currencyID", currency, value.toString());
    }

    void header() {
        text("cbc:CustomizationID", customization);
        text("cbc:ProfileID", profile);
        text("cbc:ID", facts_.number, longestKey);
        text("cbc:IssueDate", formatDate(facts_.date));
        if (facts_.dueDate && !credit_)
            text("cbc:DueDate", formatDate(*facts_.dueDate));
        text(credit_ ? "cbc:CreditNoteTypeCode" : "cbc:InvoiceTypeCode", invoice_.typeCode);
        programNotes();
        withholdingNotes();
        currencyNotes();
        for (const std::string& note : invoice_.notes)
            out_.paragraphs("cbc:Note", note, longestNote);
        text("cbc:DocumentCurrencyCode", currency);
    }

    /// "#NAME#value#" (DT-CIUS-PT-020_2 to 020_15).
    void note(const std::string& name, std::string value, std::size_t longest) {
        std::ranges::replace(value, '#', ' ');
        const std::string kept = cut(value, longest);
        if (!kept.empty())
            text("cbc:Note", "#" + name + "#" + kept + "#", longestNote);
    }

    void programNotes() {
        note("NUMBER@ATCERTIFIEDPROGRAM", std::to_string(facts_.certificateNumber) + "/AT", 20);
        note("HASHCODE@ATCERTIFIEDPROGRAM", facts_.printedHashCharacters(), 20);
        note("DESCRIPTION@ATCERTIFIEDPROGRAM", programMention(facts_), longestProgram);
    }

    /// In groups of three, numbered; of income tax alone (DT-CIUS-PT-020_11.2).
    void withholdingNotes() {
        int number = 0;
        for (const Withholding& withheld : facts_.totals.withholdings) {
            if (withheld.type == "IS")
                continue;
            std::array<char, 8> group{};
            std::snprintf(group.data(), group.size(), "-%03d", ++number % 1000);
            const std::string suffix = std::string("@WITHHOLDINGTAX") + group.data();
            note("WITHHOLDINGTAXTYPE" + suffix, "IRF", 20);
            note("WITHHOLDINGTAXDESCRIPTION" + suffix, withheld.law.empty() ? withheld.type : withheld.law,
                 longestProgram);
            note("WITHHOLDINGTAXAMOUNT" + suffix, withheld.amount.toString(), 20);
        }
    }

    void currencyNotes() {
        const auto& other = facts_.totals.currency;
        if (!other)
            return;
        constexpr int decimals = 5; // DT-CIUS-PT-020_3.1
        note("SOURCECURRENCYCODE", other->code, 3);
        note("CALCULATIONRATE", other->rate.toFixed(decimals), 20);
    }

    void references() {
        if (!invoice_.salesOrder.empty()) {
            group("cac:OrderReference", [&] {
                text("cbc:ID", "NA"); // BT-13 is the buyer's number, which nobody told; the schema wants one
                text("cbc:SalesOrderID", invoice_.salesOrder);
            });
        }
        for (const std::string& number : invoice_.preceding) {
            group("cac:BillingReference", [&] {
                group("cac:InvoiceDocumentReference", [&] { text("cbc:ID", number, longestKey); });
            });
        }
        if (!invoice_.despatch.empty())
            group("cac:DespatchDocumentReference", [&] { text("cbc:ID", invoice_.despatch); });
        group("cac:AdditionalDocumentReference", [&] { fiscalMarks(); });
    }

    /// ATCUD and the text of the QR code, as FE-AP takes them.
    void fiscalMarks() {
        out_.marked("cbc:ID", "schemeID", "ANG", facts_.atcud.toString());
        if (facts_.qrText.empty())
            return;
        text("cbc:DocumentDescription", "QR_CODE");
        group("cac:Attachment", [&] {
            xml::Writer& raw = out_.raw();
            raw.start("cbc:EmbeddedDocumentBinaryObject");
            raw.attribute("mimeCode", "text/plain"); // DT-CIUS-PT-112
            raw.attribute("filename", "qrcode.txt");
            raw.text(toBase64(asBytes(facts_.qrText)));
            raw.end();
        });
    }

    void address(const std::string& street, const std::string& city, const std::string& postalCode,
                 const std::string& country) {
        const auto lines = pieces(street, longestText);
        text("cbc:StreetName", lines.empty() ? "" : lines[0]);
        text("cbc:AdditionalStreetName", lines.size() < 2 ? "" : lines[1]);
        text("cbc:CityName", city);
        text("cbc:PostalZone", postalCode);
        group("cac:Country", [&] { text("cbc:IdentificationCode", country); });
    }

    void vatScheme(std::string_view number) {
        if (number.empty())
            return;
        group("cac:PartyTaxScheme", [&] {
            text("cbc:CompanyID", number, longestKey);
            group("cac:TaxScheme", [&] { text("cbc:ID", "VAT"); });
        });
    }

    void seller() {
        const Company& issuer = facts_.issuer;
        out_.marked("cbc:EndpointID", "schemeID", "EM", cut(issuer.email, longestKey));
        if (!issuer.tradeName.empty())
            group("cac:PartyName", [&] { text("cbc:Name", issuer.tradeName); });
        group("cac:PostalAddress", [&] { address(issuer.address, issuer.city, issuer.postalCode, "PT"); });
        vatScheme(invoice_.sellerVat);
        group("cac:PartyLegalEntity", [&] {
            text("cbc:RegistrationName", issuer.name);
            std::vector<std::string> legal;
            if (!issuer.registration.empty())
                legal.push_back(issuer.registration);
            if (!issuer.shareCapital.empty())
                legal.push_back("Capital social: " + issuer.shareCapital);
            text("cbc:CompanyLegalForm", join(legal, "; "));
        });
        if (!issuer.phone.empty() || !issuer.email.empty()) {
            group("cac:Contact", [&] {
                text("cbc:Telephone", issuer.phone, longestKey);
                text("cbc:ElectronicMail", issuer.email);
            });
        }
    }

    void buyer() {
        const Party& customer = facts_.customer;
        if (!customer.code.empty())
            group("cac:PartyIdentification", [&] { text("cbc:ID", customer.code, longestKey); });
        group("cac:PostalAddress",
              [&] { address(customer.address, customer.city, customer.postalCode, invoice_.buyerCountry); });
        vatScheme(invoice_.buyerVat);
        group("cac:PartyLegalEntity", [&] { text("cbc:RegistrationName", customer.name); });
    }

    void delivery() {
        const Address& to = invoice_.deliverTo;
        group("cac:Delivery", [&] {
            text("cbc:ActualDeliveryDate", formatDate(invoice_.delivered));
            group("cac:DeliveryLocation", [&] {
                group("cac:Address", [&] { address(to.address, to.city, to.postalCode, to.country); });
            });
        });
    }

    void payment() {
        if (!invoice_.paymentMeans.empty()) {
            group("cac:PaymentMeans", [&] {
                text("cbc:PaymentMeansCode", invoice_.paymentMeans);
                if (facts_.dueDate && credit_)
                    text("cbc:PaymentDueDate", formatDate(*facts_.dueDate));
                if (!invoice_.iban.empty())
                    group("cac:PayeeFinancialAccount", [&] { text("cbc:ID", invoice_.iban); });
            });
        }
        if (!invoice_.terms.empty())
            group("cac:PaymentTerms", [&] { text("cbc:Note", invoice_.terms); });
    }

    void charge(const CoreCharge& each) {
        text("cbc:ChargeIndicator", "true");
        text("cbc:AllowanceChargeReason", each.reason);
        amount("cbc:Amount", each.amount);
        group("cac:TaxCategory", [&] { category("E", Decimal(), {}, {}); });
    }

    void category(std::string_view id, const Decimal& rate, std::string_view code, std::string_view reason) {
        text("cbc:ID", id);
        text("cbc:Percent", rate.toFixed(2));
        text("cbc:TaxExemptionReasonCode", code);
        text("cbc:TaxExemptionReason", reason);
        group("cac:TaxScheme", [&] { text("cbc:ID", "VAT"); });
    }

    void taxTotal() {
        amount("cbc:TaxAmount", invoice_.tax);
        for (const VatBreakdown& tax : invoice_.taxes) {
            group("cac:TaxSubtotal", [&] {
                amount("cbc:TaxableAmount", tax.base);
                amount("cbc:TaxAmount", tax.tax);
                const std::string code = tax.codes.size() == 1 ? tax.codes.front() : std::string();
                group("cac:TaxCategory",
                      [&] { category(tax.category, tax.rate, code, join(tax.reasons, "; ")); });
            });
        }
    }

    void sums() {
        amount("cbc:LineExtensionAmount", invoice_.lineSum);
        amount("cbc:TaxExclusiveAmount", invoice_.net);
        amount("cbc:TaxInclusiveAmount", invoice_.gross);
        if (!invoice_.charges.empty())
            amount("cbc:ChargeTotalAmount", invoice_.chargeSum);
        if (invoice_.prepaid != Money())
            amount("cbc:PrepaidAmount", invoice_.prepaid);
        amount("cbc:PayableAmount", invoice_.payable);
    }

    void line(const CoreLine& each) {
        text("cbc:ID", std::to_string(each.number));
        text("cbc:Note", join(each.notes, "; "), longestNote);
        out_.marked(credit_ ? "cbc:CreditedQuantity" : "cbc:InvoicedQuantity", "unitCode", each.unit,
                    coreNumber(each.quantity));
        amount("cbc:LineExtensionAmount", each.net);
        if (each.allowance != Money())
            group("cac:AllowanceCharge", [&] { allowance(each); });
        group("cac:Item", [&] { item(each); });
        group("cac:Price",
              [&] { out_.marked("cbc:PriceAmount", "currencyID", currency, coreNumber(each.price)); });
    }

    void allowance(const CoreLine& each) {
        text("cbc:ChargeIndicator", "false");
        text("cbc:AllowanceChargeReasonCode", "95"); // UNTDID 5189: discount
        text("cbc:AllowanceChargeReason", each.allowanceReason);
        amount("cbc:Amount", each.allowance);
    }

    void item(const CoreLine& each) {
        text("cbc:Name", each.name);
        if (!each.code.empty())
            group("cac:SellersItemIdentification", [&] { text("cbc:ID", each.code, longestKey); });
        group("cac:ClassifiedTaxCategory", [&] { category(each.category, each.rate, {}, {}); });
        if (each.category == "S")
            return;
        group("cac:AdditionalItemProperty", [&] { // BR-CIUS-PT-17, 18
            const bool coded = !each.exemption.empty();
            text("cbc:Name", coded ? "#TAXEXEMPTIONREASONCODE@CLASSIFIEDTAXCATEGORY#"
                                   : "#TAXEXEMPTIONREASON@CLASSIFIEDTAXCATEGORY#");
            text("cbc:Value", coded ? each.exemption : each.exemptionText);
        });
    }

    const CoreInvoice& invoice_;
    const IssuedFacts& facts_;
    bool credit_;
    SyntaxWriter out_;
};

} // namespace

Bytes ublInvoice(const IssuedDocument& document) {
    const CoreInvoice invoice = coreInvoice(document.facts());
    return UblWriter(invoice).run();
}

} // namespace cunho::invoicing
