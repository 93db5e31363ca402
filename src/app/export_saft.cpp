// SPDX-FileCopyrightText: 2026 The Cunho authors
// SPDX-License-Identifier: MPL-2.0
#include "app/saft_preflight.hpp"

#include <cunho/app/certification.hpp>
#include <cunho/app/export_saft.hpp>
#include <cunho/core/error.hpp>
#include <cunho/core/file.hpp>
#include <cunho/crypto/digest.hpp>

#include <algorithm>
#include <array>

namespace cunho::app {
namespace {

using invoicing::SaftRange;
using std::chrono::year_month;

/// The producer that an uncertified program names.
constexpr std::string_view uncertified = "Cunho/The Cunho authors";

std::unique_ptr<invoicing::SaftSource> snapshot(const Services& services) {
    if (!services.books.saft)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "SAF-T is not wired");
    return services.books.saft();
}

invoicing::CommunicationRepository& communications(const Services& services) {
    if (services.books.communications == nullptr)
        throw Error(Fault::Internal, "UNEXPECTED", {}, "communications are not wired");
    return *services.books.communications;
}

invoicing::Company company(const Services& services) {
    auto found = services.company.company();
    if (!found)
        throw Error(Fault::Configuration, "COMPANY_MISSING");
    return *std::move(found);
}

invoicing::SaftProducer producerOf(const Services& services) {
    if (const auto* profile = services.certification; profile != nullptr)
        return {profile->producerNif, profile->productId, profile->productVersion, profile->number};
    if (const auto installed =
            installedCertification(services)) // its key stays in the vault: nothing is signed
        return {installed->producerNif, installed->productId, services.books.programVersion,
                installed->number};
    return {company(services).nif, std::string(uncertified), services.books.programVersion, 0};
}

std::int64_t documentsOf(invoicing::SaftSource& source, SaftRange range) {
    using invoicing::SaftBlock;
    std::int64_t sum = 0;
    for (const auto block : {SaftBlock::SalesInvoices, SaftBlock::MovementOfGoods,
                             SaftBlock::WorkingDocuments, SaftBlock::Payments})
        sum += source.totals(block, range).entries;
    return sum;
}

year_month monthOf(Date day) {
    return {day.year(), day.month()};
}

Date dueOf(year_month month) {
    const year_month next = month + std::chrono::months(1);
    return {next.year(), next.month(), std::chrono::day(5)};
}

SaftMonth rowOf(invoicing::CommunicationRepository& port, year_month month,
                const std::vector<invoicing::Communication>& all) {
    const SaftRange range = monthRange(month);
    SaftMonth row;
    row.month = month;
    row.documents = port.documents(range.first, range.last);
    row.due = dueOf(month);
    const auto newest = std::find_if(all.begin(), all.end(), [&](const auto& communication) {
        return communication.first <= range.first && range.last <= communication.last;
    });
    if (newest == all.end())
        return row;
    row.communicated = *newest;
    const auto change = port.lastChange(range.first, range.last);
    row.changedSince =
        (change && newest->communicated < change->date) || (newest->sha256.empty() && row.documents > 0);
    return row;
}

} // namespace

SaftRange monthRange(year_month month) {
    return {Date(month.year(), month.month(), std::chrono::day(1)), Date(month / std::chrono::last)};
}

