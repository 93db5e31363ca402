// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/saft_file.hpp"
#include "invoicing/text_forms.hpp"
#include "invoicing/text_rules.hpp"

#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <set>

namespace cunho::invoicing {
namespace {

/// NNNN-NNN, wherever it stands in the text, or from seven digits; else the text itself, for the checker to
/// complain of.
std::string portuguesePostalCode(std::string_view text) {
    for (std::size_t at = 0; at + 8 <= text.size(); ++at) {
        const std::string_view part = text.substr(at, 8);
        if (part[4] == '-' && std::count_if(part.begin(), part.end(), isDigit) == 7)
            return std::string(part);
    }
    const std::string digits = withoutBlanks(text);
    if (digits.size() == 7 && std::all_of(digits.begin(), digits.end(), isDigit))
        return digits.substr(0, 4) + "-" + digits.substr(4);
    return std::string(text);
}

std::string taxDescription(const TaxKey& key) {
    switch (key.type) {
    case TaxType::NotSubject: return "Não sujeito " + key.region;
    case TaxType::StampDuty: return "Imposto do selo, verba " + key.saftCode();
    case TaxType::Vat: break;
    }
    switch (key.code) {
    case TaxCode::Reduced: return "Taxa reduzida " + key.region;
    case TaxCode::Intermediate: return "Taxa intermédia " + key.region;
    case TaxCode::Normal: return "Taxa normal " + key.region;
    case TaxCode::Exempt: return "Isento " + key.region;
    case TaxCode::Other: break;
    }
    return "Outra taxa " + key.region;
}

} // namespace

std::string saftCompanyId(const Company& company) {
    const std::string text = trimmed(company.registration);
    const auto blank = text.rfind(' ');
    if (text.empty() || lookAt(text).length > 50 || blank == std::string::npos || blank == 0 ||
        text.find('^') != std::string::npos)
        return company.nif;
    const std::string_view number = std::string_view(text).substr(blank + 1);
    const bool digits = !number.empty() && number.find_first_not_of("0123456789/") == std::string_view::npos;
    return digits ? text : company.nif;
}

void SaftFile::header(const Company& company, SaftRange range, const SaftProducer& producer, Date created) {
    start("Header");
    text("AuditFileVersion", "1.04_01", 7);
    text("CompanyID", saftCompanyId(company), 50);
    text("TaxRegistrationNumber", company.nif, 9);
    text("TaxAccountingBasis", "F", 1);
    mandatory("CompanyName", company.name, 100);
    optional("BusinessName", company.tradeName, 60);
    address("CompanyAddress", company.address, company.city, portuguesePostalCode(company.postalCode), "PT");
    text("FiscalYear", std::to_string(static_cast<int>(range.first.year())), 4);
    date("StartDate", range.first);
    date("EndDate", range.last);
    text("CurrencyCode", "EUR", 3);
    date("DateCreated", created);
    text("TaxEntity", "Global", 20);
    mandatory("ProductCompanyTaxID", producer.nif, 30);
    text("SoftwareCertificateNumber", std::to_string(producer.certificateNumber), 10);
    text("ProductID", producer.productId, 255);
    mandatory("ProductVersion", producer.productVersion, 30);
    if (producer.certificateNumber == 0)
        text("HeaderComment", "Documentos emitidos para fins de formação", 255);
    optional("Telephone", company.phone, 20);
    optional("Email", company.email, 254);
    optional("Website", company.website, 60);
    end();
}

void SaftFile::customer(const Customer& customer) {
    const Party& party = customer.party;
    start("Customer");
    text("CustomerID", party.code, 30);
    text("AccountID", "Desconhecido", 30);
    text("CustomerTaxID", party.nif.empty() ? Nif::finalConsumer().text() : party.nif, 30);
    mandatory("CompanyName", party.name, 100);
    address("BillingAddress", party.address, party.city, party.postalCode, party.country);
    optional("Telephone", customer.phone, 20);
    optional("Email", customer.email, 254);
    text("SelfBillingIndicator", "0", 1);
    end();
}

void SaftFile::product(const Product& product) {
    start("Product");
    text("ProductType", product.type, 1);
    text("ProductCode", product.code, 60);
    mandatory("ProductDescription", product.description, 200);
    text("ProductNumberCode", product.barcode.empty() ? product.code : product.barcode, 60);
    end();
}

/// One entry for each type, region, code and rate: exemptions do not divide them.
void SaftFile::taxTable(const std::vector<TaxKey>& taxes) {
    std::set<TaxKey> entries;
    for (TaxKey key : taxes) {
        key.exemption.clear();
        entries.insert(std::move(key));
    }
    if (entries.empty())
        return;
    start("TaxTable");
    for (const TaxKey& key : entries) {
        start("TaxTableEntry");
        text("TaxType", taxTypeName(key.type), 3);
        text("TaxCountryRegion", key.region, 5);
        text("TaxCode", key.saftCode(), 10);
        text("Description", taxDescription(key), 255);
        if (key.amount)
            decimal("TaxAmount", *key.amount, 2);
        else
            decimal("TaxPercentage", key.rate);
        end();
    }
    end();
}

void SaftFile::blockTotals(SaftBlock block, const SaftBlockTotals& totals) {
    if (block == SaftBlock::MovementOfGoods) {
        text("NumberOfMovementLines", std::to_string(totals.lines), 20);
        decimal("TotalQuantityIssued", totals.quantity);
        return;
    }
    text("NumberOfEntries", std::to_string(totals.entries), 20);
    money("TotalDebit", totals.debit);
    money("TotalCredit", totals.credit);
}

} // namespace cunho::invoicing
