// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "ui/sample_saft_desk.hpp"

#include <utility>

namespace cunho::ui {
namespace {

using std::chrono::months;
using std::chrono::year_month;

std::string textOf(year_month month) {
    return formatDate(Date(month.year(), month.month(), std::chrono::day(1))).substr(0, 7);
}

app::SaftMonth monthOf(year_month month, std::int64_t documents) {
    app::SaftMonth row;
    row.month = month;
    row.documents = documents;
    const year_month next = month + months(1);
    row.due = Date(next.year(), next.month(), std::chrono::day(5));
    return row;
}

void communicate(app::SaftMonth& row, unsigned day) {
    const auto range = app::monthRange(row.month);
    const year_month next = row.month + months(1);
    row.communicated = invoicing::Communication{
        range.first, range.last, Date(next.year(), next.month(), std::chrono::day(day)), {}, {}};
    if (row.documents == 0)
        return;
    row.communicated->sha256 = Bytes(32);
    row.communicated->fileName = "SAFT-PT 500000000 " + textOf(row.month) + ".xml";
}

} // namespace

std::vector<app::SaftMonth> sampleMonths(Date today) {
    std::vector<app::SaftMonth> rows;
    year_month month(today.year(), today.month());
    const std::int64_t documents[] = {26, 31, 28, 0, 35, 22, 40, 38};
    for (const auto count : documents) {
        rows.push_back(monthOf(month, count));
        month -= months(1);
    }
    for (std::size_t i = 2; i < rows.size(); ++i)
        communicate(rows[i], i % 2 == 0 ? 3 : 4);
    rows[4].changedSince = true;
    return rows;
}

std::vector<app::PreflightFinding> sampleFindings() {
    std::vector<app::PreflightFinding> findings(3);
    findings[0].company = true;
    findings[0].finding = {
        invoicing::SaftSeverity::Error, "SAFT_COMPANY_POSTAL_CODE", {{"postalCode", "3000"}}, {}, {}, 0};
    findings[1].document = 1;
    findings[1].finding = {invoicing::SaftSeverity::Error,
                           "EXEMPTION_MISSING",
                           {},
                           "FT 2026A/12",
                           "SalesInvoices/Invoice[12]/Line[2]/Tax",
                           845};
    findings[2].finding = {invoicing::SaftSeverity::Warning,
                           "SAFT_COMPANY_ACTIVITY",
                           {{"code", "7410"}},
                           {},
                           "MasterFiles/Customer[2]",
                           61};
    findings[2].company = true;
    return findings;
}

void SampleSaftDesk::note(std::string call) {
    const std::lock_guard lock(mutex_);
    calls_.push_back(std::move(call));
}

void SampleSaftDesk::maybeRefuse() {
    const std::lock_guard lock(mutex_);
    if (auto failure = std::exchange(refusal, {}))
        throw Error(std::move(*failure));
}

std::vector<std::string> SampleSaftDesk::calls() const {
    const std::lock_guard lock(mutex_);
    return calls_;
}

std::vector<app::SaftMonth> SampleSaftDesk::months() {
    const std::lock_guard lock(mutex_);
    return answer;
}

std::vector<app::SaftMonth> SampleSaftDesk::due() {
    const std::lock_guard lock(mutex_);
    std::vector<app::SaftMonth> rows;
    for (const auto& row : answer)
        if (!row.communicated && app::monthRange(row.month).last < day)
            rows.push_back(row);
    return rows;
}

std::vector<app::PreflightFinding> SampleSaftDesk::preflight(year_month month, const JobContext&) {
    note("preflight " + textOf(month));
    maybeRefuse();
    return findings;
}

std::string SampleSaftDesk::fileName(year_month month) {
    return "SAFT-PT 500000000 " + textOf(month) + ".xml";
}

app::SaftExportResult SampleSaftDesk::run(year_month month, const std::filesystem::path& target, bool,
                                          const JobContext&) {
    note("run " + textOf(month) + " " + target.filename().string());
    maybeRefuse();
    return {target, Bytes(32), 31};
}

std::optional<SaftExported> SampleSaftDesk::exported(year_month) {
    const std::lock_guard lock(mutex_);
    return last;
}

void SampleSaftDesk::mark(year_month month, Date communicated, const std::filesystem::path& file,
                          const JobContext&) {
    note("mark " + textOf(month) + " " + formatDate(communicated) + " " + file.filename().string());
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    for (auto& row : answer)
        if (row.month == month)
            row.communicated =
                invoicing::Communication{app::monthRange(month).first, app::monthRange(month).last,
                                         communicated, Bytes(32), file.filename().string()};
}

invoicing::SaftCheckReport SampleSaftDesk::check(const std::filesystem::path& file,
                                                 const std::filesystem::path& publicKey, const JobContext&) {
    note("check " + file.filename().string() + " " + publicKey.filename().string());
    maybeRefuse();
    const std::lock_guard lock(mutex_);
    return report;
}

} // namespace cunho::ui