std::vector<PreflightFinding> ExportSaft::preflight(SaftRange range, const JobContext& job) {
    const invoicing::Company issuer = company(services_);
    const auto producer = producerOf(services_);
    const auto source = snapshot(services_);
    const TemporaryFolder folder("cunho-saft");
    const auto target = folder.path() / "saft.xml";
    AtomicFile file(target, AtomicFile::Existing::Refuse, AtomicFile::Keep::Scratch);
    writeSaft(
        *source, range, producer, today(services_.clock, Zone::Lisbon),
        [&](ByteView piece) { file.write(piece); }, job);
    file.commit();
    invoicing::SaftCheckOptions options;
    if (services_.certification != nullptr)
        options.publicKeyPem = services_.certification->key.publicPem();
    else if (const auto installed = installedCertification(services_))
        options.publicKeyPem = installed->publicKeyPem;
    const auto report = checkSaft(target, options, job);
    std::vector<PreflightFinding> findings = companyFindings(issuer, producer.certificateNumber);
    if (report.documents == 0)
        findings.push_back(emptyRange(range));
    const auto found = withDocuments(report.findings, services_.documents);
    findings.insert(findings.end(), found.begin(), found.end());
    return findings;
}

SaftExportResult ExportSaft::run(SaftRange range, const std::filesystem::path& target, bool replace,
                                 const JobContext& job) {
    (void)company(services_);
    const auto producer = producerOf(services_);
    const auto source = snapshot(services_);
    AtomicFile file(target, replace ? AtomicFile::Existing::Replace : AtomicFile::Existing::Refuse);
    crypto::Hasher hasher(crypto::DigestAlgorithm::Sha256);
    writeSaft(
        *source, range, producer, today(services_.clock, Zone::Lisbon),
        [&](ByteView piece) {
            hasher.update(piece);
            file.write(piece);
        },
        job);
    const SaftRange written{range.first, range.last, producer.certificateNumber != 0};
    const std::int64_t documents = documentsOf(*source, written);
    file.commit();
    return {target, hasher.finish().value, documents};
}

std::string ExportSaft::fileName(SaftRange range) {
    const std::string first = formatDate(range.first);
    const bool month = range.first.day() == std::chrono::day(1) &&
                       range.last == Date(monthOf(range.first) / std::chrono::last);
    return "SAFT-PT " + company(services_).nif + " " +
           (month ? first.substr(0, 7) : first + " " + formatDate(range.last)) + ".xml";
}

void ExportSaft::markCommunicated(const invoicing::Communication& communication) {
    if (!communication.first.ok() || !communication.last.ok() || communication.last < communication.first)
        throw Error(Fault::Input, "SAFT_RANGE",
                    {{"first", formatDate(communication.first)}, {"last", formatDate(communication.last)}});
    if (!communication.communicated.ok() || communication.communicated < communication.first ||
        communication.communicated > today(services_.clock, Zone::Lisbon))
        throw Error(Fault::Input, "SAFT_COMMUNICATED_DATE",
                    {{"date", formatDate(communication.communicated)}});
    communications(services_).record(communication);
}

invoicing::Communication ExportSaft::markCommunicated(SaftRange range, Date communicated,
                                                      const std::filesystem::path& file) {
    invoicing::Communication communication;
    communication.first = range.first;
    communication.last = range.last;
    communication.communicated = communicated;
    if (!file.empty()) {
        communication.sha256 = crypto::sha256File(file).value;
        communication.fileName = file.filename().string();
    }
    markCommunicated(communication);
    return communication;
}

std::vector<SaftMonth> ExportSaft::months() {
    auto& port = communications(services_);
    const auto span = port.span();
    if (!span)
        return {};
    const year_month first = monthOf(span->first);
    const auto all = port.communications();
    std::vector<SaftMonth> rows;
    for (year_month month = monthOf(today(services_.clock, Zone::Lisbon)); month >= first;
         month -= std::chrono::months(1))
        rows.push_back(rowOf(port, month, all));
    return rows;
}

std::vector<SaftMonth> ExportSaft::due() {
    const Date now = today(services_.clock, Zone::Lisbon);
    std::vector<SaftMonth> rows;
    for (SaftMonth& row : months()) {
        if (!row.communicated && monthRange(row.month).last < now)
            rows.push_back(std::move(row));
    }
    std::stable_partition(rows.begin(), rows.end(), [&](const SaftMonth& row) { return now <= row.due; });
    return rows;
}

} // namespace cunho::app
