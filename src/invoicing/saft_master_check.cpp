// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_master_check.hpp"

#include "invoicing/saft_forms.hpp"
#include "invoicing/text_forms.hpp"

#include <cunho/invoicing/nif.hpp>
#include <cunho/invoicing/tax.hpp>

namespace cunho::invoicing {
namespace {

/// "17.3.4": an item of the general table of stamp duty, or ISE.
bool isStampItem(std::string_view code) {
    if (code == "ISE")
        return true;
    while (!code.empty()) {
        const auto dot = std::min(code.find('.'), code.size());
        if (!isDigits(code.substr(0, dot)))
            return false;
        if (dot == code.size())
            return true;
        code.remove_prefix(dot + 1);
    }
    return false;
}

bool isCodeOf(std::string_view type, std::string_view code) {
    if (type == "IVA")
        return parseTaxCode(code).has_value();
    if (type == "IS")
        return isStampItem(code);
    return code == "NS" || code == "NA";
}

} // namespace

std::optional<Failure> checkSaftTax(const SaftNode& tax, bool master) {
    const std::string_view type = tax.value("TaxType");
    const std::string_view code = tax.value("TaxCode");
    if (type.empty() || code.empty())
        return std::nullopt;
    const ErrorParams params{{"type", std::string(type)}, {"code", std::string(code)}};
    if (!isCodeOf(type, code))
        return Failure{Fault::File, "SAFT_TAX_CODE", params, {}};
    const auto percentage = saftAmount(tax, "TaxPercentage");
    if (!percentage)
        return std::nullopt;
    const bool exempt = code == "ISE" || type == "NS";
    const bool charged = code == "RED" || code == "INT" || code == "NOR";
    if ((exempt && !percentage->isZero()) || (charged && percentage->isZero() && !master) ||
        *percentage > Decimal(100))
        return Failure{Fault::File,
                       "SAFT_TAX_RATE_OF_CODE",
                       {{"code", std::string(code)}, {"rate", percentage->toString()}},
                       {}};
    return std::nullopt;
}

const std::string* SaftMasterCheck::countryOf(std::string_view customer) const {
    const auto found = customers_.find(std::string(customer));
    return found == customers_.end() ? nullptr : &found->second;
}

std::string SaftMasterCheck::taxOf(const SaftNode& tax) {
    const auto percentage = saftAmount(tax, "TaxPercentage");
    const auto amount = saftAmount(tax, "TaxAmount");
    const std::string_view type = tax.value("TaxType");
    const std::string_view region = tax.value("TaxCountryRegion");
    // Receipts write NA for what others call NS (Portaria 302/2016, 4.4.4.14.6.3).
    const std::string_view code = type == "NS" ? std::string_view("NS") : tax.value("TaxCode");
    if (type.empty() || region.empty() || code.empty() || (!percentage && !amount))
        return {};
    return std::string(type) + " " + std::string(region) + " " + std::string(code) + " " +
           (percentage ? percentage->toString() : amount->toString() + " €");
}

void SaftMasterCheck::take(const SaftNode& node, const SaftPlace& place) {
    if (node.name == "Header")
        return takeHeader(node, place);
    if (node.name == "Customer")
        return takeCustomer(node, place);
    if (node.name == "Supplier") {
        const SaftNode* address = node.find("BillingAddress");
        checkNif(node, "SupplierTaxID", address == nullptr ? "" : address->value("Country"), place);
        if (!suppliers_.emplace(node.value("SupplierID")).second)
            twice(node, "SupplierID", place);
    } else if (node.name == "Product") {
        if (!products_.emplace(node.value("ProductCode")).second)
            twice(node, "ProductCode", place);
    } else if (node.name == "TaxTableEntry") {
        if (const auto wrong = checkSaftTax(node, true))
            findings_.error(place.at("TaxCode", node.lineOf("TaxCode")), wrong->reason, wrong->params);
        if (std::string tax = taxOf(node); !tax.empty())
            taxes_.insert(std::move(tax));
    }
}

void SaftMasterCheck::twice(const SaftNode& node, std::string_view element, const SaftPlace& place) {
    findings_.error(place.at(element, node.lineOf(element)), "SAFT_MASTER_TWICE",
                    {{"element", std::string(element)}, {"code", std::string(node.value(element))}});
}

void SaftMasterCheck::takeCustomer(const SaftNode& node, const SaftPlace& place) {
    const SaftNode* address = node.find("BillingAddress");
    std::string country(address == nullptr ? "" : address->value("Country"));
    checkNif(node, "CustomerTaxID", country, place);
    if (!customers_.emplace(node.value("CustomerID"), std::move(country)).second)
        twice(node, "CustomerID", place);
}

/// A Portuguese number is checked; the numbers of others have forms of their own.
void SaftMasterCheck::checkNif(const SaftNode& node, std::string_view element, std::string_view country,
                               const SaftPlace& place) {
    const std::string_view number = node.value(element);
    if (number.empty() || country != "PT" || Nif::parse(number))
        return;
    findings_.error(place.at(element, node.lineOf(element)), "SAFT_NIF_WRONG",
                    {{"element", std::string(element)}, {"nif", std::string(number)}});
}

void SaftMasterCheck::takeHeader(const SaftNode& node, const SaftPlace& place) {
    header_.nif = node.value("TaxRegistrationNumber");
    header_.certificate = node.value("SoftwareCertificateNumber");
    header_.first = saftDate(node.value("StartDate"));
    header_.last = saftDate(node.value("EndDate"));
    header_.created = saftDate(node.value("DateCreated"));
    const auto year = saftAmount(node, "FiscalYear");
    header_.fiscalYear = year ? static_cast<int>(year->round(0).coefficient()) : 0;
    header_.place = place;
    checkNif(node, "TaxRegistrationNumber", "PT", place);
    const std::string_view producer = node.value("ProductCompanyTaxID");
    if (isDigits(producer) && producer.size() == 9 && !Nif::parse(producer))
        findings_.warn(place.at("ProductCompanyTaxID", node.lineOf("ProductCompanyTaxID")),
                       "SAFT_PRODUCER_NIF", {{"nif", std::string(producer)}});
    checkPeriod(node);
}

void SaftMasterCheck::checkPeriod(const SaftNode& node) {
    if (!header_.first || !header_.last)
        return;
    const ErrorParams period{{"first", formatDate(*header_.first)}, {"last", formatDate(*header_.last)}};
    const SaftPlace end = header_.place.at("EndDate", node.lineOf("EndDate"));
    if (*header_.last < *header_.first)
        return findings_.error(end, "SAFT_PERIOD_REVERSED", period);
    const Date nextYear{header_.first->year() + std::chrono::years(1), header_.first->month(),
                        header_.first->day()};
    if (*header_.last >= nextYear)
        findings_.error(end, "SAFT_PERIOD_LONG", period);
    if (!header_.created || *header_.created >= *header_.last)
        return;
    const SaftPlace created = header_.place.at("DateCreated", node.lineOf("DateCreated"));
    const ErrorParams days{{"created", formatDate(*header_.created)}, {"last", formatDate(*header_.last)}};
    if (*header_.created < *header_.first)
        findings_.error(created, "SAFT_CREATED_BEFORE_PERIOD", days);
    else
        findings_.warn(created, "SAFT_CREATED_EARLY", days);
}

} // namespace cunho::invoicing
