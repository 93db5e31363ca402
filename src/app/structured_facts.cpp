// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include <cunho/app/structured_facts.hpp>
#include <cunho/core/error.hpp>
#include <cunho/invoicing/decimal.hpp>
#include <cunho/xml/document.hpp>

#include <algorithm>
#include <initializer_list>

namespace cunho::app {
namespace {

using xml::Element;

constexpr std::string_view ciiSpace = "urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100";
constexpr std::string_view ublInvoiceSpace = "urn:oasis:names:specification:ubl:schema:xsd:Invoice-2";
constexpr std::string_view ublCreditSpace = "urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2";

std::optional<Element> child(const Element& parent, std::string_view name) {
    for (const Element& each : parent.children())
        if (each.name().local == name)
            return each;
    return std::nullopt;
}

/// The element that is reached by the first child of each name.
std::optional<Element> at(const Element& from, std::initializer_list<std::string_view> way) {
    std::optional<Element> found = from;
    for (const std::string_view name : way)
        if (found)
            found = child(*found, name);
    return found;
}

std::string trimmed(const std::string& text) {
    const auto first = text.find_first_not_of(" \t\r\n");
    return first == std::string::npos ? std::string()
                                      : text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

std::optional<std::string> textAt(const Element& from, std::initializer_list<std::string_view> way) {
    const auto found = at(from, way);
    const std::string text = found ? trimmed(found->text()) : std::string();
    return text.empty() ? std::nullopt : std::optional(text);
}

/// "PT500000000" as the code has it: "500000000".
std::optional<std::string> withoutCountry(std::optional<std::string> number) {
    const auto isLetter = [](char c) { return c >= 'A' && c <= 'Z'; };
    if (number && number->size() > 2 && isLetter((*number)[0]) && isLetter((*number)[1]))
        number->erase(0, 2);
    return number;
}

/// "2026-11-23" and "20261123" alike.
std::optional<std::string> compactDay(std::optional<std::string> day) {
    if (day)
        std::erase(*day, '-');
    return day && day->size() == 8 ? day : std::nullopt;
}

std::optional<invoicing::Money> money(const std::optional<std::string>& text) {
    const auto number = text ? invoicing::Decimal::parse(*text) : std::nullopt;
    return number ? std::optional(invoicing::Money::rounded(*number)) : std::nullopt;
}

/// Of several amounts of one name, the one in euro.
std::optional<invoicing::Money> euro(const Element& parent, std::string_view name) {
    for (const Element& each : parent.children()) {
        const auto currency = each.attribute({"", "currencyID"});
        if (each.name().local == name && (!currency || *currency == "EUR"))
            return money(trimmed(each.text()));
    }
    return std::nullopt;
}

/// The number of a party that is marked as one for VAT.
std::optional<std::string> ciiVatNumber(const Element& agreement, std::string_view party) {
    const auto who = child(agreement, party);
    if (!who)
        return std::nullopt;
    for (const Element& registration : who->children()) {
        const auto id = registration.name().local == "SpecifiedTaxRegistration" ? child(registration, "ID")
                                                                                : std::nullopt;
        if (id && id->attribute({"", "schemeID"}) == "VA")
            return withoutCountry(trimmed(id->text()));
    }
    return std::nullopt;
}

void readCii(const Element& root, StructuredFacts& out) {
    out.number = textAt(root, {"ExchangedDocument", "ID"});
    out.date = compactDay(textAt(root, {"ExchangedDocument", "IssueDateTime", "DateTimeString"}));
    if (const auto agreement = at(root, {"SupplyChainTradeTransaction", "ApplicableHeaderTradeAgreement"})) {
        out.issuerNif = ciiVatNumber(*agreement, "SellerTradeParty");
        out.customerNif = ciiVatNumber(*agreement, "BuyerTradeParty");
    }
    const auto settlement = at(root, {"SupplyChainTradeTransaction", "ApplicableHeaderTradeSettlement"});
    const auto sums =
        settlement ? child(*settlement, "SpecifiedTradeSettlementHeaderMonetarySummation") : std::nullopt;
    if (!sums)
        return;
    out.tax = euro(*sums, "TaxTotalAmount");
    if (textAt(*settlement, {"InvoiceCurrencyCode"}) == "EUR")
        out.gross = euro(*sums, "GrandTotalAmount");
}

void readUbl(const Element& root, StructuredFacts& out) {
    out.number = textAt(root, {"ID"});
    out.date = compactDay(textAt(root, {"IssueDate"}));
    out.issuerNif =
        withoutCountry(textAt(root, {"AccountingSupplierParty", "Party", "PartyTaxScheme", "CompanyID"}));
    out.customerNif =
        withoutCountry(textAt(root, {"AccountingCustomerParty", "Party", "PartyTaxScheme", "CompanyID"}));
    for (const Element& each : root.children())
        if (each.name().local == "TaxTotal" && !out.tax)
            out.tax = euro(each, "TaxAmount");
    if (const auto sums = child(root, "LegalMonetaryTotal"))
        out.gross = euro(*sums, "TaxInclusiveAmount");
}

} // namespace

std::optional<StructuredFacts> readStructuredFacts(const pdf::EmbeddedFile& file) {
    StructuredFacts out;
    out.attachment = file.name;
    try {
        const auto document = xml::Document::parse(file.data);
        const Element root = document.root();
        if (root.name() == xml::Name{ciiSpace, "CrossIndustryInvoice"})
            readCii(root, out);
        else if (root.name() == xml::Name{ublInvoiceSpace, "Invoice"} ||
                 root.name() == xml::Name{ublCreditSpace, "CreditNote"})
            readUbl(root, out);
        else
            return std::nullopt;
    } catch (const Error&) { // somebody else's XML: no invoice that can be compared
        return std::nullopt;
    }
    return out.number ? std::optional(std::move(out)) : std::nullopt;
}

std::optional<StructuredFacts> structuredFactsOf(const std::vector<pdf::EmbeddedFile>& files) {
    for (const auto& file : files)
        if (auto facts = readStructuredFacts(file))
            return facts;
    return std::nullopt;
}

} // namespace cunho::app
