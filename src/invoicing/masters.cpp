// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "invoicing/checks.hpp"
#include "invoicing/field_limits.hpp"
#include "invoicing/text_forms.hpp"

#include <cunho/invoicing/code_tables.hpp>
#include <cunho/invoicing/masters.hpp>
#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <initializer_list>
#include <tuple>

namespace cunho::invoicing {
namespace {

// SAF-T (PT) 1.04_01: Customer, Product
constexpr std::size_t longestPhone = 20;
constexpr std::size_t longestEmail = 254;

// SAF-T (PT) 1.04_01: Header
constexpr std::size_t longestTradeName = 60;
constexpr std::size_t longestWebsite = 60;
constexpr std::size_t longestRegistration = 50;

constexpr std::size_t largestProof = 10U * 1024 * 1024;
constexpr int mostDays = 3650;

/// One "@" between a name and a domain with a point; whether it is reached, only a message tells.
bool isEmail(std::string_view text) noexcept {
    const auto at = text.find('@');
    if (at == std::string_view::npos || at == 0 || text.find('@', at + 1) != std::string_view::npos)
        return false;
    const std::string_view domain = text.substr(at + 1);
    const auto point = domain.find('.');
    return text.find_first_of(" \t,;<>\"") == std::string_view::npos && point != std::string_view::npos &&
           point > 0 && !domain.ends_with('.') && domain.find("..") == std::string_view::npos;
}

void checkEmail(std::string_view typed, Problems& problems) {
    const std::size_t before = problems.size();
    const std::string email = problems.text("email", typed, longestEmail);
    if (problems.size() == before && !email.empty() && !isEmail(email))
        problems.add("email", "EMAIL_INVALID");
}

void checkLanguage(const std::string& language, Problems& problems) {
    if (language != "pt" && language != "pt+en")
        problems.add("language", "LANGUAGE_UNKNOWN");
}

void checkAcceptance(const Acceptance& acceptance, Problems& problems) {
    if (!acceptance.date.ok())
        problems.add("acceptance.date", "DAY_INVALID");
    if (acceptance.file.size() > largestProof)
        problems.add("acceptance.file", "PROOF_TOO_LARGE", {{"max", "10"}});
}

/// Names that the final consumer and SAF-T's unknown values have.
bool isReservedCode(const Customer& customer) {
    const std::string code = capitals(trimmed(customer.party.code));
    const bool anonymous =
        withoutBlanks(customer.party.nif).empty() || customer.party.nif == Nif::finalConsumer().text();
    return code == "DESCONHECIDO" || (code == "CONSUMIDOR FINAL" && !anonymous);
}

bool isAnonymous(const Party& party) {
    const std::string nif = withoutBlanks(party.nif);
    return nif.empty() || nif == Nif::finalConsumer().text();
}

std::string plainNif(const Party& party) {
    Problems unheard;
    return checkCustomer(party, "", unheard).nif;
}

void checkProductTax(const Product& product, Problems& problems) {
    const auto type = parseTaxType(product.taxType);
    if (!type) {
        problems.add("taxType", "TAX_TYPE_UNKNOWN");
    } else if (type == TaxType::Vat && !parseTaxCode(product.tax)) {
        problems.add("tax", "TAX_CODE_UNKNOWN");
    }
    const bool free = type == TaxType::NotSubject || (type == TaxType::Vat && product.tax == "ISE");
    const std::string& reason = product.exemption;
    const bool code = reason.size() == 3 && reason[0] == 'M' && isDigit(reason[1]) && isDigit(reason[2]);
    if (free && reason.empty()) {
        problems.add("exemption", "EXEMPTION_MISSING");
    } else if (!reason.empty() && !code) {
        problems.add("exemption", "EXEMPTION_CODE");
    } else if (type == TaxType::Vat && !free && product.tax != "OUT" && !reason.empty()) {
        problems.add("exemption", "EXEMPTION_NOT_ALLOWED");
    }
}

void checkProductPrice(const Product& product, Problems& problems) {
    if (product.prices != "net" && product.prices != "gross")
        problems.add("prices", "PRICES_INVALID");
    if (product.unitPrice.empty())
        return;
    const auto price = readNumber("unitPrice", product.unitPrice, {"PRICE_INVALID"}, problems);
    if (price && price->isNegative())
        problems.add("unitPrice", "PRICE_NEGATIVE");
}

} // namespace

std::vector<Problem> validate(const Customer& customer) {
    Problems problems;
    checkCustomer(customer.party, "", problems);
    if (isReservedCode(customer))
        problems.add("code", "CUSTOMER_CODE_RESERVED");
    checkEmail(customer.email, problems);
    problems.text("phone", customer.phone, longestPhone);
    problems.text("terms", customer.terms, longestTerms);
    problems.lines("notes", customer.notes, longestNotes);
    checkLanguage(customer.language, problems);
    if (customer.acceptance)
        checkAcceptance(*customer.acceptance, problems);
    if (customer.openingBalance != Money{} && !customer.openingDate)
        problems.add("openingDate", "OPENING_DATE_MISSING");
    return problems.take();
}

std::vector<Problem> frozen(const Customer& before, const Customer& after) {
    Problems problems;
    if (!before.used)
        return {};
    const bool anonymous = isAnonymous(before.party);
    const bool sameNumber =
        plainNif(before.party) == plainNif(after.party) && before.party.country == after.party.country;
    if (!anonymous && !sameNumber)
        problems.add("nif", "CUSTOMER_NIF_FIXED");
    if (anonymous && isAnonymous(after.party) && trimmed(before.party.name) != trimmed(after.party.name))
        problems.add("name", "CUSTOMER_NAME_FIXED");
    if (trimmed(before.party.code) != trimmed(after.party.code))
        problems.add("code", "CUSTOMER_CODE_FIXED");
    return problems.take();
}

std::vector<Problem> validate(const Company& company) {
    Problems problems;
    if (!Nif::parse(company.nif) || company.nif == Nif::finalConsumer().text())
        problems.add("nif", "NIF_INVALID");
    for (const auto& [field, text, longest] :
         std::initializer_list<std::tuple<const char*, const std::string&, std::size_t>>{
             {"name", company.name, 100}, {"address", company.address, 210}, {"city", company.city, 50}}) {
        if (problems.text(field, text, longest).empty())
            problems.add(field, "COMPANY_FIELD_MISSING");
    }
    if (!isPostalCode(trimmed(company.postalCode)))
        problems.add("postalCode", "POSTAL_CODE_INVALID");
    checkEmail(company.email, problems);
    problems.text("phone", company.phone, longestPhone);
    problems.text("tradeName", company.tradeName, longestTradeName);
    problems.text("website", company.website, longestWebsite);
    problems.text("registration", company.registration, longestRegistration);
    problems.text("shareCapital", company.shareCapital, longestTradeName);
    if (!company.eacCode.empty() && (company.eacCode.size() != 5 ||
                                     !std::all_of(company.eacCode.begin(), company.eacCode.end(), &isDigit)))
        problems.add("eacCode", "EAC_CODE_INVALID");
    if (!company.iban.empty() && !isIban(company.iban))
        problems.add("iban", "IBAN_INVALID");
    return problems.take();
}

std::vector<Problem> validate(const Product& product) {
    Problems problems;
    problems.text("code", product.code, longestProductCode);
    const std::size_t before = problems.size();
    const std::string description = problems.text("description", product.description, longestDescription);
    if (description.empty()) {
        problems.add("description", "DESCRIPTION_MISSING");
    } else if (problems.size() == before && lookAt(description).length < shortestDescription) {
        problems.add("description", "TEXT_TOO_SHORT", {{"min", std::to_string(shortestDescription)}});
    }
    if (findCode(productTypes(), product.type) == nullptr)
        problems.add("type", "PRODUCT_TYPE_UNKNOWN");
    problems.text("barcode", product.barcode, longestProductCode);
    problems.text("unit", product.unit, longestUnit);
    checkProductPrice(product, problems);
    checkProductTax(product, problems);
    return problems.take();
}

std::vector<Problem> frozen(const Product& before, const Product& after) {
    Problems problems;
    if (!before.used)
        return {};
    if (trimmed(before.code) != trimmed(after.code))
        problems.add("code", "PRODUCT_CODE_FIXED");
    if (trimmed(before.description) != trimmed(after.description))
        problems.add("description", "PRODUCT_DESCRIPTION_FIXED");
    return problems.take();
}

Date PaymentTerms::due(Date from) const {
    using namespace std::chrono;
    const sys_days start = endOfMonth ? sys_days(from.year() / from.month() / last) : sys_days(from);
    return start + std::chrono::days(days);
}

std::vector<Problem> validate(const PaymentTerms& terms) {
    Problems problems;
    if (problems.text("name", terms.name, longestTerms).empty())
        problems.add("name", "TERMS_NAME_MISSING");
    if (terms.days < 0 || terms.days > mostDays)
        problems.add("days", "TERMS_DAYS", {{"max", std::to_string(mostDays)}});
    return problems.take();
}

std::vector<Problem> validate(const PaymentWay& way) {
    Problems problems;
    if (problems.text("name", way.name, longestTerms).empty())
        problems.add("name", "TERMS_NAME_MISSING");
    if (findCode(paymentMechanisms(), way.mechanism) == nullptr)
        problems.add("mechanism", "PAYMENT_MECHANISM");
    if (!way.iban.empty() && !isIban(way.iban))
        problems.add("iban", "IBAN_INVALID");
    if (!way.entity.empty() && !isMultibancoEntity(way.entity))
        problems.add("entity", "MULTIBANCO_ENTITY");
    return problems.take();
}

bool isMultibancoEntity(std::string_view text) noexcept {
    return text.size() == 5 && std::all_of(text.begin(), text.end(), &isDigit);
}

bool isMultibancoReference(std::string_view text) noexcept {
    std::size_t digits = 0;
    for (const char c : text) {
        if (!isDigit(c) && c != ' ')
            return false;
        digits += isDigit(c) ? 1U : 0U;
    }
    return digits == 9;
}

} // namespace cunho::invoicing
