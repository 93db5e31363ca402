// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/saft_preflight.hpp"

#include <cunho/invoicing/nif.hpp>

#include <algorithm>
#include <map>

namespace cunho::app {
namespace {

using invoicing::SaftFinding;
using invoicing::SaftSeverity;

PreflightFinding ofCompany(SaftSeverity severity, std::string reason, ErrorParams params = {}) {
    PreflightFinding found;
    found.finding.severity = severity;
    found.finding.reason = std::move(reason);
    found.finding.params = std::move(params);
    found.company = true;
    return found;
}

bool isPostalCode(std::string_view text) {
    if (text.size() != 8 || text[4] != '-')
        return false;
    return std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) == 7;
}

bool isActivity(std::string_view text) {
    return text.empty() ||
           (text.size() == 5 && text.find_first_not_of("0123456789") == std::string_view::npos);
}

} // namespace

std::vector<PreflightFinding> companyFindings(const invoicing::Company& company, int certificateNumber) {
    std::vector<PreflightFinding> findings;
    if (!invoicing::Nif::parse(company.nif))
        findings.push_back(ofCompany(SaftSeverity::Error, "SAFT_COMPANY_NIF", {{"nif", company.nif}}));
    if (!isPostalCode(company.postalCode))
        findings.push_back(
            ofCompany(SaftSeverity::Error, "SAFT_COMPANY_POSTAL_CODE", {{"postalCode", company.postalCode}}));
    if (company.name.empty() || company.address.empty() || company.city.empty())
        findings.push_back(ofCompany(SaftSeverity::Error, "SAFT_COMPANY_INCOMPLETE"));
    if (!isActivity(company.eacCode))
        findings.push_back(
            ofCompany(SaftSeverity::Warning, "SAFT_COMPANY_ACTIVITY", {{"code", company.eacCode}}));
    if (!company.registration.empty() && saftCompanyId(company) == company.nif)
        findings.push_back(ofCompany(SaftSeverity::Warning, "SAFT_COMPANY_REGISTRATION",
                                     {{"registration", company.registration}}));
    if (certificateNumber == 0) {
        findings.push_back(ofCompany(SaftSeverity::Warning, "SAFT_TRAINING"));
        findings.back().company = false;
    }
    return findings;
}

PreflightFinding emptyRange(invoicing::SaftRange range) {
    PreflightFinding found;
    found.finding.severity = SaftSeverity::Warning;
    found.finding.reason = "SAFT_EMPTY";
    found.finding.params = {{"first", formatDate(range.first)}, {"last", formatDate(range.last)}};
    return found;
}

std::vector<PreflightFinding> withDocuments(const std::vector<SaftFinding>& findings,
                                            invoicing::DocumentRepository& documents) {
    std::map<std::string, std::int64_t> keys{{"", 0}};
    std::vector<PreflightFinding> all;
    for (const SaftFinding& finding : findings) {
        PreflightFinding found;
        found.finding = finding;
        found.company = finding.path.starts_with("Header");
        auto key = keys.find(finding.document);
        if (key == keys.end()) {
            const auto document = documents.findByNumber(finding.document);
            key = keys.emplace(finding.document, document ? document->facts().id : 0).first;
        }
        found.document = key->second;
        all.push_back(std::move(found));
    }
    return all;
}

} // namespace cunho::app
